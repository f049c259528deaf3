import { ok, refuse, type Result } from '../result.ts';

/** Why projects cannot be named as excluding one another. */
export type ConflictRefusal = { readonly reason: 'unknown_project' | 'one_alone'; readonly text: string };

/**
 * Sets of projects of which at most one can win, each written as ids with commas between: `A/1,A/10`. No field of the
 * Pabulib format tells of them, only the comment of a city. Refused when an id is not in the file, or stands alone.
 */
export function readConflicts(
	texts: readonly string[],
	projects: readonly { readonly id: string }[],
): Result<string[][], ConflictRefusal> {
	const ids = new Set(projects.map(({ id }) => id));
	const sets = texts.map((text) => [...new Set(text.split(',').map((id) => id.trim()))]);
	for (const set of sets) {
		const stranger = set.find((id) => !ids.has(id));
		if (stranger !== undefined) return refuse({ reason: 'unknown_project', text: stranger });
		if (set.length < 2) return refuse({ reason: 'one_alone', text: set.join() });
	}
	return ok(sets);
}
