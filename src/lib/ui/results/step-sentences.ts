import type { Decision, TieBreak } from '#lib/domain/counting/allocation.ts';
import { money as amount, type Currency } from '#lib/domain/money.ts';
import type { OutcomeStep, Paid, TrackOutcome } from '#lib/domain/results/track-outcome.ts';
import type { Facts, Word } from '#lib/i18n/words.ts';
import type { Words } from '$lib/ui/words';
import { marksText } from './words';

type Told = {
	readonly outcome: TrackOutcome;
	readonly currency: Currency;
	readonly titles: ReadonlyMap<number, string>;
	readonly words: Pick<Words, 'say' | 'money' | 'number' | 'listed'>;
};

/** One step of the count in sentences, in the order in which one would say them aloud. */
export function stepSentences(step: OutcomeStep, told: Told): string[] {
	const { outcome, currency, titles, words } = told;
	const { say, money, number } = words;
	const price = (sum: number) => money(amount(sum), currency);
	const marks = marksText(step.marks, outcome, words);

	const sentences = [say('result:step_got', { marks, price: price(step.price) })];
	if (step.tie) {
		const others = step.tie.between.filter((idea) => idea !== step.idea).map((idea) => titles.get(idea) ?? idea);
		sentences.push(say(tieWord[step.tie.by], { others: words.listed(others.map(String)) }));
	}
	if (step.completion && step.decision === 'taken') sentences.push(say('result:step_leftover'));
	const least = marksText(outcome.smallest?.marks ?? 0, outcome, words);
	const facts: Facts = step.decision === 'below_threshold' ? { marks: least } : { before: price(step.before) };
	sentences.push(say(decisionWord(step, outcome), facts));
	if (step.paid) sentences.push(paidSentence(step.paid));
	return sentences;

	function paidSentence(paid: Paid): string {
		const voters = number(paid.voters);
		const sums = { usual: price(paid.usual), least: price(paid.least), most: price(paid.most) };
		if (step.decision !== 'taken') return say('result:still_have', { voters, most: sums.most });
		if (paid.least === paid.most) return say('result:paid_same', { count: paid.voters, voters, amount: sums.usual });
		if (paid.usually * 2 > paid.voters) return say('result:paid_most', { voters, ...sums });
		return say('result:paid_mixed', { voters, least: sums.least, most: sums.most });
	}
}

/** What decided. Under "stop" the first that does not fit ends the count. */
function decisionWord({ decision }: OutcomeStep, { settings }: TrackOutcome): Word {
	if (decision === 'does_not_fit' && settings['fit'] === 'stop') return 'result:step_stops';
	return decisions[decision];
}

const decisions: Record<Decision, Word> = {
	taken: 'result:step_taken',
	does_not_fit: 'result:step_skipped',
	stopped: 'result:step_stopped',
	below_threshold: 'result:step_below',
	conflicts: 'result:step_conflicts',
	outvoted: 'result:step_outvoted',
	supporters_short: 'result:step_short',
	outside_band: 'result:step_outside',
};

const tieWord: Record<TieBreak, Word> = {
	lot: 'result:tie_lot',
	cost: 'result:tie_cost',
	score: 'result:tie_score',
	id: 'result:tie_id',
};
