import { CROCKFORD, inGroups, normaliseSigns } from '../domain/crockford.ts';
import type { Hash } from './log.ts';

/** Signs of a leaf's hash on a receipt: 60 bits, far more than anybody can hit on purpose. */
const SIGNS = 12;

/**
 * The receipt of a vote, short enough to copy by hand: the leaf's place in the log and the beginning of its hash,
 * `1284-7QK3-M9XT-04BD`. It proves that a vote is in the box; it says nothing of what is in it, and names nobody.
 */
export function receiptOf(index: number, leaf: Hash): string {
	return `${index}-${inGroups(signsOf(leaf))}`;
}

/** Whether what a person copied is the receipt of this leaf, however it was typed. */
export function isReceiptOf(typed: string, index: number, leaf: Hash): boolean {
	return normaliseSigns(typed) === normaliseSigns(receiptOf(index, leaf));
}

/** Where in the log a receipt points to; nothing when the text cannot be a receipt. */
export function indexOnReceipt(typed: string): number | undefined {
	const index = /^(0|[1-9][0-9]{0,8})[0-9A-Z]{12}$/.exec(normaliseSigns(typed))?.[1];
	return index === undefined ? undefined : Number(index);
}

function signsOf(hash: Hash): string {
	const bits = Array.from(hash.subarray(0, 8), (byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from({ length: SIGNS }, (_, at) => CROCKFORD[parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join('');
}
