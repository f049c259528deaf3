import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { Money } from '../../domain/money.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { missingForBallot, type Missing } from '../../domain/round/readiness.ts';
import type { EarlierPapers } from '../../domain/voting/correction.ts';
import { runningStates } from '../../domain/round/poll.ts';
import type { Db } from '../db/database.ts';
import { ballotBoxes, envelopes } from '../db/tables/ballot-box.ts';
import { ideas } from '../db/tables/ideas.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { rounds, tracks } from '../db/tables/rounds.ts';
import { transact } from '../db/transact.ts';
import { changeIdea } from './idea-changes.ts';
import { ballotVersionOf, manifestOf } from './manifests.ts';
import { logEvent, sha256 } from './poll-log.ts';
import { movePoll, type ByTwo, type StepRefusal } from './poll-step.ts';
import { readinessOf } from './readiness.ts';

/** A misprint and what is right: the idea by its number, its title and price as they should have been. */
export type Correction = {
	readonly round: RoundId;
	readonly number: number;
	readonly title: string;
	readonly price: Money;
	readonly why: string;
	readonly earlier: EarlierPapers;
};

export type CorrectionRefusal =
	| StepRefusal
	| { readonly reason: 'no_such_idea' | 'nothing_changed' | 'prices_bind_votes' }
	| { readonly reason: 'not_ready'; readonly missing: readonly Missing[] };

/**
 * Two people correct a misprint while the poll is open: the ballot becomes a new version, the log says so,
 * and everybody is told. Refused for a price by which votes already cast were checked (`fill_pot`).
 */
export async function correctBallot(
	db: Db,
	{ round: id, number, title, price, why, earlier }: Correction,
	by: ByTwo,
): Promise<Result<{ version: number }, CorrectionRefusal>> {
	return transact(db, (tx) => {
		const version = ballotVersionOf(tx, id) + 1;
		const moved = movePoll(tx, id, 'correct', by, { version, number, earlier });
		if (!moved.ok) return moved;
		const { round } = moved.value;
		if (round.pollState !== 'open') return refuse({ reason: 'not_now', state: round.pollState, event: 'correct' });

		const named = and(eq(ideas.roundId, id), eq(ideas.number, number));
		const idea = tx.select().from(ideas).where(named).get();
		if (!idea?.trackId) return refuse({ reason: 'no_such_idea' });
		if (idea.title === title && idea.price === price) return refuse({ reason: 'nothing_changed' });
		const track = tx.select().from(tracks).where(eq(tracks.id, idea.trackId)).get();
		const hasVotes = tx.select().from(envelopes).where(eq(envelopes.roundId, id)).limit(1).get() !== undefined;
		if (track?.format === 'fill_pot' && idea.price !== price && hasVotes) {
			return refuse({ reason: 'prices_bind_votes' });
		}

		const made = { madeBy: by.actor, madeWith: by.witness, reason: why, earlier };
		tx.insert(ballotVersions)
			.values({ roundId: id, version, manifest: '{}', ...made })
			.run();
		changeIdea(tx, idea, { title, price }, { by: by.actor, now: by.now });
		const missing = missingForBallot(readinessOf(tx, id, []), by.now).filter(({ what }) => what !== 'hours_past');
		if (missing.length > 0) return refuse({ reason: 'not_ready', missing });

		const manifest = manifestOf(tx, moved.value, { version, withCards: true });
		tx.update(ballotVersions)
			.set({ manifest, madeAt: by.now })
			.where(and(eq(ballotVersions.roundId, id), eq(ballotVersions.version, version)))
			.run();
		tx.update(ballotBoxes).set({ manifest }).where(eq(ballotBoxes.roundId, id)).run();
		logEvent(tx, id, 'incident', ['ballot', version, sha256(manifest)]);
		return ok({ version });
	});
}

/** A corrected ballot that people vote by now, for the notice on every page. */
export type CorrectionNotice = {
	readonly slug: string;
	readonly name: string;
	readonly version: number;
	readonly why: string;
};

/** The corrections that concern people who vote now; in one round when it is named, else in all. */
export async function listCorrections(db: Db, round: RoundId | undefined): Promise<CorrectionNotice[]> {
	const found = db
		.select({ slug: rounds.slug, name: rounds.name, version: ballotVersions.version, why: ballotVersions.reason })
		.from(ballotVersions)
		.innerJoin(rounds, eq(rounds.id, ballotVersions.roundId))
		.where(and(gt(ballotVersions.version, 1), inArray(rounds.pollState, runningStates), ...only(round)))
		.orderBy(desc(ballotVersions.version))
		.all();
	const newest = found.filter(({ slug }, at) => found.findIndex((other) => other.slug === slug) === at);
	return newest.map((notice) => ({ ...notice, why: notice.why ?? '' }));
}

/** A rehearsal tells nobody but itself. */
const only = (round: RoundId | undefined) => [round ? eq(rounds.id, round) : isNull(rounds.rehearses)];
