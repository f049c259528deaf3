import { describe, expect, test } from 'vitest';
import { kroner, money } from '../money.ts';
import type { BallotFormat, BallotPaper, PaperTrack } from './ballot-format.ts';
import { fillBallot, fillTrack, type FilledTrack, type Mark } from './ballot.ts';

const ideas = [1, 2, 3, 4].map((number) => ({ number, price: kroner(number * 10_000) }));
const pot = kroner(50_000);

function paperWith(format: BallotFormat, blank = false): PaperTrack {
	return { track: 1, format, blank, ideas };
}

function on(...numbers: number[]): Mark[] {
	return numbers.map((idea) => ({ idea, marks: 1 }));
}

describe('any ballot', () => {
	const oneMark = paperWith({ kind: 'one_mark' });
	const upToThree = paperWith({ kind: 'up_to', most: 3 });

	test('an idea that is not on the paper cannot be marked', () => {
		expect(fillTrack(oneMark, { marks: on(9) })).toEqual({
			ok: false,
			refusal: { reason: 'not_on_ballot', track: 1, idea: 9 },
		});
	});

	test('an idea marked twice is refused, not counted twice', () => {
		expect(fillTrack(upToThree, { marks: on(2, 2) })).toMatchObject({ refusal: { reason: 'marked_twice', idea: 2 } });
	});

	test.each([-1, 0.5, NaN, 2 ** 53, Infinity])('%d is not a mark', (marks) => {
		expect(fillTrack(oneMark, { marks: [{ idea: 1, marks }] })).toMatchObject({ refusal: { reason: 'not_a_mark' } });
	});

	test('marks are kept in the order of the numbers, so that the order of clicking tells nothing', () => {
		expect(fillTrack(upToThree, { marks: on(4, 1, 3) })).toEqual({ ok: true, value: { track: 1, marks: on(1, 3, 4) } });
	});
});

describe('a blank vote', () => {
	const mayBeBlank = paperWith({ kind: 'one_mark' }, true);

	test('is a ballot without marks where the round allows it', () => {
		expect(fillTrack(mayBeBlank, { marks: [], blank: true })).toEqual({ ok: true, value: { track: 1, marks: [] } });
	});

	test('is refused where the round does not allow it', () => {
		const refused = fillTrack(paperWith({ kind: 'one_mark' }), { marks: [], blank: true });
		expect(refused).toMatchObject({ refusal: { reason: 'blank_not_allowed', track: 1 } });
	});

	test('must be said: choosing nothing is not a blank vote', () => {
		expect(fillTrack(mayBeBlank, { marks: [] })).toMatchObject({ refusal: { reason: 'nothing_chosen' } });
		expect(fillTrack(mayBeBlank, { marks: [{ idea: 1, marks: 0 }] })).toMatchObject({
			refusal: { reason: 'nothing_chosen' },
		});
	});

	test('cannot also have marks', () => {
		expect(fillTrack(mayBeBlank, { marks: on(1), blank: true })).toMatchObject({
			refusal: { reason: 'blank_and_marked' },
		});
	});
});

describe('the formats', () => {
	test('one mark: a second one is too many', () => {
		const paper = paperWith({ kind: 'one_mark' });
		expect(fillTrack(paper, { marks: on(2) }).ok).toBe(true);
		expect(fillTrack(paper, { marks: on(2, 3) })).toMatchObject({
			refusal: { reason: 'too_many_marks', marks: 2, most: 1 },
		});
	});

	test('up to three marks: three are fine, four too many, two on one idea never', () => {
		const paper = paperWith({ kind: 'up_to', most: 3 });
		expect(fillTrack(paper, { marks: on(1, 2, 3) }).ok).toBe(true);
		expect(fillTrack(paper, { marks: on(1, 2, 3, 4) })).toMatchObject({
			refusal: { reason: 'too_many_marks', most: 3 },
		});
		expect(fillTrack(paper, { marks: [{ idea: 1, marks: 2 }] })).toMatchObject({
			refusal: { reason: 'too_many_on_idea', idea: 1, most: 1 },
		});
	});

	test('stacked marks: all may stand on one idea, but there are no more than the voter has', () => {
		const paper = paperWith({ kind: 'stacked', most: 5 });
		expect(fillTrack(paper, { marks: [{ idea: 3, marks: 5 }] }).ok).toBe(true);
		const six = fillTrack(paper, { marks: [{ idea: 3, marks: 4 }, ...on(1, 2)] });
		expect(six).toMatchObject({ refusal: { reason: 'too_many_marks', marks: 6, most: 5 } });
	});

	test('points: each idea has its own limit, together there is none', () => {
		const paper = paperWith({ kind: 'points', each: 10 });
		const all = ideas.map(({ number }) => ({ idea: number, marks: 10 }));
		expect(fillTrack(paper, { marks: all }).ok).toBe(true);
		expect(fillTrack(paper, { marks: [{ idea: 2, marks: 11 }] })).toMatchObject({
			refusal: { reason: 'too_many_on_idea', idea: 2, most: 10 },
		});
	});

	test('points: an idea left at 0 is not marked', () => {
		const paper = paperWith({ kind: 'points', each: 10 });
		const filled = fillTrack(paper, { marks: [{ idea: 1, marks: 0 }, ...on(2)] });
		expect(filled).toMatchObject({ value: { marks: on(2) } });
	});

	test('ranking: the order is the vote and is kept', () => {
		const paper = paperWith({ kind: 'ranking', most: 3 });
		expect(fillTrack(paper, { marks: on(4, 1, 3) })).toMatchObject({ value: { marks: on(4, 1, 3) } });
		expect(fillTrack(paper, { marks: on(4, 1, 3, 2) })).toMatchObject({ refusal: { reason: 'too_many_marks' } });
	});

	test('fill the pot: the whole pot may be spent', () => {
		expect(fillTrack(paperWith({ kind: 'fill_pot', pot }), { marks: on(1, 4) }).ok).toBe(true);
	});

	test('fill the pot: over it is refused with the amount that is missing', () => {
		expect(fillTrack(paperWith({ kind: 'fill_pot', pot }), { marks: on(2, 4) })).toEqual({
			ok: false,
			refusal: { reason: 'over_pot', track: 1, by: kroner(10_000) },
		});
	});
});

describe('several tracks in one pass', () => {
	const paper: BallotPaper = [
		{ track: 1, format: { kind: 'one_mark' }, blank: false, ideas: ideas.slice(0, 2) },
		{ track: 2, format: { kind: 'fill_pot', pot }, blank: true, ideas: ideas.slice(2) },
	];
	const small: FilledTrack = { track: 1, marks: on(2) };
	const large: FilledTrack = { track: 2, marks: on(3) };

	test('make one ballot in the order of the paper', () => {
		expect(fillBallot(paper, [large, small])).toEqual({
			ok: true,
			value: [
				{ track: 1, marks: on(2) },
				{ track: 2, marks: on(3) },
			],
		});
	});

	test('a ballot is refused with the first track that is not valid', () => {
		expect(fillBallot(paper, [{ track: 2, marks: on(3, 4) }])).toMatchObject({
			refusal: { reason: 'nothing_chosen', track: 1 },
		});
		expect(fillBallot(paper, [small, { track: 2, marks: on(3, 4) }])).toMatchObject({
			refusal: { reason: 'over_pot', track: 2, by: money(2_000_000) },
		});
	});

	test('an idea of one track cannot be marked in another', () => {
		expect(fillBallot(paper, [small, { track: 2, marks: on(2) }])).toMatchObject({
			refusal: { reason: 'not_on_ballot', track: 2, idea: 2 },
		});
	});

	test('a track that the paper does not have, or that comes twice, is refused', () => {
		expect(fillBallot(paper, [small, large, { track: 3, marks: [] }])).toMatchObject({
			refusal: { reason: 'unknown_track', track: 3 },
		});
		expect(fillBallot(paper, [small, large, small])).toMatchObject({ refusal: { reason: 'track_filled_twice' } });
	});
});
