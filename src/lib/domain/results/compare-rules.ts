import { layOut } from '../counting/ballots.ts';
import { weigh } from '../counting/profile.ts';
import type { RuleChoice } from '../counting/rules.ts';
import { contentWith, whatIf } from '../counting/what-if.ts';
import { UNIT } from './count-track.ts';
import { conflictsOf, tieRuleOf, type TrackElection } from './election.ts';
import { fieldOf } from './field.ts';
import type { OtherOutcome, TrackOutcome } from './track-outcome.ts';

/**
 * "What if": the ballots of a track by every rule, the round's own first. All rules see the same ideas: those in the price
 * band that have enough marks. A rule that would take too long on these ballots is left out.
 */
export function compareRules(election: TrackElection, outcome: TrackOutcome): OtherOutcome[] {
	const { track, ideas } = election;
	const { taking, cast } = fieldOf(election);
	const inBand = taking.filter(
		({ price }) => price > (track.priceAbove ?? -1) && price <= (track.priceAtMost ?? Infinity),
	);
	const ids = inBand.map(({ id }) => id);
	const ballots = layOut(
		ids,
		cast.map((given) => new Map([...given].filter(([id]) => ids.includes(id)))),
	);
	const profile = weigh(ballots, ids.length, 'points');
	const conflicts = conflictsOf(election);
	const projects = inBand.map(({ id, price }) => ({ id, cost: price }));
	const instance = { budget: track.pot, unit: UNIT, projects, conflicts };
	const idOf = new Map(ideas.map(({ number, id }) => [number, id]));
	const numberOf = new Map(ideas.map(({ number, id }) => [id, number]));

	const others = whatIf(instance, profile, tieRuleOf(election)).flatMap(({ rule, settings, outcome: other }) => {
		if (isRuleOf({ rule, settings }, outcome) || !other.ok) return [];
		if (conflicts.length > 0 && rule === 'equal-shares') return []; // it knows nothing of ideas that exclude others
		const { winners, left, withWinner, winnersEach, tie } = other.value;
		const numbers = winners.map((id) => numberOf.get(id) ?? 0);
		return [{ rule, settings, own: false, winners: numbers, left, needsLot: !!tie, withWinner, winnersEach }];
	});
	const { rule, settings, winners, left } = outcome;
	const content = contentWith(
		winners.map((number) => idOf.get(number) ?? ''),
		instance,
		profile,
	);
	return [{ rule, settings, own: true, winners, left, needsLot: !!outcome.lotBetween, ...content }, ...others];
}

/** Whether a compared rule is the one by which the round was counted. */
function isRuleOf(compared: RuleChoice, { rule, settings }: RuleChoice): boolean {
	if (compared.rule !== rule) return false;
	const differing = { by: 'score', fit: 'skip', utility: 'cost', completion: 'add1u' };
	return Object.entries(differing).every(
		([name, usual]) => (compared.settings[name] ?? usual) === (settings[name] ?? usual),
	);
}
