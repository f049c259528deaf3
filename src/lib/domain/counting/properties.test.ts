import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '../money.ts';
import { layOut } from './ballots.ts';
import { fraction } from './fraction.ts';
import { naiveEqualShares } from './naive-reference.ts';
import { weigh } from './profile.ts';
import { countBy } from './rules.ts';
import type { TieRule } from './ties.ts';

type Drawn = { budget: number; costs: number[]; ballots: Map<string, number>[]; points: boolean };

const elections = fc
	.record({
		budget: fc.integer({ min: 0, max: 60 }),
		costs: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
		points: fc.boolean(),
	})
	.chain(({ budget, costs, points }) => {
		const mark = fc.tuple(
			fc.integer({ min: 0, max: Math.max(0, costs.length - 1) }),
			fc.integer({ min: 1, max: points ? 4 : 1 }),
		);
		const ballot = costs.length ? fc.array(mark, { maxLength: 4 }) : fc.constant([]);
		const named = ballot.map((marks) => new Map(marks.map(([project, weight]) => [`p${project}`, weight])));
		return fc.record({
			budget: fc.constant(budget),
			costs: fc.constant(costs),
			points: fc.constant(points),
			ballots: fc.array(named, { maxLength: 9 }),
		});
	});
const choices = fc.oneof(
	fc.record({
		rule: fc.constant('greedy'),
		settings: fc.record({ by: fc.constantFrom('score', 'score-per-cost'), fit: fc.constantFrom('skip', 'stop') }),
	}),
	fc.record({
		rule: fc.constant('equal-shares'),
		settings: fc.record({
			utility: fc.constantFrom('cost', 'cardinality'),
			completion: fc.constantFrom('none', 'utilitarian', 'add1', 'add1u'),
			start: fc.constantFrom('exact', 'floor'),
			stop: fc.constantFrom('supported', 'all', 'never'),
			increment: fc.constantFrom('1', '0.5', '3'),
		}),
	}),
);
/** As many runs as is usual, and many more before a release. */
const runs = process.env['RELEASE'] ? { numRuns: 2_000 } : {};
const strict: TieRule = { by: ['cost', 'score', 'id'], drawn: [] };

function count(
	drawn: Drawn,
	choice: { rule: string; settings: Record<string, string> },
	ties: TieRule = strict,
	order?: number[],
) {
	const places = order ?? drawn.costs.map((_, place) => place);
	const projects = places.map((place) => ({ id: `p${place}`, cost: money(drawn.costs[place] ?? 0) }));
	const ballots = layOut(
		projects.map(({ id }) => id),
		drawn.ballots,
	);
	const profile = weigh(ballots, projects.length, drawn.points ? 'points' : 'approval');
	const outcome = countBy(choice, { budget: money(drawn.budget), unit: 1, projects }, profile, ties);
	if (!outcome.ok) throw new Error(outcome.refusal.reason);
	return outcome.value;
}

test('no rule spends more than the pot, and the steps add up to what is left', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			const { winners, cost, left, steps } = count(election, choice);
			expect(left).toBeGreaterThanOrEqual(0);
			expect(cost + left).toBe(election.budget);
			expect(steps.filter(({ decision }) => decision === 'taken').map(({ project }) => project)).toEqual(winners);
			expect(steps.at(-1)?.left ?? left).toBe(left);
		}),
		runs,
	);
});

test('the order of ballots and of projects does not matter', () => {
	const orders = elections.chain((election) =>
		fc.tuple(
			fc.constant(election),
			fc.shuffledSubarray([...election.costs.keys()], { minLength: election.costs.length }),
			fc.shuffledSubarray(election.ballots, { minLength: election.ballots.length }),
		),
	);
	fc.assert(
		fc.property(orders, choices, ([election, projects, ballots], choice) => {
			expect(count({ ...election, ballots }, choice, strict, projects).winners).toEqual(
				count(election, choice).winners,
			);
		}),
		runs,
	);
});

test('counting in a smaller unit of money changes nothing', () => {
	fc.assert(
		fc.property(elections, choices, fc.constantFrom(7, 100, 10 ** 12), (election, choice, scale) => {
			const exact = {
				rule: choice.rule,
				settings: {
					...choice.settings,
					...('start' in choice.settings && { start: 'exact', increment: String(scale) }),
				},
			};
			const scaled = {
				...election,
				budget: election.budget * scale,
				costs: election.costs.map((cost) => cost * scale),
			};
			const settings = { ...choice.settings, ...('start' in choice.settings && { start: 'exact', increment: '1' }) };
			expect(count(scaled, exact).winners).toEqual(count(election, { rule: choice.rule, settings }).winners);
		}),
		runs,
	);
});

test('three voters with the same ballot and three times the pot and the costs come to the same', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			const thrice = { ...election, ballots: election.ballots.flatMap((ballot) => [ballot, ballot, ballot]) };
			const richer = { ...thrice, budget: election.budget * 3, costs: election.costs.map((cost) => cost * 3) };
			expect(count(richer, choice).winners).toEqual(count(election, choice).winners);
		}),
		runs,
	);
});

test('a project on every ballot that costs no more than the pot wins', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			fc.pre(
				election.ballots.length > 0 &&
					election.costs.length > 0 &&
					!('completion' in choice.settings && choice.settings.completion === 'none'),
			);
			const only = {
				...election,
				points: false,
				costs: [election.budget],
				ballots: election.ballots.map(() => new Map([['p0', 1]])),
			};
			expect(count(only, choice).winners).toEqual(['p0']);
		}),
		runs,
	);
});

test('equal shares lets no voter pay more than the share', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			const { steps, completion } = count(election, choice);
			if (!completion) return;
			const [num, den] = completion.share.split('/').map(Number);
			const most = Math.max(
				0,
				...steps.flatMap(({ completion: after, decision, paid }) =>
					after || decision !== 'taken' ? [] : (paid ?? []).map(({ amount }) => amount),
				),
			);
			expect(most).toBeLessThanOrEqual(Math.ceil((num ?? 0) / (den ?? 1)));
			const first = steps
				.filter((step) => !step.completion)
				.reduce((sum, step) => sum + (step.decision === 'taken' ? step.cost : 0), 0);
			expect(first * (den ?? 1)).toBeLessThanOrEqual(election.ballots.length * (num ?? 0));
		}),
		runs,
	);
});

test('what the supporters of a project paid adds up to its cost, but for the rounding', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			for (const { paid, cost, decision, completion } of count(election, choice).steps) {
				if (!paid || decision !== 'taken' || completion) continue;
				const given = paid.reduce((sum, { voters, amount }) => sum + voters * amount, 0);
				const voters = paid.reduce((sum, payment) => sum + payment.voters, 0);
				expect(Math.abs(given - cost)).toBeLessThanOrEqual(voters / 2);
			}
		}),
		runs,
	);
});

test('more votes for a winner never unseat it when the highest score goes first and the count stops at what does not fit', () => {
	const stopping = { rule: 'greedy', settings: { by: 'score', fit: 'stop' } };
	fc.assert(
		fc.property(elections, fc.nat(), (election, pick) => {
			const { winners } = count(election, stopping);
			fc.pre(winners.length > 0);
			const winner = winners[pick % winners.length] ?? '';
			const more = { ...election, ballots: [...election.ballots, new Map([[winner, 1]])] };
			expect(count(more, stopping).winners).toContain(winner);
		}),
		runs,
	);
});

test('equal shares agrees with a plain count in fractions, ballot by ballot', () => {
	fc.assert(
		fc.property(elections, choices, (election, choice) => {
			const { settings } = choice;
			fc.pre('utility' in settings);
			if (!('utility' in settings)) return;
			const [num = '0', decimals = ''] = settings.increment.split('.');
			const increment = fraction(BigInt(num + decimals), 10n ** BigInt(decimals.length));
			expect(count(election, choice).winners).toEqual(naiveEqualShares(election, { ...settings, increment }));
		}),
		{ numRuns: process.env['RELEASE'] ? 2_000 : 600 },
	);
});

test('skipping steps of equal shares comes to what taking every one of them comes to', () => {
	const amount = fc.integer({ min: 0, max: 2500 });
	const mark = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 }));
	const few = fc.record({
		budget: amount,
		costs: fc.array(amount, { minLength: 5, maxLength: 5 }),
		points: fc.constant(true),
		ballots: fc.array(
			fc.array(mark, { maxLength: 4 }).map((marks) => new Map(marks.map(([project, one]) => [`p${project}`, one]))),
			{ minLength: 1, maxLength: 4 },
		),
	});
	fc.assert(
		fc.property(
			few,
			fc.constantFrom('cost', 'cardinality'),
			fc.constantFrom('supported', 'never'),
			(one, utility, stop) => {
				const settings = { utility, stop, completion: 'add1', start: 'exact', increment: '1' };
				const naive = naiveEqualShares(one, { ...settings, increment: fraction(1n) });
				expect(count(one, { rule: 'equal-shares', settings }).winners).toEqual(naive);
			},
		),
		{ numRuns: process.env['RELEASE'] ? 2_000 : 40 },
	);
});

test('what is counted without a lot is the same in whatever order a list would break ties', () => {
	const lists = elections.chain((election) => {
		const ids = election.costs.map((_, place) => `p${place}`);
		return fc.tuple(fc.constant(election), fc.shuffledSubarray(ids, { minLength: ids.length }));
	});
	fc.assert(
		fc.property(lists, choices, ([election, list], choice) => {
			const open = count(election, choice, { by: [], drawn: [] });
			const listed = count(election, choice, { by: [], drawn: [list] });
			if (!open.tie) expect([...listed.winners].sort()).toEqual([...open.winners].sort());
			expect(listed.tie).toBeUndefined();
		}),
		runs,
	);
});

test('a greedy count asks for a lot only where lots would lead to different winners', () => {
	const skipping = fc.constantFrom('skip', 'stop').map((fit) => ({ rule: 'greedy', settings: { by: 'score', fit } }));
	fc.assert(
		fc.property(elections, skipping, (election, choice) => {
			const { tie } = count(election, choice, { by: [], drawn: [] });
			if (!tie) return;
			const firsts = tie.between.map((first) => {
				const rest = election.costs.map((_, place) => `p${place}`).filter((id) => id !== first);
				return count(election, choice, { by: [], drawn: [[first, ...rest]] })
					.winners.toSorted()
					.join();
			});
			const lasts = tie.between.map((last) => {
				const rest = election.costs.map((_, place) => `p${place}`).filter((id) => id !== last);
				return count(election, choice, { by: [], drawn: [[...rest, last]] })
					.winners.toSorted()
					.join();
			});
			expect(new Set([...firsts, ...lasts]).size).toBeGreaterThan(1);
		}),
		runs,
	);
});
