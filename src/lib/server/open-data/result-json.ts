import { amountText } from '../../domain/formats/pabulib-writer.ts';
import { UNIT } from '../../domain/results/count-track.ts';
import type { OtherOutcome, OutcomeStep, TiesBy } from '../../domain/results/track-outcome.ts';
import type { Idea } from '../store/rounds.ts';
import type { PublishedTrack, Results } from '../store/results.ts';

/** How `npm run count` calls the ways in which ties are broken. */
const tie: Record<TiesBy, string> = { lot: 'lot', lot_drawn_before: 'list', cost_score_id: 'cost,score,id' };

/**
 * The result of a round as open data, with the names of `npm run count`. Before publication it says when the result comes,
 * and no number.
 */
export function resultJson(found: Results) {
	const { round } = found;
	const about = { round: round.slug, name: round.name, currency: round.currency, state: found.state };
	if (found.state === 'waiting') {
		return { ...about, result_at: round.resultAt === null ? null : new Date(round.resultAt).toISOString() };
	}
	const ideas = found.ideas.filter(({ number }) => number !== null);
	const told = {
		...about,
		votes: found.turnout,
		without_money: found.withoutMoney.map(({ title, doneBy }) => ({ title, done_by: doneBy })),
	};
	if (found.state === 'told') {
		return { ...told, winners: ideas.filter(({ stage }) => stage === 'won').map(({ title }) => title) };
	}
	const idOf = (number: number) => found.file?.projectIds[number - 1] ?? String(number);
	return { ...told, by_channel: found.byChannel, tracks: found.tracks.map((track) => trackJson(track, ideas, idOf)) };
}

type IdOf = (number: number) => string;

function trackJson({ name, outcome, others, lots }: PublishedTrack, ideas: readonly Idea[], idOf: IdOf) {
	const idea = new Map(ideas.map((one) => [one.number ?? 0, one]));
	return {
		track: outcome.track,
		name,
		rule: outcome.rule,
		options: { ...outcome.settings, weights: outcome.weights, tie: tie[outcome.ties] },
		...(outcome.conflicts && { conflicts: outcome.conflicts.map((set) => set.map(idOf)) }),
		budget: amount(outcome.pot),
		cost: amount(outcome.cost),
		left: amount(outcome.left),
		votes: outcome.votes,
		blank: outcome.blank,
		smallest: outcome.smallest,
		winners: outcome.winners.map(idOf),
		tie: null,
		lots: lots.map(({ drawn, method, drawnAt }) => ({
			...{ drawn: drawn.map(idOf), method, drawn_at: new Date(drawnAt).toISOString() },
		})),
		projects: outcome.ideas.map(({ idea: number, marks, votes }) => ({
			...{ project: idOf(number), number, name: idea.get(number)?.title ?? '' },
			...{ cost: amount(idea.get(number)?.price ?? 0), support: String(marks), votes },
			selected: outcome.winners.includes(number),
		})),
		steps: outcome.steps.map((step) => stepJson(step, idOf)),
		...(outcome.completion && { completion: { ...outcome.completion, unit: UNIT } }),
		what_if: others.map((other) => otherJson(other, idOf)),
	};
}

function stepJson(
	{ idea, marks, price, before, left, decision, tie: equals, paid, completion }: OutcomeStep,
	idOf: IdOf,
) {
	return {
		project: idOf(idea),
		support: String(marks),
		cost: amount(price),
		before: amount(before),
		left: amount(left),
		decision,
		...(equals && { tie: { between: equals.between.map(idOf), by: equals.by } }),
		...(paid && {
			paid: {
				...{ voters: paid.voters, usual: amount(paid.usual), usually: paid.usually },
				...{ least: amount(paid.least), most: amount(paid.most) },
			},
		}),
		...(completion && { completion }),
	};
}

function otherJson(
	{ rule, settings, own, winners, left, needsLot, withWinner, winnersEach }: OtherOutcome,
	idOf: IdOf,
) {
	return {
		...{ rule, options: settings, own, winners: winners.map(idOf), left: amount(left), needs_lot: needsLot },
		...{ share_with_winner: withWinner, winners_each: winnersEach },
	};
}

const amount = (sum: number) => amountText(sum, UNIT);
