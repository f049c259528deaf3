import { electionsIn, pabulibOf, resultText } from '../../domain/results/manifest-count.ts';
import type { TrackOutcome } from '../../domain/results/track-outcome.ts';
import { readManifest } from '../../domain/voting/manifest.ts';
import type { PaperCount } from '../../domain/voting/paper-count.ts';
import { countedBoards } from '../../domain/voting/paper-sums.ts';
import type { ArchivedFile } from '../tar.ts';
import type { BundleKind } from './contents.ts';
import { fileOfLines } from './lines.ts';
import { lotsText, type PublishedLot } from './lots-file.ts';
import { openingFileText, type OpeningFile } from './opening-file.ts';
import { paperText } from './paper-file.ts';

/** All that a bundle is made of. */
export type BundleParts = {
	readonly manifests: readonly string[];
	readonly cards: readonly string[];
	/** Leaves of the log as they were hashed. */
	readonly leaves: Iterable<string>;
	readonly heads: readonly string[];
	readonly urn: readonly string[];
	readonly opening: OpeningFile;
	/** The choices from the box of each track, in the order of the paper. */
	readonly boards: readonly (readonly string[])[];
	readonly swapped: number;
	/** What was counted on paper, when anything was. */
	readonly paper?: PaperCount | undefined;
	readonly lots: readonly PublishedLot[];
	readonly outcomes: readonly TrackOutcome[];
};

/** The names of the files in a bundle, in their order. */
export function fileNames(kind: BundleKind, versions: number, tracks: number): string[] {
	const numbered = (count: number, name: (number: number) => string) =>
		Array.from({ length: count }, (_, at) => name(at + 1));
	const withBallots = kind === 'ballots';
	return [
		...numbered(versions, (version) => `manifest-${version}.json`),
		...['cards.txt', 'log.txt', 'heads.txt', 'urn.txt', 'opening.json'],
		...(withBallots ? numbered(tracks, (track) => `ballots-${track}.txt`) : []),
		...['paper.json', 'lots.json', 'result.json'],
		...(withBallots ? numbered(tracks, (track) => `track-${track}.pb`) : []),
	];
}

/** The files of a bundle. The same parts are always the same bytes. */
export function bundleFiles(parts: BundleParts, kind: BundleKind): ArchivedFile[] {
	const { manifests, boards, opening, outcomes } = parts;
	const manifest = readManifest(manifests.at(-1) ?? '{}');
	const elections = electionsIn(manifest, countedBoards(boards, parts.paper), parts.lots);
	const content: [string, string | Uint8Array][] = [
		...manifests.map((text, at): [string, string] => [`manifest-${at + 1}.json`, text]),
		['cards.txt', fileOfLines(parts.cards)],
		['log.txt', fileOfLines(logLines(parts.leaves))],
		['heads.txt', parts.heads.join('')],
		['urn.txt', fileOfLines(parts.urn)],
		['opening.json', openingFileText(kind === 'totals' ? { ...opening, sha256: null, signatures: [] } : opening)],
		...boards.map((board, at): [string, Uint8Array] => [`ballots-${at + 1}.txt`, fileOfLines(board)]),
		['paper.json', paperText(parts.swapped, parts.paper, kind)],
		['lots.json', lotsText(parts.lots)],
		['result.json', resultText(outcomes)],
		...elections.flatMap((election, at): [string, string][] => {
			const outcome = outcomes[at];
			return outcome ? [[`track-${at + 1}.pb`, pabulibOf(manifest, election, outcome)]] : [];
		}),
	];
	const byName = new Map(content);
	return fileNames(kind, manifests.length, manifest.tracks.length).map((name) => {
		const text = byName.get(name) ?? '';
		return { name, bytes: typeof text === 'string' ? Buffer.from(text) : text };
	});
}

/** A leaf as its line: its own lines with a space between, since none of them holds one. */
function* logLines(leaves: Iterable<string>): Generator<string> {
	for (const leaf of leaves) yield leaf.slice(0, -1).replaceAll('\n', ' ');
}
