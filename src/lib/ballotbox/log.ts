import { createHash } from 'node:crypto';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

/**
 * The public log of a ballot box (RFC 6962): a tree of hashes to which leaves are only ever added.
 * `levels[0]` holds the hashes of the leaves, each level above the hash of every full pair below it.
 */
export type Log = { readonly levels: readonly (readonly Hash[])[] };

/** The log of these leaf hashes, in their order. */
export function logOf(leaves: readonly Hash[]): Log {
	const levels: Hash[][] = [[...leaves]];
	for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
		levels.push(Array.from({ length: Math.floor(below.length / 2) }, (_, at) => pairAt(below, at)));
	}
	return { levels };
}

/** How many leaves the log has. */
export function sizeOf(log: Log): number {
	return log.levels[0]?.length ?? 0;
}

/** The hash of a leaf. It begins with a 0, that of a pair with a 1, so that neither can be passed off as the other. */
export function leafHash(leaf: string | Uint8Array): Hash {
	return new Uint8Array(createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest());
}

/** The hash of two neighbours in the tree. */
export function pairHash(left: Hash, right: Hash): Hash {
	return new Uint8Array(createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest());
}

/** The root over the first `size` leaves: one hash that stands for all of them and their order. @throws RangeError if there are fewer. */
export function rootOf(log: Log, size = sizeOf(log)): Hash {
	return size === 0 ? new Uint8Array(createHash('sha256').digest()) : rangeHash(log, 0, size);
}

/** The proof that leaf `index` is among the first `size`: the hashes on the way to the root. @throws RangeError if the log has no such leaf. */
export function inclusionProof(log: Log, index: number, size: number): Hash[] {
	if (!(0 <= index && index < size && size <= sizeOf(log)))
		throw new RangeError(`leaf ${index} is not among the first ${size}`);

	const path = (start: number, end: number): Hash[] => {
		if (end - start === 1) return [];
		const middle = start + splitOf(end - start);
		return index < middle
			? [...path(start, middle), rangeHash(log, middle, end)]
			: [...path(middle, end), rangeHash(log, start, middle)];
	};
	return path(0, size);
}

/** The proof that the log of `older` leaves is the beginning of that of `newer`. @throws RangeError unless 0 < older ≤ newer ≤ size. */
export function consistencyProof(log: Log, older: number, newer: number): Hash[] {
	if (!(0 < older && older <= newer && newer <= sizeOf(log)))
		throw new RangeError(`no log of ${older} leaves can begin one of ${newer}`);

	const path = (start: number, end: number, isKnown: boolean): Hash[] => {
		if (end === older) return isKnown ? [] : [rangeHash(log, start, end)];
		const middle = start + splitOf(end - start);
		return older <= middle
			? [...path(start, middle, isKnown), rangeHash(log, middle, end)]
			: [...path(middle, end, false), rangeHash(log, start, middle)];
	};
	return path(0, newer, true);
}

/** The hash over the leaves from `start` up to, not including, `end`, as the tree splits them. */
function rangeHash(log: Log, start: number, end: number): Hash {
	const width = end - start;
	const left = splitOf(width);
	if (width > 1 && left * 2 !== width) {
		return pairHash(rangeHash(log, start, start + left), rangeHash(log, start + left, end));
	}

	const full = log.levels[Math.log2(width)]?.[start / width];
	if (!full) throw new RangeError(`the log does not hold leaves ${start} to ${end}`);
	return full;
}

/** The largest power of two below `width`: that many leaves go to the left. */
function splitOf(width: number): number {
	return width < 2 ? 0 : 2 ** Math.floor(Math.log2(width - 1));
}

function pairAt(below: readonly Hash[], at: number): Hash {
	const [left, right] = [below[2 * at], below[2 * at + 1]];
	if (!left || !right) throw new RangeError(`no pair at ${at}`);
	return pairHash(left, right);
}
