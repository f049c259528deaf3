import { expect, test } from 'vitest';
import { money } from '../money.ts';
import { layOut } from './ballots.ts';
import { electionOf, voters } from './election-of.ts';
import { countBy } from './rules.ts';
import { byLot } from './ties.ts';
import { countTracks } from './tracks.ts';
import { whatIf } from './what-if.ts';

const election = electionOf(100, { a: 60, b: 50, c: 40 }, [...voters(4, ['a']), ...voters(3, ['b', 'c']), []]);

test('a rule is counted by its name, and unknown names and values are refused', () => {
	const count = (rule: string, settings: Record<string, string>) =>
		countBy({ rule, settings }, election.instance, election.profile, byLot);
	expect(count('greedy', { 'min-score': '3.5' })).toMatchObject({ ok: true, value: { winners: ['a'] } });
	expect(count('equal-shares', { increment: '0.5' })).toMatchObject({ ok: true });
	expect(count('lottery', {})).toMatchObject({ ok: false, refusal: { setting: 'rule', value: 'lottery' } });
	expect(count('greedy', { fit: 'squeeze' })).toMatchObject({ ok: false, refusal: { setting: 'fit' } });
	expect(count('greedy', { toString: '1' })).toMatchObject({ ok: false });
	expect(count('equal-shares', { increment: '0' })).toMatchObject({ ok: false, refusal: { setting: 'increment' } });
});

test('all rules stand side by side with what they mean for the voters', () => {
	const compared = whatIf(election.instance, election.profile, byLot);
	expect(new Set(compared.map(({ rule }) => rule))).toEqual(new Set(['single-winner', 'greedy', 'equal-shares']));
	const [plurality, greedy] = compared;
	expect(plurality?.outcome).toMatchObject({ value: { winners: ['a'], left: 40, withWinner: 0.5, winnersEach: 0.5 } });
	expect(greedy?.outcome).toMatchObject({ value: { winners: ['a', 'c'], withWinner: 7 / 8, winnersEach: 7 / 8 } });
});

test('each track has its own pot, rule and price band, and who left one blank is a voter there all the same', () => {
	const projects = [
		{ id: 'bench', cost: money(10), track: 'small' },
		{ id: 'tower', cost: money(90), track: 'small' },
		{ id: 'hall', cost: money(100), track: 'large' },
		{ id: 'pool', cost: money(100), track: 'large' },
	];
	const ballots = layOut(
		projects.map(({ id }) => id),
		[['bench', 'hall'], ['hall'], ['tower', 'pool']],
	);
	const track = { settings: {}, weights: 'approval' as const, ties: byLot };
	const tracks = [
		{ ...track, id: 'small', pot: money(30), rule: 'equal-shares', band: { to: money(50) } },
		{ ...track, id: 'large', pot: money(100), rule: 'greedy' },
	];
	const outcomes = countTracks(tracks, projects, ballots, 1);
	expect(outcomes.get('large')).toMatchObject({ value: { winners: ['hall'], left: 0 } });
	expect(outcomes.get('small')).toMatchObject({
		value: {
			winners: ['bench'],
			completion: { share: '10' },
			steps: [{ project: 'bench' }, { project: 'tower', decision: 'outside_band' }],
		},
	});
});
