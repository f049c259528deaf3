import { and, asc, eq, max } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import { manifestText, type Manifest } from '../../domain/voting/manifest.ts';
import type { Reader } from '../db/database.ts';
import { ballotBoxes } from '../db/tables/ballot-box.ts';
import { cards } from '../db/tables/cards.ts';
import { municipality } from '../db/tables/municipality.ts';
import { ballotVersions } from '../db/tables/polls.ts';
import { areas } from '../db/tables/rounds.ts';
import type { BallotBox } from './ballot-boxes.ts';
import { ballotInView } from './ballot-papers.ts';
import { inOrder, sha256, verifierLine } from './poll-log.ts';
import type { Round } from './rounds.ts';

/** The manifest of a round as its ballot, rules and keys stand now; with the cards once they are all known. */
export function manifestOf(
	tx: Reader,
	{ round, box }: { round: Round; box: BallotBox },
	{ version, withCards }: { version: number; withCards: boolean },
): string {
	const hex = (bytes: Buffer) => bytes.toString('hex');
	const area = tx.select().from(areas).where(eq(areas.id, round.areaId)).get();
	const place = tx.select({ name: municipality.name }).from(municipality).get();
	return manifestText({
		round: round.id,
		name: round.name,
		municipality: place?.name ?? area?.town ?? '',
		area: area?.name ?? '',
		language: round.language,
		currency: round.currency,
		ballotVersion: version,
		opensAt: round.opensAt,
		closesAt: round.closesAt,
		tieRule: round.tieRule,
		voteChange: round.voteChange,
		custody: round.custody,
		tracks: tracksOf(tx, round.id),
		boxPublicKey: hex(box.boxPublicKey),
		logVerifier: verifierLine(box),
		salt: hex(box.salt),
		cards: withCards ? cardsInList(listedCards(tx, round.id)) : null,
	});
}

/** The version of the ballot that voters have before them; 1 when it was never corrected. */
export function ballotVersionOf(tx: Reader, round: RoundId): number {
	const found = tx
		.select({ version: max(ballotVersions.version) })
		.from(ballotVersions)
		.where(eq(ballotVersions.roundId, round))
		.get();
	return found?.version ?? 1;
}

/** The manifest of a round in each of its versions; none before the ballot was frozen. */
export function manifestsOf(tx: Reader, roundId: RoundId): string[] {
	const versions = tx.select({ manifest: ballotVersions.manifest }).from(ballotVersions);
	const found = versions.where(eq(ballotVersions.roundId, roundId)).orderBy(asc(ballotVersions.version)).all();
	const box = tx.select().from(ballotBoxes).where(eq(ballotBoxes.roundId, roundId)).get();
	return found.length > 0 ? found.map(({ manifest }) => manifest) : box?.manifest ? [box.manifest] : [];
}

function tracksOf(tx: Reader, round: RoundId): Manifest['tracks'] {
	return ballotInView(tx, round).map(({ track, ideas }) => ({
		track: track.position,
		name: track.name,
		pot: track.pot,
		priceAbove: track.priceAbove,
		priceAtMost: track.priceAtMost,
		format: track.format,
		marks: track.marks,
		blank: track.blankAllowed,
		rule: track.rule,
		thresholdPermille: track.thresholdPermille,
		ideas: ideas.map(({ number, title, price }) => ({ number: number ?? 0, title, price: price ?? money(0) })),
	}));
}

/** The public keys of the cards that were listed when the poll opened, as sorted texts. */
export function listedCards(tx: Reader, round: RoundId): string[] {
	const listed = and(eq(cards.roundId, round), eq(cards.listed, true));
	const found = tx.select({ pub: cards.pub }).from(cards).where(listed).orderBy(asc(cards.pub)).all();
	return inOrder(found.map(({ pub }) => pub));
}

function cardsInList(pubs: readonly string[]): Manifest['cards'] {
	return { count: pubs.length, hash: sha256(pubs.map((pub) => `${pub}\n`).join('')) };
}
