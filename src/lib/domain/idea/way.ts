import type { MeetingId } from '../ids.ts';

/** A change as it is kept: for each field what it was and what it became. */
export type Revision = {
	readonly revision: number;
	readonly meetingId: MeetingId | null;
	readonly changedAt: number;
	readonly fields: Readonly<Record<string, readonly [was: string, is: string]>>;
};

/** All that happened to an idea at one evening, or between two: each field from its first to its last word. */
export type Stretch = {
	readonly meetingId: MeetingId | null;
	readonly from: number;
	readonly until: number;
	readonly fields: Readonly<Record<string, readonly [was: string, is: string]>>;
};

/**
 * The changes of an idea gathered evening by evening, oldest first. Changes on either side of an evening stay apart.
 * What was changed and changed back within one stretch is not told.
 */
export function stretchesOf(revisions: readonly Revision[]): Stretch[] {
	const stretches: Stretch[] = [];
	for (const { meetingId, changedAt, fields } of revisions) {
		const last = stretches.at(-1);
		if (last && last.meetingId === meetingId) {
			stretches[stretches.length - 1] = { ...last, until: changedAt, fields: followed(last.fields, fields) };
		} else {
			stretches.push({ meetingId, from: changedAt, until: changedAt, fields });
		}
	}
	return stretches.map((stretch) => ({ ...stretch, fields: withoutReturns(stretch.fields) }));
}

type Fields = Stretch['fields'];

function followed(before: Fields, after: Fields): Fields {
	const met = Object.entries(after).map(([field, [was, is]]) => [field, [before[field]?.[0] ?? was, is]] as const);
	return { ...before, ...Object.fromEntries(met) };
}

const withoutReturns = (fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).filter(([, [was, is]]) => was !== is));

/**
 * What another wrote into `field` after the page of `seen` was shown: a save on top of it would wipe it out.
 * Undefined when nobody did.
 */
export function writtenSince(revisions: readonly Revision[], field: string, seen: number): string | undefined {
	return revisions.filter(({ revision, fields }) => revision > seen && field in fields).at(-1)?.fields[field]?.[1];
}
