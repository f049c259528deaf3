import type { IdeaId } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';

/**
 * Which idea was laid into which: from → into. Nothing else is ever moved. Notes, authors and offers of help stay
 * where they were written, and an idea shows those of all ideas gathered in it. So nothing can be lost,
 * and the order of merging cannot matter.
 */
export type Merges = ReadonlyMap<IdeaId, IdeaId>;

export type MergeRefusal =
	| { readonly reason: 'same_idea' }
	| { readonly reason: 'merged_already'; readonly into: IdeaId }
	| { readonly reason: 'merged_the_other_way' }
	| { readonly reason: 'not_merged' };

/**
 * Lays `from` into `into`. Refused: an idea into itself; one that lies in another already;
 * and one into an idea that itself ends in it (`merged_the_other_way`).
 */
export function merge(merges: Merges, from: IdeaId, into: IdeaId): Result<Merges, MergeRefusal> {
	if (from === into) return refuse({ reason: 'same_idea' });
	const already = merges.get(from);
	if (already !== undefined) return refuse({ reason: 'merged_already', into: already });
	if (endsIn(merges, into) === from) return refuse({ reason: 'merged_the_other_way' });
	return ok(new Map([...merges, [from, into]]));
}

/** Takes `from` out again. Whatever was laid into it comes along. Refused when it lies in no other. */
export function unmerge(merges: Merges, from: IdeaId): Result<Merges, MergeRefusal> {
	if (!merges.has(from)) return refuse({ reason: 'not_merged' });
	return ok(new Map([...merges].filter(([idea]) => idea !== from)));
}

/** The idea in which `idea` is found today: itself, or where the chain of merges ends. */
export function endsIn(merges: Merges, idea: IdeaId): IdeaId {
	let at = idea;
	for (let next = merges.get(at); next !== undefined; next = merges.get(at)) at = next;
	return at;
}

/** `idea` and every idea that was laid into it, directly or by way of others. */
export function gatheredIn(merges: Merges, idea: IdeaId): IdeaId[] {
	const inside = [...merges].filter(([, into]) => into === idea).flatMap(([from]) => gatheredIn(merges, from));
	return [idea, ...inside];
}
