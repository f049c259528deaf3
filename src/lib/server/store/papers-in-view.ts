import { eq } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { BallotFormat, BallotPaper } from '../../domain/voting/ballot-format.ts';
import type { PaperAccount, PaperDesk } from '../../domain/voting/paper-account.ts';
import {
	isPiled,
	stageOf,
	turnOf,
	type CountStage,
	type TallyLine,
	type TallyPlace,
} from '../../domain/voting/paper-tally.ts';
import { writeSheets } from '../../domain/voting/paper-sheets.ts';
import type { Db } from '../db/database.ts';
import { paperGaps } from '../db/tables/papers.ts';
import { ballotInView, ballotPaper } from './ballot-papers.ts';
import { pilesToCount, versionsOf } from './paper-counting.ts';
import {
	arePapersIn,
	paperAccountsOf,
	paperDecisionsOf,
	paperDesk,
	personsCounts,
	type PaperDecision,
	type PapersRefusal,
} from './paper-counts.ts';

/** Papers that are missing in a track, what two people said of that, and who they are: ids. */
export type ToldGap = { readonly track: number; readonly why: string; readonly who: readonly string[] };

/** The papers of a round as one person may see them: nobody else's numbers until two people agree. */
export type PapersInView = {
	readonly isPiled: boolean;
	readonly formats: readonly BallotFormat['kind'][];
	readonly desk: PaperDesk;
	readonly decisions: readonly PaperDecision[];
	readonly tracks: readonly {
		readonly track: number;
		readonly name: string;
		readonly ideas: readonly { readonly number: number | null; readonly title: string }[];
	}[];
	readonly stage: CountStage['stage'];
	readonly differing: readonly TallyPlace[];
	/** What this person counts now; empty when it is not this person's turn. */
	readonly toCount: readonly TallyPlace[];
	/** The same of papers that are counted one by one: what was typed before of each version, in doubt as `?`. */
	readonly toType: readonly { readonly version: number; readonly before: string }[];
	/** What this person has counted last. */
	readonly own: readonly TallyLine[];
	/** Once two agree: the account of each track, without what any idea got. */
	readonly accounts: readonly PaperAccount[];
	readonly gaps: readonly ToldGap[];
};

/** The papers of a round for this person. */
export async function findPapers(db: Db, round: RoundId, person: string): Promise<PapersInView> {
	const counts = personsCounts(db, round);
	const stage = stageOf(counts);
	const isTurn = turnOf(person, counts).ok;
	const paper = ballotPaper(db, round);
	const isInPiles = isPiled(paper);
	const differing = 'differing' in stage ? stage.differing : [];
	const own = counts.find(({ counter }) => counter === person)?.lines ?? [];
	return {
		isPiled: isInPiles,
		formats: paper.map(({ format }) => format.kind),
		desk: paperDesk(db, round),
		decisions: paperDecisionsOf(db, round),
		tracks: namedTracks(db, round),
		stage: stage.stage,
		differing,
		toCount: isTurn && isInPiles ? pilesToCount(db, round) : [],
		toType:
			isTurn && !isInPiles ? versionsOf(db, round).map((version) => typedBefore(version, own, differing, paper)) : [],
		own,
		accounts: paperAccountsOf(db, round),
		gaps: gapsOf(db, round),
	};
}

/** What the papers still keep a result back by; undefined when it waits for none. */
export async function findPapersDue(db: Db, round: RoundId): Promise<PapersRefusal['reason'] | undefined> {
	const papers = arePapersIn(db, round);
	return papers.ok ? undefined : papers.refusal.reason;
}

/** What is to be said, and signed, of the papers of a round; numbers of papers only once the result is public. */
export type PapersInProtocol = Pick<PapersInView, 'desk' | 'decisions' | 'tracks' | 'accounts' | 'gaps'> & {
	/** The two who found the same: ids. */
	readonly countedBy: readonly string[];
};

/** The papers as the protocol tells of them; null where no card was swapped. */
export function papersInProtocol(db: Db, round: RoundId, isPublic: boolean): PapersInProtocol | null {
	const desk = paperDesk(db, round);
	if (desk.swapped === 0) return null;
	const stage = stageOf(personsCounts(db, round));
	return {
		desk,
		decisions: paperDecisionsOf(db, round),
		tracks: namedTracks(db, round),
		accounts: isPublic ? paperAccountsOf(db, round) : [],
		gaps: gapsOf(db, round),
		countedBy: stage.stage === 'agreed' ? stage.by : [],
	};
}

function typedBefore(version: number, own: readonly TallyLine[], differing: readonly TallyPlace[], paper: BallotPaper) {
	const of = (one: TallyPlace) => one.version === version;
	const unsure = new Set(differing.filter(of).map(({ sheet = 0 }) => sheet));
	return { version, before: writeSheets(own.filter(of), paper, unsure) };
}

function namedTracks(db: Db, round: RoundId): PapersInView['tracks'] {
	return ballotInView(db, round).map(({ track, ideas }) => ({
		track: track.position,
		name: track.name,
		ideas: ideas.map(({ number, title }) => ({ number, title })),
	}));
}

function gapsOf(db: Db, round: RoundId): ToldGap[] {
	const told = db.select().from(paperGaps).where(eq(paperGaps.roundId, round)).all();
	return told.map(({ track, why, approvedBy, approvedWith }) => ({ track, why, who: [approvedBy, approvedWith] }));
}
