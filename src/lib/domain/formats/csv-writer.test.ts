import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, csvReader } from './csv.ts';
import { csvOf } from './csv-writer.ts';

const read = (file: string): string[][] => {
	const rows: string[][] = [];
	const reader = csvReader(';'.charCodeAt(0), (row) => {
		rows.push(Array.from({ length: row.cells }, (_, cell) => cellText(row, cell)));
	});
	reader.feed(new TextEncoder().encode(file.slice(1)));
	reader.end();
	return rows;
};

test('no text of a table is run as a formula', () => {
	const nasty = ['=1+1', '+45', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '＝1+1', '\n=HYPERLINK("http://x")'];
	const cells = read(
		csvOf(
			['Idé'],
			nasty.map((text) => [text]),
		),
	).flat();
	for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
});

test('what a table holds is read back, whatever people wrote', () => {
	const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/^[\s\0]*[=+\-@＝＋－＠'\t\r]/u.test(text));
	fc.assert(
		fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 5 }), (rows) => {
			const trimmed = rows.map((row) => row.map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')));
			expect(
				read(csvOf(['a', 'b'], rows))
					.slice(1)
					.map((row) => row.map((text) => text.trim())),
			).toEqual(trimmed.map((row) => row.map((text) => text.trim())));
		}),
	);
});

test('numbers stay numbers, with a decimal comma, and nothing is an empty cell', () => {
	expect(csvOf(['a', 'b', 'c'], [[-5, 1.5, null]])).toBe('\ufeffa;b;c\r\n-5;1,5;\r\n');
});
