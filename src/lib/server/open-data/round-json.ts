import { amountText } from '../../domain/formats/pabulib-writer.ts';
import { UNIT } from '../../domain/results/count-track.ts';
import type { RoundInView, Track } from '../store/rounds.ts';

/** A round as open data. Amounts are exact decimal texts in whole units of the currency, times are ISO 8601 in UTC. */
export function roundJson({ round, area, phase, tracks }: RoundInView) {
	// the hours of a round that is told as history are not known
	const isTold = round.invented === 'bolbro_2014_history';
	const time = (at: number | null) => (at === null || isTold ? null : new Date(at).toISOString());
	return {
		round: round.slug,
		name: round.name,
		area: area.name,
		town: area.town,
		language: round.language,
		currency: round.currency,
		phase,
		opens_at: time(round.opensAt),
		closes_at: time(round.closesAt),
		result_at: time(round.resultAt),
		tie_rule: round.tieRule,
		binding: round.binding,
		demo: round.isDemo,
		imported: round.invented === 'imported',
		tracks: tracks.map(trackJson),
		links: { results: `/api/v1/rounds/${round.slug}/results` },
	};
}

function trackJson(track: Track) {
	const amount = (sum: number | null) => (sum === null ? null : amountText(sum, UNIT));
	return {
		track: track.position,
		name: track.name,
		budget: amount(track.pot),
		price_above: amount(track.priceAbove),
		price_at_most: amount(track.priceAtMost),
		ballot: track.format,
		marks: track.marks,
		blank_allowed: track.blankAllowed,
		rule: track.rule,
		threshold_permille: track.thresholdPermille,
	};
}
