import { createHash, sign, verify } from 'node:crypto';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { CardKey } from './card-key.ts';
import { publicKeyFrom } from './raw-key.ts';

/** A vote as the public log knows it: which card, its how manieth, and the hash of the envelope. Never what is in it. */
export type VoteLeaf = {
	readonly round: string;
	/** The card's public key, 64 hexadecimal digits. */
	readonly card: string;
	/** 1 for the first vote of a card, 2 for its first change. */
	readonly version: number;
	/** SHA-256 of the envelope, 64 hexadecimal digits. */
	readonly envelope: string;
};

/** Why a text is no vote in the log. */
export type LeafRefusal = { readonly reason: 'not_a_leaf' | 'wrong_signature' };

const SHAPE =
	/^pb\/leaf\/v1\n(?<round>[!-~]+)\nvote\n(?<card>[0-9a-f]{64})\n(?<version>[1-9][0-9]{0,5})\n(?<envelope>[0-9a-f]{64})\n[0-9a-f]{128}\n$/;

/** Signs of the last line of a leaf: 64 bytes in hexadecimal digits, and the line end. */
const SIGNATURE_LINE = 129;

/**
 * The leaf of a vote, signed with the card's own key: only who knows the code can have cast it.
 * Seven ASCII lines: `pb/leaf/v1`, round, `vote`, card, version, hash of the envelope, signature over the lines before.
 * @throws RangeError if the parts do not make a leaf, such as a round's id with a space in it.
 */
export function signVote(vote: { round: string; version: number; sealed: Uint8Array }, key: CardKey): string {
	const card = Buffer.from(key.publicKey).toString('hex');
	const signed = ['pb/leaf/v1', vote.round, 'vote', card, vote.version, envelopeHash(vote.sealed), ''].join('\n');
	const leaf = `${signed}${sign(null, Buffer.from(signed), key.privateKey).toString('hex')}\n`;

	if (!SHAPE.test(leaf)) throw new RangeError(`not a leaf: ${JSON.stringify(signed)}`);
	return leaf;
}

/** The vote that a leaf tells of. Refused unless it has exactly the form of a leaf and its card has signed it. */
export function readVote(leaf: string): Result<VoteLeaf, LeafRefusal> {
	const vote = voteIn(leaf);
	if (!vote.ok) return vote;

	const { signed, key, signature } = claimIn(leaf, vote.value);
	return verify(null, signed, key, signature) ? vote : refuse({ reason: 'wrong_signature' });
}

/** Whether a text is a vote that its card has signed, found out beside whatever else is done meanwhile. */
export async function isSignedVote(leaf: string): Promise<boolean> {
	const vote = voteIn(leaf);
	if (!vote.ok) return false;
	const { signed, key, signature } = claimIn(leaf, vote.value);
	return new Promise((answer, fail) => {
		verify(null, signed, key, signature, (error, isSigned) => (error ? fail(error) : answer(isSigned)));
	});
}

/** What a card claims to have signed, and with what. */
function claimIn(leaf: string, { card }: VoteLeaf) {
	return {
		signed: Buffer.from(leaf.slice(0, -SIGNATURE_LINE)),
		key: publicKeyFrom('ed25519', Buffer.from(card, 'hex')),
		signature: Buffer.from(leaf.slice(-SIGNATURE_LINE, -1), 'hex'),
	};
}

/** The vote that a leaf tells of, when it has the form of one: for who has checked its signature before. */
export function voteIn(leaf: string): Result<VoteLeaf, LeafRefusal> {
	const parts = SHAPE.exec(leaf)?.groups;
	if (!parts) return refuse({ reason: 'not_a_leaf' });
	const { round = '', card = '', version = '', envelope = '' } = parts;
	return ok({ round, card, version: Number(version), envelope });
}

/** What the log says of an envelope: its SHA-256 in hexadecimal digits. */
export function envelopeHash(sealed: Uint8Array): string {
	return createHash('sha256').update(sealed).digest('hex');
}
