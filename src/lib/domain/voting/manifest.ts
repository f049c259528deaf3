import type { Money } from '../money.ts';
import type { BallotFormatName, Custody, TieRule, VoteChange, WinnerRule } from '../round/round.ts';

/** An idea as it is printed on the ballot. */
export type ManifestIdea = { readonly number: number; readonly title: string; readonly price: Money };

/** A track as it was frozen: by which rules it is filled and counted, and what stands on it. */
export type ManifestTrack = {
	readonly track: number;
	readonly name: string;
	readonly pot: Money;
	/** Ideas cost more than this, and at most that. */
	readonly priceAbove: Money | null;
	readonly priceAtMost: Money | null;
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
	readonly municipality: string;
	readonly area: string;
	readonly language: string;
	readonly currency: string;
	/** 1 as it was frozen, one more for each correction while the poll was open. */
	readonly ballotVersion: number;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly tieRule: TieRule;
	readonly voteChange: VoteChange;
	/** Who keeps the key that opens the box: what an opening can be trusted for. */
	readonly custody: Custody;
	readonly tracks: readonly ManifestTrack[];
	readonly boxPublicKey: string;
	readonly logVerifier: string;
	readonly salt: string;
	/** How many cards there are, and SHA-256 over their sorted public keys; known when the poll opens. */
	readonly cards: { readonly count: number; readonly hash: string } | null;
};

/** The manifest as its one canonical text: JSON without spaces, its keys in the order of this list. */
export function manifestText(manifest: Manifest): string {
	const { round, name, municipality, area, language, currency } = manifest;
	const { ballotVersion, opensAt, closesAt, tieRule, voteChange, custody, tracks } = manifest;
	const { boxPublicKey, logVerifier, salt, cards } = manifest;
	return JSON.stringify({
		v: 1,
		round,
		name,
		municipality,
		area,
		language,
		currency,
		ballotVersion,
		opensAt,
		closesAt,
		tieRule,
		voteChange,
		custody,
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

function trackText({ ideas, ...settings }: ManifestTrack) {
	const { track, name, pot, priceAbove, priceAtMost, format, marks, blank, rule, thresholdPermille } = settings;
	const onPaper = ideas.map(({ number, title, price }) => ({ number, title, price }));
	const band = { priceAbove, priceAtMost };
	return { track, name, pot, ...band, format, marks, blank, rule, thresholdPermille, ideas: onPaper };
}
