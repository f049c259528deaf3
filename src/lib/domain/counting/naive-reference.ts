import { compareIds } from './instance.ts';

/**
 * Equal shares as it is written in the papers, in fractions, ballot by ballot, without any shortcut: what the fast count is
 * held against in tests. Ties: lower cost, higher score, id.
 */
export function naiveEqualShares(election: NaiveElection, settings: NaiveSettings): string[] {
	const { budget, costs, ballots } = election;
	const supporters = (project: number) => ballots.filter((ballot) => ballot.has(`p${project}`));
	const score = (project: number) => supporters(project).reduce((sum, ballot) => sum + weightOf(ballot, project), 0);
	const byTie = (a: number, b: number) => costs[a]! - costs[b]! || score(b) - score(a) || compareIds(`p${a}`, `p${b}`);
	const spent = (taken: readonly number[]) => taken.reduce((sum, project) => sum + costs[project]!, 0);
	const everything = [...costs.keys()];
	const wanted = everything.filter((project) => score(project) > 0);

	function buy(share: Ratio): number[] {
		const purses = ballots.map(() => share);
		const taken = wanted.filter((project) => costs[project] === 0).sort((a, b) => compareIds(`p${a}`, `p${b}`));
		for (;;) {
			const offers = wanted
				.filter((project) => costs[project]! > 0 && !taken.includes(project))
				.flatMap((project) => {
					const rate = rateOf(project, purses);
					const divisor: Ratio = settings.utility === 'cost' ? [BigInt(costs[project]!), 1n] : [1n, 1n];
					return rate ? [{ project, rate, key: over(rate, divisor) }] : [];
				})
				.sort((a, b) => sign(less(a.key, b.key)) || byTie(a.project, b.project));
			const offer = offers[0];
			if (!offer) return taken;
			ballots.forEach((ballot, voter) => {
				if (!ballot.has(`p${offer.project}`)) return;
				const rest = less(purses[voter]!, by(offer.rate, BigInt(weightOf(ballot, offer.project))));
				purses[voter] = sign(rest) < 0 ? [0n, 1n] : rest;
			});
			taken.push(offer.project);
		}
	}

	/** The smallest rate at which the supporters pay the cost: try every border between those who can pay in full and not. */
	function rateOf(project: number, purses: readonly Ratio[]): Ratio | undefined {
		const givers = ballots.flatMap((ballot, voter) =>
			ballot.has(`p${project}`) ? [{ purse: purses[voter]!, weight: BigInt(weightOf(ballot, project)) }] : [],
		);
		const cost: Ratio = [BigInt(costs[project]!), 1n];
		const poorFirst = givers.sort((a, b) => sign(less(by(a.purse, b.weight), by(b.purse, a.weight))));
		for (let poor = 0; poor < poorFirst.length; poor++) {
			const given = poorFirst
				.slice(0, poor)
				.reduce<Ratio>((sum, { purse }) => less(sum, [-purse[0], purse[1]]), [0n, 1n]);
			const weight = poorFirst.slice(poor).reduce((sum, giver) => sum + giver.weight, 0n);
			const rate = over(less(cost, given), [weight, 1n]);
			const poorest = poorFirst[poor]!;
			if (sign(less(by(rate, poorest.weight), poorest.purse)) <= 0) return rate;
		}
		return undefined;
	}

	function byScore(taken: number[]): number[] {
		const rest = everything.filter((project) => !taken.includes(project));
		const out = [...taken];
		for (const project of rest.sort((a, b) => score(b) - score(a) || byTie(a, b))) {
			if (costs[project]! <= budget - spent(out)) out.push(project);
		}
		return out;
	}

	function raise(): number[] {
		let share: Ratio = [BigInt(budget), BigInt(Math.max(1, ballots.length))];
		if (settings.start === 'floor') share = [share[0] / share[1], 1n];
		for (let taken = buy(share); ;) {
			const rest = (settings.stop === 'all' ? everything : wanted).filter((project) => !taken.includes(project));
			if (settings.stop !== 'never' && rest.every((project) => costs[project]! > budget - spent(taken))) return taken;
			if (wanted.every((project) => taken.includes(project))) return taken;
			share = less(share, [-settings.increment.num, settings.increment.den]);
			const next = buy(share);
			if (spent(next) > budget) return taken;
			taken = next;
		}
	}

	const plain = settings.completion === 'none' || settings.completion === 'utilitarian';
	const bought = plain ? buy([BigInt(budget), BigInt(Math.max(1, ballots.length))]) : raise();
	const all = settings.completion === 'utilitarian' || settings.completion === 'add1u' ? byScore(bought) : bought;
	return all.map((project) => `p${project}`);
}

type NaiveElection = {
	readonly budget: number;
	readonly costs: readonly number[];
	readonly ballots: readonly ReadonlyMap<string, number>[];
};
type NaiveSettings = {
	readonly utility: string;
	readonly completion: string;
	readonly start: string;
	readonly stop: string;
	readonly increment: { readonly num: bigint; readonly den: bigint };
};
type Ratio = readonly [bigint, bigint];

const weightOf = (ballot: ReadonlyMap<string, number>, project: number) => ballot.get(`p${project}`) ?? 0;
const less = (a: Ratio, b: Ratio): Ratio => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
const over = (a: Ratio, b: Ratio): Ratio => [a[0] * b[1], a[1] * b[0]];
const by = (a: Ratio, times: bigint): Ratio => [a[0] * times, a[1]];
const sign = (a: Ratio) => (a[0] > 0n ? 1 : a[0] < 0n ? -1 : 0);
