import type { RuleChoice } from '#lib/domain/counting/rules.ts';
import type { TiesBy, TrackOutcome } from '#lib/domain/results/track-outcome.ts';
import type { Word } from '#lib/i18n/words.ts';
import type { Words } from '$lib/ui/words';

/** What a rule is called. */
export function ruleName({ rule, settings }: RuleChoice): Word {
	if (rule === 'single-winner') return 'result:rule_single_winner';
	if (rule === 'equal-shares') {
		return settings['utility'] === 'cardinality' ? 'result:rule_equal_shares_cardinality' : 'result:rule_equal_shares';
	}
	if (settings['by'] === 'score-per-cost') return 'result:rule_greedy_per_cost';
	return settings['fit'] === 'stop' ? 'result:rule_greedy_stop' : 'result:rule_greedy_skip';
}

/** The rule of a round as its rules of the game tell it. */
export function ruleSentence({ rule, settings }: RuleChoice): Word {
	if (rule === 'single-winner') return 'round:win_single_winner';
	if (rule === 'equal-shares') return 'round:win_equal_shares';
	return settings['fit'] === 'stop' ? 'round:win_greedy_stop' : 'round:win_greedy_skip';
}

/** What equal shares do with money that is left over; undefined for every other rule. */
export function completionSentence({ rule, settings }: RuleChoice): Word | undefined {
	if (rule !== 'equal-shares') return undefined;
	switch (settings['completion']) {
		case 'none':
			return 'result:completion_none';
		case 'utilitarian':
			return 'result:completion_utilitarian';
		case 'add1':
			return 'result:completion_add1';
		default:
			return 'result:completion_add1u';
	}
}

/** How equals are told apart. */
export const tiesSentence: Record<TiesBy, Word> = {
	lot: 'round:tie_lot',
	lot_drawn_before: 'round:tie_lot_drawn_before',
	cost_score_id: 'result:ties_cost_score_id',
};

/** Whether ideas got points rather than votes. */
export function givesPoints({ weights }: TrackOutcome): boolean {
	return weights !== 'approval';
}

/** `12 stemmer` or `30 point`, as the ballots of the track give them. */
export function marksText(
	marks: number,
	outcome: TrackOutcome,
	{ say, number }: Pick<Words, 'say' | 'number'>,
): string {
	return say(givesPoints(outcome) ? 'result:points' : 'result:votes', { count: marks, marks: number(marks) });
}

/** When the result comes, while it is not known. */
export function waitingSentence(
	resultAt: number | null,
	now: number,
	{ say, shortDay, hour, sameDay }: Pick<Words, 'say' | 'shortDay' | 'hour' | 'sameDay'>,
): string {
	if (resultAt === null || resultAt <= now) return say('result:waiting_soon');
	const when = { day: shortDay(resultAt), hour: hour(resultAt) };
	return say(sameDay(resultAt, now) ? 'result:waiting_today' : 'result:waiting_day', when);
}
