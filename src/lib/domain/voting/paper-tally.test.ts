import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '../money.ts';
import { papersOf, type PaperPile } from './paper-count.ts';
import { checkPapers, paperAccount } from './paper-account.ts';
import {
	differingPlaces,
	isPiled,
	pilesOf,
	placesToCount,
	stageOf,
	turnOf,
	type PersonsCount,
	type TallyLine,
} from './paper-tally.ts';

const ideas = [1, 2, 3].map((number) => ({ number, price: money(100) }));
const paper = [1, 2].map((track) => ({ track, format: { kind: 'one_mark' } as const, blank: track === 1, ideas }));
const places = placesToCount(paper, [1, 2]);

const linesOf = (papers: readonly number[]): TallyLine[] =>
	places.map((place, at) => ({ ...place, papers: papers[at] ?? 0 }));
const byCounter = (slot: number, papers: readonly number[], attempt = 1): PersonsCount => ({
	slot,
	counter: `counter-${slot}`,
	attempt,
	lines: linesOf(papers),
});

test('there is a pile for each idea and version, for blank where that is allowed, and for what cannot be read', () => {
	expect(places.map(({ track, version, what }) => `${track}.${version} ${what}`)).toEqual([
		...['1.1 [1]', '1.1 [2]', '1.1 [3]', '1.1 []', '1.1 invalid', '1.2 [1]', '1.2 [2]', '1.2 [3]', '1.2 []'],
		...['1.2 invalid', '2.1 [1]', '2.1 [2]', '2.1 [3]', '2.1 invalid', '2.2 [1]', '2.2 [2]', '2.2 [3]', '2.2 invalid'],
	]);
});

test('papers with more than one mark are not counted in piles', () => {
	expect(isPiled(paper)).toBe(true);
	expect(isPiled([...paper, { track: 3, format: { kind: 'up_to', most: 2 }, blank: true, ideas }])).toBe(false);
});

test('200 papers with 5 % typed into the wrong pile: every pile that differs is named, and no other', () => {
	const aPile = fc.integer({ min: 0, max: places.length - 1 });
	const typed = fc.array(aPile, { minLength: 200, maxLength: 200 });
	const wrong = fc.array(fc.tuple(fc.integer({ min: 0, max: 199 }), aPile), { minLength: 10, maxLength: 10 });
	fc.assert(
		fc.property(typed, wrong, (papers, mistakes) => {
			const tally = (all: readonly number[]) => places.map((_, pile) => all.filter((one) => one === pile).length);
			const mistyped = [...papers];
			for (const [at, pile] of mistakes) mistyped[at] = pile;
			const [one, other] = [tally(papers), tally(mistyped)];
			const expected = places.filter((_, pile) => one[pile] !== other[pile]);
			expect(differingPlaces(linesOf(one), linesOf(other))).toEqual(expected);
			const { stage } = stageOf([byCounter(1, one), byCounter(2, other)]);
			expect(stage).toBe(expected.length === 0 ? 'agreed' : 'again');
		}),
	);
});

test('a pile that one of them does not name holds no papers there', () => {
	const [first] = places;
	expect(differingPlaces([{ ...first!, papers: 0 }], [])).toEqual([]);
	expect(differingPlaces([], [{ ...first!, papers: 2 }])).toEqual([first]);
});

test('two that agree make the count; two that differ count again, each once, and then a third decides', () => {
	const [right, wrong, other] = [[3, 2], [2, 3], [1, 4]] as const; // prettier-ignore
	expect(stageOf([])).toEqual({ stage: 'first' });
	expect(stageOf([byCounter(1, right)])).toEqual({ stage: 'second' });
	expect(stageOf([byCounter(1, right), byCounter(2, right)])).toMatchObject({ by: ['counter-1', 'counter-2'] });
	expect(stageOf([byCounter(1, right), byCounter(2, wrong, 2)])).toMatchObject({
		stage: 'again',
		differing: [{ what: '[1]' }, { what: '[2]' }],
	});
	const differing = [byCounter(1, right, 2), byCounter(2, wrong, 2)];
	expect(stageOf(differing).stage).toBe('third');
	expect(stageOf([...differing, byCounter(3, wrong)])).toMatchObject({
		stage: 'agreed',
		lines: linesOf(wrong),
		by: ['counter-2', 'counter-3'],
	});
	expect(stageOf([...differing, byCounter(3, other)]).stage).toBe('none_agree');
});

test('nobody counts twice, unless the two differ; and nobody else counts while they count again', () => {
	const [one, other] = [byCounter(1, [1]), byCounter(2, [2])];
	expect(turnOf('counter-1', [])).toEqual({ ok: true, value: { slot: 1, attempt: 1 } });
	expect(turnOf('counter-1', [one])).toMatchObject({ refusal: { reason: 'counted_by_you' } });
	expect(turnOf('counter-2', [one])).toEqual({ ok: true, value: { slot: 2, attempt: 1 } });
	expect(turnOf('counter-2', [one, other])).toEqual({ ok: true, value: { slot: 2, attempt: 2 } });
	expect(turnOf('somebody', [one, other])).toMatchObject({ refusal: { reason: 'they_count_again' } });
	const again = [byCounter(1, [1], 2), other];
	expect(turnOf('counter-1', again)).toMatchObject({ refusal: { reason: 'counted_by_you' } });
	const both = [byCounter(1, [1], 2), byCounter(2, [2], 2)];
	expect(turnOf('counter-2', both)).toMatchObject({ refusal: { reason: 'counted_by_you' } });
	expect(turnOf('somebody', both)).toEqual({ ok: true, value: { slot: 3, attempt: 1 } });
	expect(turnOf('somebody', [one, byCounter(2, [1])])).toMatchObject({ refusal: { reason: 'count_stands' } });
	expect(turnOf('fourth', [...both, byCounter(3, [3])])).toMatchObject({ refusal: { reason: 'count_anew' } });
});

test('the account of the papers adds up, and what cannot be accounted for is missing', () => {
	const count = fc.nat({ max: 40 });
	const pile = fc.record({ marked: count, blank: count, invalid: count, counted: fc.boolean() });
	const desks = fc.record({ swapped: count, spoiled: count, renewed: count });
	fc.assert(
		fc.property(desks, fc.array(pile, { minLength: 1, maxLength: 3 }), (desk, found) => {
			const piles = found.map(({ marked, blank, invalid, counted }, at): PaperPile => {
				const version = at + 1;
				const lines = [
					{ track: 1, version, what: '[1]', papers: marked },
					{ track: 1, version, what: '[]', papers: blank },
					{ track: 1, version, what: 'invalid', papers: invalid },
				];
				return pilesOf(lines, 1, () => counted)[0]!;
			});
			const { handedOut, valid, blank, invalid, spoiled, missing } = paperAccount(desk, { track: 1, piles });
			expect(handedOut).toBe(desk.swapped + desk.spoiled + desk.renewed);
			expect(valid + blank + invalid + spoiled + missing).toBe(handedOut);
			const can = checkPapers(desk, [{ track: 1, piles }]);
			const counted = papersOf(piles).length + piles.reduce((sum, one) => sum + (one.counted ? one.invalid : 0), 0);
			expect(can.ok).toBe(missing >= 0 && counted <= desk.swapped);
		}),
	);
});
