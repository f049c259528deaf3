import { and, asc, eq } from 'drizzle-orm';
import { bundleFiles, type BundleParts } from '../../ballotbox/bundle/bundle-files.ts';
import { contentsText, LIST, type BundleKind } from '../../ballotbox/bundle/contents.ts';
import type { OpeningSignature } from '../../ballotbox/bundle/opening-file.ts';
import { signNote } from '../../ballotbox/note.ts';
import { privateKeyFrom } from '../../ballotbox/raw-key.ts';
import { writeTar } from '../../ballotbox/tar.ts';
import type { RoundId } from '../../domain/ids.ts';
import { pointsAtPeople } from '../../domain/results/small-numbers.ts';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import { isPublicState } from '../../domain/round/poll.ts';
import { readManifest } from '../../domain/voting/manifest.ts';
import { fewestPapers } from '../../domain/voting/paper-sums.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { ballotBoxes, bundles, heads } from '../db/tables/ballot-box.ts';
import { board, openings, results } from '../db/tables/results.ts';
import { rounds } from '../db/tables/rounds.ts';
import { leavesOf, logSumOf } from './log-sums.ts';
import { listedCards, manifestsOf } from './manifests.ts';
import { paperCountOf } from './paper-counts.ts';
import { lotsOf } from './polls.ts';

/**
 * Signs what the bundle of a round holds, as it is published. Of a round with few ballots, in the box or on paper, everybody
 * gets the totals, and the ballots go to the auditor. A round that was never voted on here has no bundle.
 */
export function sealBundles(tx: Tx, roundId: RoundId, logKey: Uint8Array): void {
	const parts = partsOf(tx, roundId);
	const box = tx.select().from(ballotBoxes).where(eq(ballotBoxes.roundId, roundId)).get();
	if (!parts || !box) return;
	const { valid, invalid } = parts.opening;
	const isFew = pointsAtPeople(valid + invalid, fewestPapers(parts.paper));
	const kinds: readonly BundleKind[] = isFew ? ['totals', 'ballots'] : ['ballots'];
	const signer = { name: box.logOrigin, privateKey: privateKeyFrom('ed25519', logKey) };
	for (const kind of kinds) {
		const note = signNote(contentsText(roundId, kind, bundleFiles(parts, kind)), signer);
		tx.insert(bundles).values({ roundId, kind, note }).run();
	}
}

/** What can be downloaded of a round: nothing before publication, the totals alone of one with few ballots. */
export async function findBundleKind(db: Db, roundId: RoundId): Promise<BundleKind | undefined> {
	const kinds = db.select({ kind: bundles.kind }).from(bundles).where(eq(bundles.roundId, roundId)).all();
	if (!isPublic(db, roundId) || kinds.length === 0) return undefined;
	return kinds.some(({ kind }) => kind === 'totals') ? 'totals' : 'ballots';
}

/**
 * A bundle of a published round, made anew from the tables: the same bytes each time. Were a table changed since, it no
 * longer fits the list that was signed, and says so to whoever checks it. Undefined when there is none.
 */
export async function findBundle(db: Db, roundId: RoundId, kind: BundleKind): Promise<Uint8Array | undefined> {
	const ofKind = and(eq(bundles.roundId, roundId), eq(bundles.kind, kind));
	const signed = db.select().from(bundles).where(ofKind).get();
	const parts = signed && isPublic(db, roundId) ? partsOf(db, roundId) : undefined;
	return signed && parts && writeTar([{ name: LIST, bytes: Buffer.from(signed.note) }, ...bundleFiles(parts, kind)]);
}

function isPublic(db: Reader, roundId: RoundId): boolean {
	const round = db.select({ state: rounds.pollState }).from(rounds).where(eq(rounds.id, roundId)).get();
	return round !== undefined && isPublicState(round.state);
}

function partsOf(tx: Reader, roundId: RoundId): BundleParts | undefined {
	const opening = tx.select().from(openings).where(eq(openings.roundId, roundId)).get();
	const manifests = manifestsOf(tx, roundId);
	const sum = logSumOf(tx, roundId);
	if (!opening || !sum) return undefined;

	const { custody } = readManifest(manifests.at(-1) ?? '{}');
	const { valid, invalid, hash, signatures } = opening;
	const told = { sha256: hash.toString('hex'), signatures: JSON.parse(signatures) as OpeningSignature[] };
	const counted = tx.select().from(results).where(eq(results.roundId, roundId)).orderBy(asc(results.track)).all();
	const outcomes = counted.map(({ outcome }) => (JSON.parse(outcome) as { outcome: TrackOutcome }).outcome);
	const signed = tx.select({ note: heads.note }).from(heads).where(eq(heads.roundId, roundId));
	return {
		manifests,
		outcomes,
		cards: listedCards(tx, roundId),
		leaves: leavesOf(tx, roundId),
		heads: signed
			.orderBy(asc(heads.size))
			.all()
			.map(({ note }) => note),
		urn: sum.urn,
		swapped: sum.swapped,
		paper: paperCountOf(tx, roundId),
		opening: { custody, valid, invalid, ...told },
		boards: outcomes.map(({ track }) => boardOf(tx, roundId, track)),
		lots: lotsOf(tx, roundId),
	};
}

function boardOf(tx: Reader, roundId: RoundId, track: number): string[] {
	const ofTrack = and(eq(board.roundId, roundId), eq(board.track, track));
	const found = tx.select({ choices: board.choices }).from(board).where(ofTrack).orderBy(asc(board.rank)).all();
	return found.map(({ choices }) => choices);
}
