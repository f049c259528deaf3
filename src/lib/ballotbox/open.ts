import type { BallotPaper } from '../domain/voting/ballot-format.ts';
import { choicesText, readBallotText } from '../domain/voting/ballot-text.ts';
import type { Ballot } from '../domain/voting/ballot.ts';
import { envelopeHash } from './leaf.ts';
import { boxKeyFrom, unseal, type BoxKey } from './seal.ts';

/** An envelope as it lies in the box: the public key of its card, its how manieth from that card, and the seal. */
export type Envelope = { readonly card: string; readonly version: number; readonly sealed: Uint8Array };

/** The envelopes that count, without their cards, in the order of their hashes: nothing tells who or when. */
export type Urn = readonly Uint8Array[];

/** What was in the urn. Choices stand for each track on its own, sorted, so that no ballot can be followed through them. */
export type Opening = {
	readonly valid: number;
	readonly invalid: number;
	readonly tracks: readonly { readonly track: number; readonly choices: readonly string[] }[];
};

/** The urn: of each card that may vote here its last envelope. A card that was revoked or swapped for paper has none. */
export function fillUrn(envelopes: readonly Envelope[], mayVote: ReadonlySet<string>): Urn {
	const last = new Map<string, Envelope>();
	for (const envelope of envelopes.filter(({ card }) => mayVote.has(card))) {
		const earlier = last.get(envelope.card);
		if (!earlier || earlier.version < envelope.version) last.set(envelope.card, envelope);
	}
	return [...last.values()]
		.map(({ sealed }) => ({ sealed, hash: envelopeHash(sealed) }))
		.sort((one, other) => (one.hash < other.hash ? -1 : 1))
		.map(({ sealed }) => sealed);
}

/**
 * Opens every envelope of the urn. One that does not open, or holds no valid ballot for this paper, is counted
 * as invalid; so is a second copy of an envelope: copying a neighbour's would else show what the neighbour chose.
 * @throws RangeError if the two halves of the box's key do not belong together: then nothing is known of any ballot.
 */
export function openUrn(urn: Urn, { box, round, paper }: { box: BoxKey; round: string; paper: BallotPaper }): Opening {
	if (Buffer.compare(boxKeyFrom(box.openingKey).publicKey, box.publicKey) !== 0) {
		throw new RangeError('the opening key is not that of this ballot box');
	}

	const different = new Map(urn.map((sealed) => [envelopeHash(sealed), sealed]));
	const ballots = [...different.values()].flatMap((sealed): Ballot[] => {
		const text = unseal(sealed, box, round);
		const ballot = text.ok ? readBallotText(text.value, paper) : text;
		return ballot.ok ? [ballot.value] : [];
	});

	const tracks = paper.map(({ track }, at) => ({
		track,
		choices: ballots.map((ballot) => choicesText(ballot[at]?.marks ?? [])).sort(),
	}));
	return { valid: ballots.length, invalid: urn.length - ballots.length, tracks };
}

/** An opening as one canonical text, to compare that of two machines and to sign it. */
export function openingText({ valid, invalid, tracks }: Opening): string {
	const sorted = tracks.map(({ track, choices }) => ({
		track,
		choices: choices.map((text) => JSON.parse(text) as unknown),
	}));
	return `${JSON.stringify({ v: 1, valid, invalid, tracks: sorted })}\n`;
}
