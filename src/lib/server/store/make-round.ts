import { eq } from 'drizzle-orm';
import { id, type AreaId, type MeetingId, type RoundId, type TrackId } from '../../domain/ids.ts';
import type { LaidOutMeeting, RoundTimes } from '../../domain/method/lay-out.ts';
import type { Template } from '../../domain/method/template.ts';
import type { Money } from '../../domain/money.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isRoundSlug, slugOf } from '../../domain/round/slug.ts';
import type { Db, Tx } from '../db/database.ts';
import { meetings } from '../db/tables/meetings.ts';
import { municipality } from '../db/tables/municipality.ts';
import { areas, pollingPlaces, rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';
import type { By } from './manage-people.ts';

/** What a new round is made of: what somebody typed, and a template around its voting day. */
export type NewRound = {
	readonly name: string;
	readonly area: string;
	readonly voters: string;
	readonly pot: Money;
	readonly track: string;
	readonly place: string;
	readonly helpPhone: string;
	readonly template: Template;
	readonly times: RoundTimes;
	readonly meetings: readonly (LaidOutMeeting & { readonly title: string })[];
};

export type MakeRoundRefusal = { readonly reason: 'no_place_yet' | 'name_taken' | 'name_unfit' };

/** Makes a round from a template, as a draft. Answers its address. */
export async function makeRound(db: Db, plan: NewRound, { by, now }: By): Promise<Result<string, MakeRoundRefusal>> {
	return transact(db, (tx) => {
		const begun = beginRound(tx, plan.name);
		if (!begun.ok) return begun;
		const { slug, roundId, isDemo, town } = begun.value;

		const { minimumAge, tieRule, binding, realiser, rule } = plan.template;
		const { name, voters, helpPhone, times, pot, track, place } = plan;
		tx.insert(rounds)
			.values({
				id: roundId,
				areaId: areaNamed(tx, plan.area, town, isDemo),
				slug,
				name,
				voters,
				helpPhone,
				...{ minimumAge, tieRule, binding, realiser },
				...times,
				isDemo,
				invented: isDemo ? 'all' : null,
			})
			.run();
		tx.insert(tracks)
			.values({ id: id<TrackId>(crypto.randomUUID()), roundId, position: 1, name: track, pot, rule })
			.run();
		tx.insert(pollingPlaces)
			.values({ id: crypto.randomUUID(), roundId, name: place, opensAt: times.opensAt, closesAt: times.closesAt })
			.run();
		for (const { kind, number, title, startsAt, endsAt } of plan.meetings) {
			const meeting = {
				kind,
				title,
				place,
				startsAt,
				endsAt,
				slug: number ? `${kindSlug(kind)}-${number}` : kindSlug(kind),
			};
			tx.insert(meetings)
				.values({ id: id<MeetingId>(crypto.randomUUID()), roundId, ...meeting })
				.run();
		}
		record(tx, { at: now, actor: by, action: 'make_round', object: roundId });
		return ok(slug);
	});
}

/** The address and id of a round that is about to be made, when its name can be one and is free. */
export function beginRound(tx: Tx, name: string) {
	const place = tx.select().from(municipality).get();
	if (!place) return refuse({ reason: 'no_place_yet' as const });
	const slug = slugOf(name);
	if (!isRoundSlug(slug)) return refuse({ reason: 'name_unfit' as const });
	if (tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.slug, slug)).get()) {
		return refuse({ reason: 'name_taken' as const });
	}
	// a round made in the demo is of the demo, and never becomes real
	return ok({ slug, roundId: id<RoundId>(crypto.randomUUID()), isDemo: place.isDemo, town: place.name });
}

function areaNamed(tx: Tx, name: string, town: string, invented: boolean): AreaId {
	const slug = slugOf(name) || 'area';
	const there = tx.select({ id: areas.id }).from(areas).where(eq(areas.slug, slug)).get();
	if (there) return there.id;
	const areaId = id<AreaId>(crypto.randomUUID());
	tx.insert(areas).values({ id: areaId, slug, name, town, invented }).run();
	return areaId;
}

const kindSlug = (kind: string) => kind.replaceAll('_', '-');
