import { pairHash, type Hash } from './log.ts';

/** A claim that a leaf is in a log, to be checked without the log. */
export type Inclusion = {
	readonly leaf: Hash;
	readonly index: number;
	readonly size: number;
	readonly root: Hash;
	readonly proof: readonly Hash[];
};

/** A claim that an older log is the beginning of a newer one, to be checked without either. */
export type Consistency = {
	readonly older: { readonly size: number; readonly root: Hash };
	readonly newer: { readonly size: number; readonly root: Hash };
	readonly proof: readonly Hash[];
};

/** Whether the proof shows that the leaf is in the log with this root (RFC 9162, 2.1.3.2). */
export function isIncluded({ leaf, index, size, root, proof }: Inclusion): boolean {
	if (!isCount(index) || !isCount(size) || index >= size || !allHashes([leaf, ...proof])) return false;

	let [at, last, reached] = [index, size - 1, leaf];
	for (const sibling of proof) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			reached = pairHash(sibling, reached);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else {
			reached = pairHash(reached, sibling);
		}
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && same(reached, root);
}

/**
 * Whether the proof shows that nothing of the older log was changed or taken away in the newer one (RFC 9162, 2.1.4.2).
 * Every log begins with the empty one: that needs no proof, and no hash to compare.
 */
export function isConsistent({ older, newer, proof }: Consistency): boolean {
	if (!isCount(older.size) || !isCount(newer.size) || older.size > newer.size || !allHashes(proof)) return false;
	if (older.size === 0) return proof.length === 0;
	if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root);

	const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
	if (!first) return false;

	let [at, last, oldReached, newReached] = [older.size - 1, newer.size - 1, first, first];
	while (isOdd(at)) [at, last] = [half(at), half(last)];
	for (const sibling of rest) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			oldReached = pairHash(sibling, oldReached);
			newReached = pairHash(sibling, newReached);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else {
			newReached = pairHash(newReached, sibling);
		}
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && same(oldReached, older.root) && same(newReached, newer.root);
}

function isCount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
	return value % 2 === 1;
}

function half(value: number): number {
	return Math.floor(value / 2);
}

function isPowerOfTwo(size: number): boolean {
	return Number.isInteger(Math.log2(size));
}

function allHashes(hashes: readonly Hash[]): boolean {
	return hashes.every((hash) => hash.length === 32);
}

function same(one: Hash, other: Hash): boolean {
	return Buffer.compare(one, other) === 0;
}
