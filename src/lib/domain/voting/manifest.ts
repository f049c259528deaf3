import type { Money } from '../money.ts';
import type { TieRule, VoteChange, WinnerRule } from '../round/round.ts';
import type { BallotFormatName } from '../round/round.ts';

/** An idea as it is printed on the ballot. */
export type ManifestIdea = { readonly number: number; readonly title: string; readonly price: Money };

/** A track as it was frozen: by which rules it is filled and counted, and what stands on it. */
export type ManifestTrack = {
	readonly track: number;
	readonly name: string;
	readonly pot: Money;
	readonly format: BallotFormatName;
	readonly marks: number;
	readonly blank: boolean;
	readonly rule: WinnerRule;
	readonly thresholdPermille: number;
	readonly ideas: readonly ManifestIdea[];
};

/** What is promised before the first vote: ballot, rules, keys and cards of a round. Bytes are hexadecimal digits. */
export type Manifest = {
	readonly round: string;
	readonly name: string;
	/** 1 as it was frozen, one more for each correction while the poll was open. */
	readonly ballotVersion: number;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly tieRule: TieRule;
	readonly voteChange: VoteChange;
	readonly tracks: readonly ManifestTrack[];
	readonly boxPublicKey: string;
	readonly logVerifier: string;
	readonly salt: string;
	/** How many cards there are, and SHA-256 over their sorted public keys; known when the poll opens. */
	readonly cards: { readonly count: number; readonly hash: string } | null;
};

/** The manifest as its one canonical text: JSON without spaces, its keys in the order of this list. */
export function manifestText(manifest: Manifest): string {
	const { round, name, ballotVersion, opensAt, closesAt, tieRule, voteChange, tracks } = manifest;
	const { boxPublicKey, logVerifier, salt, cards } = manifest;
	return JSON.stringify({
		v: 1,
		round,
		name,
		ballotVersion,
		opensAt,
		closesAt,
		tieRule,
		voteChange,
		tracks: tracks.map(trackText),
		boxPublicKey,
		logVerifier,
		salt,
		cards: cards && { count: cards.count, hash: cards.hash },
	});
}

/** The manifest in a text that `manifestText` wrote. */
export function readManifest(text: string): Manifest {
	return JSON.parse(text) as Manifest;
}

function trackText({ track, name, pot, format, marks, blank, rule, thresholdPermille, ideas }: ManifestTrack) {
	const onPaper = ideas.map(({ number, title, price }) => ({ number, title, price }));
	return { track, name, pot, format, marks, blank, rule, thresholdPermille, ideas: onPaper };
}
