import { ok, refuse, type Result } from '../result.ts';
import type { Mark } from './ballot.ts';

/** The place a voter gave to an idea: 1 is the best. */
export type Place = { readonly idea: number; readonly place: number };

/** Why places make no ranking: two ideas share one, or one is left out before a later one. */
export type RankingRefusal =
	| { readonly reason: 'place_shared'; readonly place: number; readonly ideas: readonly number[] }
	| { readonly reason: 'place_left_out'; readonly place: number };

/** The marks of a ranking, best first, from the places typed beside the ideas. Ideas without a place are left away. */
export function inOrderOfPlace(places: readonly Place[]): Result<Mark[], RankingRefusal> {
	const ranked = [...places].sort((one, other) => one.place - other.place);

	for (const [at, { place }] of ranked.entries()) {
		const sharing = ranked.filter((other) => other.place === place).map(({ idea }) => idea);
		if (sharing.length > 1) return refuse({ reason: 'place_shared', place, ideas: sharing });
		if (place !== at + 1) return refuse({ reason: 'place_left_out', place: at + 1 });
	}
	return ok(ranked.map(({ idea }) => ({ idea, marks: 1 })));
}
