import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CROCKFORD } from '../crockford.ts';
import { readSheet, writeSheet } from './recovery-sheet.ts';

const key = () => fc.uint8Array({ minLength: 32, maxLength: 32 });
const keys = fc.record({ box: key(), cards: key(), log: key() });
const some = {
	box: new Uint8Array(32).fill(255),
	cards: new Uint8Array(32).map((_, at) => at * 7),
	log: new Uint8Array(32),
};

test('what is printed is read again, however it is typed', () => {
	fc.assert(
		fc.property(keys, (drawn) => {
			const lines = writeSheet(drawn);
			expect(lines).toHaveLength(12);
			expect(readSheet(lines.join('\n'))).toEqual({ ok: true, value: drawn });
			expect(readSheet(lines.map((line, at) => `${at + 1}. ${line}`).join('\n'))).toMatchObject({ ok: true });
			expect(readSheet(` \n${lines.join(' \r\n\n').toLowerCase().replaceAll('-', ' ')}\n`)).toEqual({
				ok: true,
				value: drawn,
			});
		}),
	);
});

test('any one wrong sign is caught, and its line is named', () => {
	const lines = writeSheet(some).map((line) => line.replaceAll('-', ''));
	for (const [at, line] of lines.entries()) {
		for (const place of line.split('').keys()) {
			for (const sign of CROCKFORD) {
				if (sign === line[place]) continue;
				const wrong = lines.with(at, line.slice(0, place) + sign + line.slice(place + 1)).join('\n');
				expect(readSheet(wrong)).toEqual({ ok: false, refusal: { reason: 'line_wrong', number: at + 1 } });
			}
		}
	}
});

test('two lines in each other’s place are caught, and so is a line too few or too many', () => {
	const lines = writeSheet({ ...some, cards: some.box, log: some.box });
	for (let at = 0; at < 11; at += 1) {
		const [one = '', other = ''] = [lines[at], lines[at + 1]];
		const swapped = readSheet(
			lines
				.with(at, other)
				.with(at + 1, one)
				.join('\n'),
		);
		expect(swapped).toEqual({ ok: false, refusal: { reason: 'line_wrong', number: at + 1 } });
	}
	expect(readSheet(lines.slice(1).join('\n'))).toMatchObject({ refusal: { reason: 'sheet_too_short' } });
	expect(readSheet([...lines, ...lines].join('\n'))).toMatchObject({ refusal: { reason: 'sheet_too_long' } });
});
