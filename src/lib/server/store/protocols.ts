import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { isPublicState, pollEvents, type PollEvent } from '../../domain/round/poll.ts';
import type { EarlierPapers } from '../../domain/voting/correction.ts';
import type { CardStatus } from '../../domain/voting/card.ts';
import type { Db } from '../db/database.ts';
import { auditLog } from '../db/tables/audit.ts';
import { heads } from '../db/tables/ballot-box.ts';
import { cardBundles, cards } from '../db/tables/cards.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { openings } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { findBox } from './ballot-boxes.ts';
import { cardAccountOf } from './cards-handed-out.ts';
import { helpedIn } from './desks.ts';
import { paperDecisionsOf } from './paper-counts.ts';
import { papersInProtocol, type PapersInProtocol } from './papers-in-view.ts';
import { sha256 } from './poll-log.ts';
import { lotsOf, turnoutOf, type Lot } from './polls.ts';

/** Something that two people, or one, did to the poll. People stand as ids: names are nobody's business but theirs. */
export type ProtocolEvent = { readonly at: number; readonly event: PollEvent; readonly who: readonly string[] };

/** All that is to be said, and signed, about the vote of a round. */
export type Protocol = {
	readonly events: readonly ProtocolEvent[];
	readonly turnout: number;
	readonly opening: { readonly valid: number; readonly invalid: number; readonly hash: string } | null;
	/** What the desks counted; null when nobody has. */
	readonly handedOut: number | null;
	/** How many voted with help; nothing is known of who they are. */
	readonly helped: number;
	/** Cards in opened bundles, by what became of them. */
	readonly cards: Readonly<Record<CardStatus, number>>;
	readonly versions: readonly {
		readonly version: number;
		readonly why: string | null;
		readonly earlier: EarlierPapers | null;
	}[];
	/** What was done with papers; null where no card was swapped for one. */
	readonly papers: PapersInProtocol | null;
	readonly lots: readonly Lot[];
	readonly winners: readonly { readonly number: number | null; readonly title: string }[];
	readonly manifest: string | null;
	readonly heads: readonly { readonly size: number; readonly note: string }[];
};

/** The protocol of a round's vote, as far as it has come. Before publication it tells no winner. */
export async function findProtocol(db: Db, round: RoundId): Promise<Protocol> {
	const box = await findBox(db, round);
	const opening = db.select().from(openings).where(eq(openings.roundId, round)).get();
	const decisions = paperDecisionsOf(db, round);
	const state = db.select({ state: rounds.pollState }).from(rounds).where(eq(rounds.id, round)).get()?.state;
	const versions = db.select().from(ballotVersions).where(eq(ballotVersions.roundId, round));
	const signed = db.select({ size: heads.size, note: heads.note }).from(heads).where(eq(heads.roundId, round));
	const won = and(eq(ideas.roundId, round), inArray(ideas.stage, ['won', 'underway', 'done']));
	return {
		events: eventsOf(db, round),
		turnout: turnoutOf(db, round),
		opening: opening ? { ...opening, hash: opening.hash.toString('hex') } : null,
		handedOut: cardAccountOf(db, round).handedOut,
		helped: helpedIn(db, round),
		cards: cardsOf(db, round),
		versions: versions
			.orderBy(asc(ballotVersions.version))
			.all()
			.map(({ version, reason: why }) => {
				const before = decisions.find((decision) => decision.version === version - 1);
				return { version, why, earlier: before?.earlier ?? null };
			}),
		papers: papersInProtocol(db, round, state !== undefined && isPublicState(state)),
		lots: lotsOf(db, round),
		winners: db
			.select({ number: ideas.number, title: ideas.title })
			.from(ideas)
			.where(won)
			.orderBy(asc(ideas.number))
			.all(),
		manifest: box?.manifest ? sha256(box.manifest) : null,
		heads: signed.orderBy(asc(heads.size)).all(),
	};
}

/** What was done since the ballot was frozen for the last time. */
function eventsOf(db: Db, round: RoundId): ProtocolEvent[] {
	const ofPoll = and(eq(auditLog.object, round), inArray(auditLog.action, [...pollEvents]));
	const deeds = db.select().from(auditLog).where(ofPoll).orderBy(desc(auditLog.seq)).all();
	const frozen = deeds.findIndex(({ action }) => action === 'freeze');
	return deeds
		.slice(0, frozen < 0 ? deeds.length : frozen + 1)
		.reverse()
		.flatMap(({ at, action, actor, facts }) => {
			const event = pollEvents.find((name) => name === action);
			const { witness } = JSON.parse(facts) as { witness?: string };
			return event ? [{ at, event, who: witness ? [actor, witness] : [actor] }] : [];
		});
}

function cardsOf(db: Db, round: RoundId): Protocol['cards'] {
	const counted = db
		.select({ status: cards.status, count: count() })
		.from(cards)
		.innerJoin(cardBundles, eq(cardBundles.id, cards.bundleId))
		.where(and(eq(cards.roundId, round), eq(cardBundles.state, 'active')))
		.groupBy(cards.status)
		.all();
	const of = (status: CardStatus) => counted.find((group) => group.status === status)?.count ?? 0;
	return { active: of('active'), paper: of('paper'), revoked: of('revoked') };
}
