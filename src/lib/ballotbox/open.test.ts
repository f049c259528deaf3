import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kroner } from '../domain/money.ts';
import type { BallotPaper } from '../domain/voting/ballot-format.ts';
import { ballotText } from '../domain/voting/ballot-text.ts';
import { envelopeHash } from './leaf.ts';
import { fillUrn, openingText, openUrn, type Envelope } from './open.ts';
import { newBoxKey, seal } from './seal.ts';

const box = newBoxKey();
const round = 'bolbro-2015';
const ideas = [1, 2, 3, 4].map((number) => ({ number, price: kroner(1000) }));
const paper: BallotPaper = [
	{ track: 1, format: { kind: 'one_mark' }, blank: true, ideas: ideas.slice(0, 2) },
	{ track: 2, format: { kind: 'one_mark' }, blank: false, ideas: ideas.slice(2) },
];
const opening = { box, round, paper };

function ballotFor(first: number | undefined, second: number): string {
	return ballotText([
		{ track: 1, marks: first === undefined ? [] : [{ idea: first, marks: 1 }] },
		{ track: 2, marks: [{ idea: second, marks: 1 }] },
	]);
}

function cast(card: string, version: number, text: string): Envelope {
	return { card, version, sealed: seal(text, box.publicKey, round) };
}

describe('the urn', () => {
	const envelopes = [
		cast('amina', 1, ballotFor(1, 3)),
		cast('bent', 2, ballotFor(2, 4)),
		cast('bent', 1, ballotFor(1, 3)),
		cast('carla', 1, ballotFor(1, 3)),
	];

	test('holds the last envelope of each card', () => {
		const urn = fillUrn(envelopes, new Set(['amina', 'bent', 'carla']));
		const hashes = [envelopes[0], envelopes[1], envelopes[3]].map((each) =>
			envelopeHash(each?.sealed ?? new Uint8Array()),
		);
		expect(urn.map(envelopeHash)).toEqual(hashes.sort());
	});

	test('holds nothing of a card that was revoked or swapped for paper', () => {
		expect(fillUrn(envelopes, new Set(['amina', 'carla']))).toHaveLength(2);
		expect(fillUrn(envelopes, new Set())).toEqual([]);
	});

	test('is the same whatever the order in which the envelopes came', () => {
		const mayVote = new Set(['amina', 'bent', 'carla']);
		fc.assert(
			fc.property(fc.shuffledSubarray(envelopes, { minLength: 4 }), (shuffled) => {
				expect(fillUrn(shuffled, mayVote)).toEqual(fillUrn(envelopes, mayVote));
			}),
		);
	});
});

describe('opening the box', () => {
	test('shows the choices of each track on its own, sorted', () => {
		const texts = [ballotFor(2, 3), ballotFor(1, 4), ballotFor(undefined, 4)];
		const urn = texts.map((text) => seal(text, box.publicKey, round));
		expect(openUrn(urn, opening)).toEqual({
			valid: 3,
			invalid: 0,
			tracks: [
				{ track: 1, choices: ['[1]', '[2]', '[]'] },
				{ track: 2, choices: ['[3]', '[4]', '[4]'] },
			],
		});
	});

	test('counts as invalid what does not open or is no ballot on this paper', () => {
		const urn = [
			seal(ballotFor(1, 3), box.publicKey, round),
			seal(ballotFor(1, 2), box.publicKey, round),
			seal(`${ballotFor(1, 3)} `, box.publicKey, round),
			seal(ballotFor(1, 3), box.publicKey, 'bolbro-2014'),
			seal(ballotFor(1, 3), newBoxKey().publicKey, round),
			new Uint8Array(1072),
		];
		expect(openUrn(urn, opening)).toMatchObject({ valid: 1, invalid: 5 });
	});

	test('counts a copied envelope once, so that a copy cannot show what a neighbour chose', () => {
		const neighbours = seal(ballotFor(2, 3), box.publicKey, round);
		expect(openUrn([neighbours, neighbours], opening)).toMatchObject({ valid: 1, invalid: 1 });
	});

	test('with the wrong key is a mistake, not a box full of invalid ballots', () => {
		const wrong = { publicKey: box.publicKey, openingKey: newBoxKey().openingKey };
		expect(() => openUrn([], { ...opening, box: wrong })).toThrow(RangeError);
	});

	test('gives the same text on two machines, whatever the order of the envelopes', () => {
		const urn = [ballotFor(2, 3), ballotFor(1, 4)].map((text) => seal(text, box.publicKey, round));
		const text = openingText(openUrn(urn, opening));
		expect(openingText(openUrn([...urn].reverse(), opening))).toBe(text);
		expect(text).toBe(
			'{"v":1,"valid":2,"invalid":0,"tracks":[{"track":1,"choices":[[1],[2]]},{"track":2,"choices":[[3],[4]]}]}\n',
		);
	});
});

test('every ballot that was cast comes out, and nothing else', () => {
	const choice = fc.tuple(fc.constantFrom(1, 2, undefined), fc.constantFrom(3, 4));
	fc.assert(
		fc.property(fc.array(choice, { maxLength: 12 }), (cast) => {
			const envelopes = cast.map(([first, second], at) => ({
				card: `${at}`,
				version: 1,
				sealed: seal(ballotFor(first, second), box.publicKey, round),
			}));
			const opened = openUrn(fillUrn(envelopes, new Set(envelopes.map(({ card }) => card))), opening);
			expect(opened.tracks[0]?.choices).toEqual(cast.map(([first]) => (first ? `[${first}]` : '[]')).sort());
			expect(opened.tracks[1]?.choices).toEqual(cast.map(([, second]) => `[${second}]`).sort());
		}),
		{ numRuns: 30 },
	);
});
