import { describe, expect, test } from 'vitest';
import { cardKey } from './card-key.ts';
import { envelopeHash, readVote, signVote } from './leaf.ts';

const key = cardKey(new Uint8Array(32).fill(1));
const sealed = new Uint8Array(1072).fill(2);
const leaf = signVote({ round: 'bolbro-2014', version: 1, sealed }, key);
const lines = leaf.split('\n');

describe('the leaf of a vote', () => {
	test('is seven lines that anyone can read', () => {
		expect(lines.slice(0, 3)).toEqual(['pb/leaf/v1', 'bolbro-2014', 'vote']);
		expect(lines[3]).toBe(Buffer.from(key.publicKey).toString('hex'));
		expect(lines.slice(4, 6)).toEqual(['1', envelopeHash(sealed)]);
		expect(lines).toHaveLength(8);
		expect(lines[7]).toBe('');
	});

	test('is the same for the same vote, so that a repeated request makes no second leaf', () => {
		expect(signVote({ round: 'bolbro-2014', version: 1, sealed }, key)).toBe(leaf);
	});

	test('is read back', () => {
		const card = Buffer.from(key.publicKey).toString('hex');
		const vote = { round: 'bolbro-2014', card, version: 1, envelope: envelopeHash(sealed) };
		expect(readVote(leaf)).toEqual({ ok: true, value: vote });
	});

	test('is refused once any sign of it was changed', () => {
		for (const at of [...leaf].keys()) {
			const changed = leaf.slice(0, at) + (leaf[at] === '1' ? '2' : '1') + leaf.slice(at + 1);
			expect(readVote(changed).ok, `sign ${at}`).toBe(false);
		}
	});

	test('is refused when another card has signed it', () => {
		const other = signVote({ round: 'bolbro-2014', version: 1, sealed }, cardKey(new Uint8Array(32).fill(9)));
		const forged = [...lines.slice(0, 6), other.split('\n')[6], ''].join('\n');
		expect(readVote(forged)).toEqual({ ok: false, refusal: { reason: 'wrong_signature' } });
	});

	test.each([
		['nothing', ''],
		['a line more', `${leaf}\n`],
		['a line less', lines.slice(1).join('\n')],
		['other line ends', leaf.replaceAll('\n', '\r\n')],
		['upper case', leaf.toUpperCase()],
		['no end of line', leaf.slice(0, -1)],
		['a version with a zero before it', leaf.replace('\n1\n', '\n01\n')],
		['version 0', leaf.replace('\n1\n', '\n0\n')],
	])('%s is not a leaf', (_, text) => {
		expect(readVote(text)).toEqual({ ok: false, refusal: { reason: 'not_a_leaf' } });
	});

	test.each(['', 'bolbro 2014', 'bolbro\nvote', 'næsby'])('cannot be made for a round named %j', (round) => {
		expect(() => signVote({ round, version: 1, sealed }, key)).toThrow(RangeError);
	});

	test.each([0, -1, 1.5, NaN])('cannot be made for version %d', (version) => {
		expect(() => signVote({ round: 'r', version, sealed }, key)).toThrow(RangeError);
	});
});
