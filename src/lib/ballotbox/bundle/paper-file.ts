import { readCanonical, type Shape } from '../../domain/shape.ts';
import { papersIn } from '../../domain/voting/paper-account.ts';
import { papersOf, type PaperCount, type PaperLine } from '../../domain/voting/paper-count.ts';
import type { BundleKind } from './contents.ts';

/** The papers of a track: how many lie in each pile, and what those say that count. Which version a vote is on is not told. */
export type ListedPapers = {
	readonly track: number;
	readonly piles: readonly { readonly version: number; readonly counted: boolean; readonly papers: number }[];
	readonly lines: readonly PaperLine[];
	readonly invalid: number;
};

/** Where the ballots are not published: how many votes of a track are on paper. */
export type SummedPapers = { readonly track: number; readonly votes: number };

/** What a bundle says of paper: the cards that were swapped for it and, where papers were counted, the count. */
export type PaperFile<OfTrack> = {
	readonly swapped: number;
	readonly count?: { readonly spoiled: number; readonly renewed: number; readonly tracks: readonly OfTrack[] };
};

const pile: Shape = { record: { version: 'count', counted: 'flag', papers: 'count' } };
const choice: Shape = { either: ['count', { listOf: 'count' }] };
const line: Shape = { record: { choices: { listOf: choice }, papers: 'count' } };
const listed: Shape = {
	record: { track: 'count', piles: { listOf: pile }, lines: { listOf: line }, invalid: 'count' },
};
const summed: Shape = { record: { track: 'count', votes: 'count' } };
const counted = (ofTrack: Shape): Readonly<Record<string, Shape>> => ({
	spoiled: 'count',
	renewed: 'count',
	tracks: { listOf: ofTrack },
});
const none: Readonly<Record<string, Shape>> = { v: { oneOf: [1] }, swapped: 'count' };

/** What is said of paper as the text of its file. */
export function paperText(swapped: number, count: PaperCount | undefined, kind: BundleKind): string {
	if (!count) return JSON.stringify({ v: 1, swapped });
	const { spoiled, renewed } = count;
	const tracks = kind === 'totals' ? count.tracks.map(sumOf) : count.tracks.map(listOf);
	return JSON.stringify({ v: 1, swapped, spoiled, renewed, tracks });
}

/** What a bundle with ballots says of paper; undefined when its text is no such file. */
export function readListedPapers(text: string): PaperFile<ListedPapers> | undefined {
	const told = read<Omit<ListedPapers, 'lines'> & { lines: { choices: unknown; papers: number }[] }>(text, listed);
	if (!told?.count) return told && { swapped: told.swapped };
	const tracks = told.count.tracks.map(({ lines, ...track }) => ({
		...track,
		lines: lines.map(({ choices, papers }) => ({ choices: JSON.stringify(choices), papers })),
	}));
	return { ...told, count: { ...told.count, tracks } };
}

/** What a bundle of totals says of paper; undefined when its text is no such file. */
export function readSummedPapers(text: string): PaperFile<SummedPapers> | undefined {
	return read<SummedPapers>(text, summed);
}

function read<OfTrack>(text: string, ofTrack: Shape): PaperFile<OfTrack> | undefined {
	const short = readCanonical(text, { record: none }) as { swapped: number } | undefined;
	if (short) return { swapped: short.swapped };
	const long = readCanonical(text, { record: { ...none, ...counted(ofTrack) } });
	if (!long) return undefined;
	const { swapped, ...count } = long as { swapped: number } & Required<PaperFile<OfTrack>>['count'];
	return { swapped, count };
}

type CountedTrack = PaperCount['tracks'][number];

function sumOf({ track, piles }: CountedTrack): SummedPapers {
	return { track, votes: papersOf(piles).length };
}

/** The piles that count in one list: by piles, a lone paper would tell who came after a correction what they chose. */
function listOf({ track, piles }: CountedTrack) {
	const same = Map.groupBy(papersOf(piles), (choices) => choices);
	return {
		track,
		piles: piles.map((pile) => ({ version: pile.version, counted: pile.counted, papers: papersIn([pile]) })),
		lines: [...same].map(([choices, papers]) => ({ choices: JSON.parse(choices) as unknown, papers: papers.length })),
		invalid: piles.reduce((sum, pile) => sum + (pile.counted ? pile.invalid : 0), 0),
	};
}
