import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { formatLimits, type BallotFormat, type BallotPaper, type PaperTrack } from './ballot-format.ts';
import { BALLOT_ROOM, ballotText, choicesText, longestBallot, readBallotText } from './ballot-text.ts';
import { fillBallot, type FilledTrack } from './ballot.ts';

const ideas = Array.from({ length: 12 }, (_, at) => ({ number: at + 1, price: kroner(1000) }));
const paper: BallotPaper = [
	{ track: 1, format: { kind: 'up_to', most: 3 }, blank: true, ideas: ideas.slice(0, 6) },
	{ track: 2, format: { kind: 'points', each: 10 }, blank: false, ideas: ideas.slice(6) },
];
const whole = '{"v":1,"tracks":[{"track":1,"choices":[2,5]},{"track":2,"choices":[7,[9,10]]}]}';

describe('the text of a ballot', () => {
	test('is read and written the same', () => {
		const read = readBallotText(whole, paper);
		expect(read.ok && ballotText(read.value)).toBe(whole);
	});

	test('shows the choices of one track as they are published', () => {
		expect(
			choicesText([
				{ idea: 7, marks: 1 },
				{ idea: 9, marks: 10 },
			]),
		).toBe('[7,[9,10]]');
	});

	test('a blank track is an empty list', () => {
		const blank = '{"v":1,"tracks":[{"track":1,"choices":[]},{"track":2,"choices":[7]}]}';
		expect(readBallotText(blank, paper).ok).toBe(true);
	});

	test.each([
		['nothing', ''],
		['no JSON', '{'],
		['no object', '[]'],
		['null', 'null'],
		['no tracks', '{"v":1}'],
		['a track that is no object', '{"v":1,"tracks":[null]}'],
		['choices that are no list', '{"v":1,"tracks":[{"track":1,"choices":"2"}]}'],
		['a choice that is no number', whole.replace('[2,5]', '["2",5]')],
		['another version', whole.replace('"v":1', '"v":2')],
		['a space more', whole.replace(',', ', ')],
		['a space after', `${whole} `],
		['a key more', whole.replace('"v":1', '"v":1,"name":"Amina"')],
		['a key twice', whole.replace('"v":1', '"v":1,"v":1')],
		['keys in another order', whole.replace('"track":1,"choices":[2,5]', '"choices":[2,5],"track":1')],
		['ideas in another order', whole.replace('[2,5]', '[5,2]')],
		['tracks in another order', '{"v":1,"tracks":[{"track":2,"choices":[7]},{"track":1,"choices":[2]}]}'],
		['one mark written as a pair', whole.replace('[2,5]', '[[2,1],5]')],
		['a number in another form', whole.replace('[2,5]', '[2.0,5]')],
		['an idea with no marks', whole.replace('[2,5]', '[2,[5,0]]')],
		['a triple', whole.replace('[9,10]', '[9,10,1]')],
	])('%s is not the text of a ballot', (_, text) => {
		expect(readBallotText(text, paper)).toEqual({ ok: false, refusal: { reason: 'not_canonical' } });
	});

	test('a ballot that breaks a rule of the paper is refused by that rule', () => {
		const refused = readBallotText(whole.replace('[2,5]', '[2,3,4,5]'), paper);
		expect(refused).toMatchObject({ refusal: { reason: 'too_many_marks', track: 1 } });
	});

	test('whatever the text, it is answered', () => {
		const odd = fc.oneof(
			fc.json(),
			fc.string(),
			fc.json().map((value) => `{"v":1,"tracks":[${value}]}`),
		);
		fc.assert(
			fc.property(odd, (text) => {
				expect(readBallotText(text, paper).ok).toBe(false);
			}),
		);
	});
});

describe('room in the envelope', () => {
	const formats: BallotFormat[] = [
		{ kind: 'one_mark' },
		{ kind: 'up_to', most: 5 },
		{ kind: 'stacked', most: 12 },
		{ kind: 'points', each: 10 },
		{ kind: 'ranking', most: 20 },
		{ kind: 'fill_pot', pot: kroner(20_000) },
	];
	const papers = fc
		.array(fc.tuple(fc.constantFrom(...formats), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 4 })
		.map((tracks): BallotPaper =>
			tracks.map(([format, size], at) => ({
				track: at + 1,
				format,
				blank: true,
				ideas: Array.from({ length: size }, (_, i) => ({ number: at * 20 + i + 1, price: kroner(1000) })),
			})),
		);

	test('no ballot is longer than the longest that was foretold', () => {
		fc.assert(
			fc.property(papers, fc.infiniteStream(fc.integer({ min: 0, max: 12 })), (drawn, wishes) => {
				const ballot = fillBallot(
					drawn,
					drawn.map((track) => filledBy(wishes, track)),
				);
				const longest = longestBallot(drawn);
				expect(ballot.ok && longest.ok && ballotText(ballot.value).length <= longest.value).toBe(true);
			}),
		);
	});

	test.each([
		['one mark', { kind: 'one_mark' }, 5000],
		['fill the pot', { kind: 'fill_pot', pot: kroner(1) }, 270],
		['ranking of all', { kind: 'ranking', most: 999 }, 270],
		['points up to 10', { kind: 'points', each: 10 }, 119],
		['points up to 100', { kind: 'points', each: 100 }, 108],
		['ten stacked marks', { kind: 'stacked', most: 10 }, 5000],
	] as const)('%s: a paper of %j has room for at least %i ideas', (_, format, most) => {
		expect(longestBallot(paperOf(format, most)).ok).toBe(true);
	});

	test('the longest ballot marks the ideas with the longest numbers', () => {
		const longest = '{"v":1,"tracks":[{"track":1,"choices":[99,100]}]}'.length;
		expect(longestBallot(paperOf({ kind: 'up_to', most: 2 }, 100))).toEqual({ ok: true, value: longest });
	});

	test('a paper with more ideas than an envelope has room for is refused with the lengths', () => {
		const refused = longestBallot(paperOf({ kind: 'ranking', most: 999 }, 400));
		expect(refused).toMatchObject({ ok: false, refusal: { reason: 'paper_too_long', room: BALLOT_ROOM } });
	});

	function filledBy(wishes: Iterator<number>, { track, format, ideas: onTrack }: PaperTrack): FilledTrack {
		let left = formatLimits(format).inAll;
		const marks = onTrack.map(({ number }) => {
			const given = Math.min(wishes.next().value ?? 0, formatLimits(format).onOneIdea, left);
			left -= given;
			return { idea: number, marks: given };
		});
		return { track, marks, blank: marks.every((mark) => mark.marks === 0) };
	}

	function paperOf(format: BallotFormat, size: number): BallotPaper {
		const many = Array.from({ length: size }, (_, at) => ({ number: at + 1, price: kroner(0) }));
		return [{ track: 1, format, blank: false, ideas: many }];
	}
});
