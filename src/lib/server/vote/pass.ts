import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { RoundId } from '../../domain/ids.ts';
import type { FilledTrack } from '../../domain/voting/ballot.ts';
import type { ChoiceRefusal, VoteRefusal } from '../../domain/voting/vote-refusal.ts';

/** Where a voter stands, from page to page. The server keeps nothing: the voter carries it, sealed. */
export type Pass = {
	/** When it is worth nothing any more, in milliseconds since 1970. */
	readonly until: number;
	/** The card that is voting: its round, and the seed of its key in hexadecimal digits. */
	readonly card?: { readonly round: RoundId; readonly seed: string };
	/** The act of casting: 8 bytes for this sitting, 8 for this choice, in hexadecimal digits. */
	readonly castId?: string;
	/** What has been chosen, valid once the ballot was filled without a refusal. */
	readonly choice?: readonly FilledTrack[];
	/** The vote that is in the box: nothing of what it is. */
	readonly done?: { readonly round: RoundId; readonly castId: string; readonly receipt: string };
	/** What the next page has to say. */
	readonly said?: Said;
};

/** A refusal with the round it is about and what was typed, or the answer to "is my vote in the box?". */
export type Said =
	| { readonly kind: 'refused'; readonly refusal: VoteRefusal; readonly round?: RoundId; readonly typed?: string }
	/** With what was ticked and typed, by the names of the form: it stays there to be mended. */
	| { readonly kind: 'choice'; readonly refusal: ChoiceRefusal; readonly sent: Readonly<Record<string, string[]>> }
	/** Without a round: a receipt that is in no box. */
	| {
			readonly kind: 'looked_up';
			readonly round?: RoundId;
			readonly receipt: string | null;
			readonly mayVote: boolean;
	  };

/** A pass is good for half an hour. */
const HALF_HOUR = 30 * 60_000;

const [NONCE, TAG] = [12, 16];
/** Passes are filled up to a multiple of this many bytes, so that their length does not tell the choice. */
const STEP = 512;
const meant = Buffer.from('pb/pass/v1');

/** The end of a pass that is given out at `now`. */
export const passUntil = (now: number) => now + HALF_HOUR;

/** The pass as the voter's browser keeps it: AES-256-GCM under the key of the cookies. */
export function sealPass(pass: Pass, key: KeyObject): string {
	const text = Buffer.from(JSON.stringify(pass));
	const filled = Buffer.alloc(Math.ceil((text.length + 1) / STEP) * STEP);
	text.copy(filled);

	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(meant);
	const hidden = Buffer.concat([cipher.update(filled), cipher.final()]);
	return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
}

/** The pass that a browser sent; undefined when it is none of ours, was touched, or is over. */
export function openPass(sealed: string | undefined, key: KeyObject, now: number): Pass | undefined {
	const bytes = Buffer.from(sealed ?? '', 'base64url');
	if (bytes.length < NONCE + TAG) return undefined;

	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
	decipher.setAAD(meant).setAuthTag(bytes.subarray(-TAG));
	let text: string;
	try {
		text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString();
	} catch {
		return undefined; // a wrong tag throws
	}
	const pass = JSON.parse(text.slice(0, text.indexOf('\0'))) as Pass;
	return now < pass.until ? pass : undefined;
}
