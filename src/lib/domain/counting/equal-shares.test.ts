import { expect, test } from 'vitest';
import { raiseShares } from './completion.ts';
import { electionOf, voters } from './election-of.ts';
import { electorateOf } from './electorate.ts';
import { equalShares, type EqualSharesOptions } from './equal-shares.ts';
import { fraction } from './fraction.ts';
import { scores } from './profile.ts';
import { byLot, fieldOf, type TieRule } from './ties.ts';

const usual: EqualSharesOptions = {
	utility: 'cost',
	completion: 'none',
	start: 'exact',
	stop: 'supported',
	increment: fraction(1n),
};
const byCost: TieRule = { by: ['cost', 'score', 'id'], drawn: [] };
type Election = ReturnType<typeof electionOf>;
const count = ({ instance, profile }: Election, options: Partial<EqualSharesOptions> = {}, ties: TieRule = byLot) => {
	const outcome = equalShares(instance, profile, { ...usual, ...options }, ties);
	if (!outcome.ok) throw new Error(outcome.refusal.reason);
	return outcome.value;
};

test('a unanimous project that costs the whole pot wins, whatever the pot divided by the voters is', () => {
	for (const n of [3, 7, 49, 414, 1000]) {
		expect(count(electionOf(310000, { a: 310000 }, voters(n, ['a']))).winners).toEqual(['a']);
	}
});

test('a minority large enough for its project gets it', () => {
	const election = electionOf(100, { park: 60, road: 60, bench: 40 }, [
		...voters(6, ['park', 'road']),
		...voters(4, ['bench']),
	]);
	expect(count(election, {}, byCost).winners).toEqual(['park', 'bench']);
});

test('who cannot pay in full gives all it has, and the others pay the rest', () => {
	const election = electionOf(30, { a: 10, b: 15 }, [['a', 'b'], ['b'], []]);
	const { steps, winners } = count(election, { utility: 'cardinality' });
	expect(winners).toEqual(['b']);
	expect(steps[0]).toMatchObject({ rate: 7.5, paid: [{ voters: 2, amount: 8 }] });
	const poorer = electionOf(30, { a: 5, b: 14 }, [['a', 'b'], ['b'], []]);
	expect(count(poorer, { utility: 'cardinality' }).steps[1]).toMatchObject({
		project: 'b',
		rate: 9,
		paid: [
			{ voters: 1, amount: 9 },
			{ voters: 1, amount: 5 },
		],
	});
});

test('cost utility prefers what more voters share, cardinality what costs each of them less', () => {
	const ballots = [...voters(5, ['big']), ...voters(4, ['small'])];
	const election = electionOf(180, { big: 100, small: 40 }, ballots);
	expect(count(election).winners).toEqual(['big', 'small']);
	expect(count(election, { utility: 'cardinality' }).winners).toEqual(['small', 'big']);
});

test('points pay by weight', () => {
	const given = [new Map([['a', 3]]), new Map([['a', 1]])];
	const { steps } = count(electionOf(20, { a: 8 }, given, 'points'));
	expect(steps[0]).toMatchObject({
		rate: 2,
		paid: [
			{ voters: 1, amount: 6 },
			{ voters: 1, amount: 2 },
		],
	});
});

test('what costs nothing and has a supporter wins at once', () => {
	expect(count(electionOf(10, { free: 0, unloved: 0, a: 10 }, [['a', 'free']])).winners).toEqual(['free', 'a']);
});

test('larger shares take everything when everything fits', () => {
	const election = electionOf(100, { a: 30, b: 30, c: 40 }, [['a'], ['b'], ['c'], ['c']]);
	expect(count(election).winners).toEqual(['c']);
	expect(count(election, { completion: 'add1' }, byCost)).toMatchObject({
		cost: 100,
		completion: { share: '30', increases: 5, stop: 'exhausted' },
	});
});

test('raising the shares ends although a project that nobody voted for would still fit', () => {
	const election = electionOf(10, { a: 1, z: 5, y: 100 }, [['a'], ['a']]);
	for (const stop of ['supported', 'all', 'never'] as const) {
		expect(count(election, { completion: 'add1', stop }).winners).toEqual(['a']);
	}
	expect(count(election, { completion: 'add1u', stop: 'all' }).winners).toEqual(['a', 'z']);
});

test('a first share in whole units and another step change where the raising ends', () => {
	const election = electionOf(100, { a: 49, b: 50 }, [['a'], ['b'], []]);
	expect(count(election, { completion: 'add1' }).completion).toMatchObject({ share: '151/3', increases: 17 });
	expect(count(election, { completion: 'add1', start: 'floor' }).completion).toMatchObject({
		share: '50',
		increases: 17,
	});
	const half = { completion: 'add1' as const, increment: fraction(1n, 2n) };
	expect(count(election, half).completion).toMatchObject({ share: '151/3', increases: 34 });
});

test('the utilitarian completion goes by score and skips, with ties of its own', () => {
	const election = electionOf(30, { a: 20, b: 20, c: 20 }, [['a'], ['b'], ['c'], ['a']]);
	expect(count(election, { completion: 'utilitarian' })).toMatchObject({ winners: ['a'] });
	const twins = electionOf(30, { b: 20, c: 20 }, [['b'], ['c'], []]);
	expect(count(twins, { completion: 'utilitarian' }).tie).toEqual({ between: ['b', 'c'], after: 0 });
});

test('a tie stops the count and tells the share at which it was met; a drawn list continues it', () => {
	const election = electionOf(25, { a: 10, b: 10, c: 4 }, [['a', 'b'], ['a', 'b'], ...voters(3, ['c'])]);
	const open = count(election);
	expect(open).toMatchObject({ winners: ['c'], tie: { between: ['a', 'b'], after: 1, share: '5' } });
	expect(count(election, {}, { by: [], drawn: [['c', 'b', 'a']] }).winners).toEqual(['c', 'b']);
});

test('a list of drawn ids decides by its own order, not by who of them is left over', () => {
	const election = electionOf(6, { x: 3, y: 3 }, voters(2, ['x', 'y']));
	expect(count(election, {}, { by: [], drawn: [['y', 'x']] }).winners).toEqual(['y', 'x']);
});

test('rates that differ beyond the reach of doubles are told apart', () => {
	const [cheaper, dearer] = [9007199254740880, 9007199254740881];
	const election = electionOf(9007199254740990, { dearer, cheaper }, [['cheaper', 'dearer']]);
	expect(count(election, { utility: 'cardinality' }).winners).toEqual(['cheaper']);
});

test('nobody voted, nothing in the pot or nothing to vote for: nothing is bought', () => {
	for (const completion of ['none', 'add1', 'add1u'] as const) {
		expect(count(electionOf(10, { a: 20 }, []), { completion }).winners).toEqual([]);
		expect(count(electionOf(0, { a: 20 }, [['a']]), { completion }).winners).toEqual([]);
		expect(count(electionOf(10, {}, [[]]), { completion }).winners).toEqual([]);
	}
});

test('steps that come to the same are skipped: a large pot for few voters takes few runs', () => {
	const ballots = [['wall', 'bench'], ['bench', 'path'], ['path']];
	for (const [budget, costs, cast] of [
		[120_000_000, { wall: 90_000_000, bench: 40_000_000, path: 70_000_000 }, ballots],
		[300_000_000, { wall: 140_000_000, bench: 60_000_000, path: 70_000_000 }, ballots],
		[
			300_000_000,
			{ wall: 110_000_000, bench: 90_000_000, path: 90_000_000 },
			[
				['wall', 'bench', 'path'],
				['bench', 'path'],
			],
		],
		[2e12, { a: 1.5e12, b: 1.2e12 }, [['a'], ['b']]],
	] as const) {
		const { instance, profile } = electionOf(budget, costs, cast);
		const electorate = electorateOf(profile);
		const field = fieldOf(instance, scores(profile));
		const base = BigInt(profile.voters);
		const whole = { electorate, field, utility: 'cost', ties: byCost, base } as const;
		const raised = raiseShares(whole, budget, { start: BigInt(budget), step: base, stop: 'supported' });
		if (!raised.ok) throw new Error(raised.refusal.reason);
		expect(raised.value.increases).toBeGreaterThan(1_000_000);
		expect(raised.value.runs).toBeLessThan(100);
	}
});

test('the left-over projects tell what their supporters still have', () => {
	const { steps } = count(electionOf(20, { a: 20, b: 4 }, [['a', 'b'], ['a'], ['b'], []]));
	expect(steps).toMatchObject([
		{ project: 'b', decision: 'taken', before: 20, left: 16 },
		{
			project: 'a',
			decision: 'supporters_short',
			paid: [
				{ voters: 1, amount: 5 },
				{ voters: 1, amount: 3 },
			],
		},
	]);
});
