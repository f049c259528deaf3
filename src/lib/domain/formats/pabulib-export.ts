import { layOut } from '../counting/ballots.ts';
import type { Currency } from '../money.ts';
import { UNIT } from '../results/count-track.ts';
import { conflictsOf, idOn, type TrackElection } from '../results/election.ts';
import type { TrackOutcome } from '../results/track-outcome.ts';
import type { BallotFormatName } from '../round/round.ts';
import { readChoices } from '../voting/ballot-text.ts';
import { readVoteType, type VoteType } from './pabulib-file.ts';
import type { PabulibElection } from './pabulib-writer.ts';

/** What a file says about a round beside ideas and ballots. */
export type AboutRound = {
	readonly name: string;
	readonly track: string;
	readonly country: string;
	readonly municipality: string;
	readonly area: string;
	readonly language: string;
	readonly currency: Currency;
	/** Days as `dd.mm.yyyy`. */
	readonly from: string;
	readonly until: string;
	readonly marks: number;
	/** META of the file that the round came from. */
	readonly meta: ReadonlyMap<string, string>;
	readonly titles: ReadonlyMap<number, string>;
};

/**
 * A track as a Pabulib file: what was counted, how, and who won. The ballots stand in no order of their own; whoever
 * writes them out shuffles them.
 */
export function fileOfTrack(election: TrackElection, outcome: TrackOutcome, about: AboutRound): PabulibElection {
	const { track, ideas, board } = election;
	const idOf = new Map(ideas.map(({ number, id }) => [number, id]));
	const voteType = readVoteType(about.meta.get('vote_type') ?? '') ?? voteTypes[track.format];
	const cast = board.map((text) => readChoices(text).map(({ idea, marks }) => [idOn(idOf, idea), marks] as const));
	const won = new Set(outcome.winners);

	return {
		meta: metaOf(election, outcome, about),
		voteType,
		instance: { budget: track.pot, unit: UNIT, projects: ideas.map(({ id, price }) => ({ id, cost: price })) },
		details: ideas.map(
			({ number }) =>
				new Map([
					['name', about.titles.get(number) ?? ''],
					['selected', won.has(number) ? '1' : '0'],
				]),
		),
		ballots: layOut(
			ideas.map(({ id }) => id),
			cast.map((ballot) => new Map(ballot)),
		),
	};
}

function metaOf({ track, ideas }: TrackElection, outcome: TrackOutcome, about: AboutRound): Map<string, string> {
	const own = new Map([
		['description', `${about.name}, ${about.track}`],
		['country', about.country],
		['unit', about.municipality],
		['subunit', about.area],
		['instance', about.until.slice(-4)],
		['date_begin', about.from],
		['date_end', about.until],
		['language', about.language],
		['currency', about.currency],
		...limits(track.format, { marks: about.marks, ideas: ideas.length, pot: String(track.pot / UNIT) }),
	]);
	const meta = about.meta.size > 0 ? new Map(about.meta) : own;
	meta.set('rule', ruleNames(outcome));
	if (outcome.smallest) meta.set('min_project_score_threshold', String(outcome.smallest.marks));
	if (outcome.rule === 'equal-shares') {
		const settings = Object.entries(outcome.settings).map(([name, value]) => `${name} ${value}`);
		addComment(meta, `counted by ${outcome.rule}, ${settings.join(', ')}`);
	}
	for (const set of conflictsOf({ track, ideas })) addComment(meta, `at most one of ${set.join(', ')} can win`);
	return meta;
}

/** One more comment behind those of the city. */
function addComment(meta: Map<string, string>, text: string): void {
	const before = meta.get('comment') ?? '';
	const number = [...before.matchAll(/#\d+:/g)].length + 1;
	if (!before.includes(text)) meta.set('comment', `${before} #${number}: ${text}`.trim());
}

function limits(format: BallotFormatName, { marks, ideas, pot }: { marks: number; ideas: number; pot: string }) {
	const limit: Record<BallotFormatName, [string, string][]> = {
		one_mark: [],
		up_to: [['max_length', String(marks)]],
		fill_pot: [['max_sum_cost', pot]],
		ranking: [['max_length', String(Math.min(marks, ideas))]],
		stacked: [['max_sum_points', String(marks)]],
		points: [['max_points', String(marks)]],
	};
	return limit[format];
}

/** The rule in the words of the format. It knows no single winner and no completion by votes: the comment says it. */
function ruleNames({ rule, settings, smallest, conflicts }: TrackOutcome): string {
	if (rule === 'equal-shares') return settings['completion']?.startsWith('add1') ? 'equalshares/add1' : 'equalshares';
	if (conflicts?.length) return 'greedy-exclusive';
	if (rule === 'single-winner') return 'greedy-custom';
	if (smallest) return 'greedy-threshold';
	return settings['fit'] === 'stop' ? 'greedy-no-skip' : 'greedy';
}

const voteTypes: Record<BallotFormatName, VoteType> = {
	one_mark: 'choose-1',
	up_to: 'approval',
	fill_pot: 'approval',
	stacked: 'cumulative',
	points: 'scoring',
	ranking: 'ordinal',
};
