import { rawPublicKey, privateKeyFrom } from '../../ballotbox/raw-key.ts';
import { boxKeyFrom } from '../../ballotbox/seal.ts';
import type { RoundId } from '../../domain/ids.ts';
import { pollKeys, type KeysOfPoll, type PollKey } from '../../domain/voting/recovery-sheet.ts';
import { readKey } from './key-file.ts';
import { findLogKey, findOpeningKey, pepperFile } from './key-folder.ts';

/** What a box shows of its keys. */
export type ShownKeys = {
	readonly roundId: RoundId;
	readonly boxPublicKey: Uint8Array;
	readonly logPublicKey: Uint8Array;
};

/** The keys of a poll that are not in the folder, or are others than its box was made with. */
export function missingKeys(folder: string, box: ShownKeys): PollKey[] {
	const there = keysInFolder(folder, box.roundId);
	const fits = fittingKeys(there, box);
	return pollKeys.filter((name) => !fits.includes(name));
}

/** All keys of a poll as they lie in the folder; undefined as long as one is missing. */
export function findKeys(folder: string, box: ShownKeys): KeysOfPoll | undefined {
	const { box: opening, cards, log } = keysInFolder(folder, box.roundId);
	return opening && cards && log && missingKeys(folder, box).length === 0 ? { box: opening, cards, log } : undefined;
}

/** Which of these keys belong to the box. Of the pepper nothing is shown: it fits when it is there. */
export function fittingKeys({ box, cards, log }: Partial<KeysOfPoll>, shown: ShownKeys): PollKey[] {
	const fits: Readonly<Record<PollKey, boolean>> = {
		box: box !== undefined && same(boxKeyFrom(box).publicKey, shown.boxPublicKey),
		cards: cards !== undefined,
		log: log !== undefined && same(rawPublicKey(privateKeyFrom('ed25519', log)), shown.logPublicKey),
	};
	return pollKeys.filter((name) => fits[name]);
}

/** What lies on the disk now, whatever the server remembers. */
function keysInFolder(folder: string, round: RoundId): Partial<KeysOfPoll> {
	const box = whole(() => findOpeningKey(folder, round));
	const cards = whole(() => readKey(pepperFile(folder, round)));
	const log = whole(() => findLogKey(folder));
	return { ...(box && { box }), ...(cards && { cards }), ...(log && { log }) };
}

/** A file that holds no key is as good as none. */
function whole(read: () => Uint8Array | undefined): Uint8Array | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
