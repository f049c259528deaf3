import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, leafHash, logOf, pairHash, rootOf, type Hash } from './log.ts';
import { isConsistent, isIncluded, type Consistency, type Inclusion } from './log-proof.ts';

const most = 40;
const leaves = Array.from({ length: most }, (_, at) => leafHash(`leaf ${at}`));
const log = logOf(leaves);
const stranger = leafHash('stranger');

/** Every way to spoil a proof, by name: each must be refused, whatever the proof. */
function spoiledProofs(proof: readonly Hash[]): [string, Hash[]][] {
	return [
		['preceding garbage', [stranger, ...proof]],
		['trailing garbage', [...proof, stranger]],
		['preceding empty hash', [new Uint8Array(), ...proof]],
		['trailing zero hash', [...proof, new Uint8Array(32)]],
		...(proof.length > 0
			? ([
					['first hash cut', proof.slice(1)],
					['last hash cut', proof.slice(0, -1)],
				] as [string, Hash[]][])
			: []),
		...proof.flatMap((hash, at): [string, Hash[]][] => [
			[
				`bit flipped at ${at}`,
				proof.with(
					at,
					Uint8Array.from(hash, (byte, i) => (i === 4 ? byte ^ 16 : byte)),
				),
			],
			[`hash replaced at ${at}`, proof.with(at, stranger)],
			[`hash shortened at ${at}`, proof.with(at, hash.subarray(1))],
			[`hash repeated at ${at}`, proof.toSpliced(at, 0, hash)],
		]),
		...proof
			.slice(1)
			.map((hash, at): [string, Hash[]] => [
				`neighbours swapped at ${at}`,
				proof.with(at, hash).with(at + 1, proof[at] ?? stranger),
			]),
	];
}

describe('a proof that a leaf is in the log', () => {
	const proofs = [...Array(most).keys()].flatMap((last) =>
		[...Array(last + 1).keys()].map((index): Inclusion => {
			const size = last + 1;
			const leaf = leaves[index] ?? stranger;
			return { leaf, index, size, root: rootOf(log, size), proof: inclusionProof(log, index, size) };
		}),
	);

	test('is refused however it is spoiled', () => {
		for (const proof of proofs) {
			expect(isIncluded(proof)).toBe(true);
			for (const [how, spoiled] of spoiledProofs(proof.proof)) {
				if (isIncluded({ ...proof, proof: spoiled })) expect.fail(`${how}: leaf ${proof.index} of ${proof.size}`);
			}
		}
	});

	test('is refused for another leaf, place, size or root', () => {
		for (const proof of proofs) {
			const claims: Inclusion[] = [
				{ ...proof, leaf: stranger },
				{ ...proof, leaf: new Uint8Array(31) },
				{ ...proof, root: stranger },
				{ ...proof, root: new Uint8Array() },
				{ ...proof, index: proof.size },
				{ ...proof, index: -1 },
				{ ...proof, index: proof.index + 0.5 },
				{ ...proof, index: NaN },
				...[1, 2, proof.size].map((step) => ({ ...proof, index: proof.index + step })),
				...[1, 2].map((step) => ({ ...proof, index: proof.index - step })),
				{ ...proof, size: 0 },
				{ ...proof, size: Infinity },
			];
			for (const claim of claims) if (isIncluded(claim)) expect.fail(JSON.stringify({ ...claim, proof: '' }));
		}
	});

	test('is refused for the same log at another size', () => {
		for (const proof of proofs) {
			for (let size = 1; size <= most; size += 1) {
				if (size === proof.size) continue;
				if (isIncluded({ ...proof, size, root: rootOf(log, size) })) expect.fail(`${proof.index} of ${size}`);
			}
		}
	});
});

describe('a proof that a log begins another', () => {
	const proofs = [...Array(most).keys()].flatMap((last) =>
		[...Array(last + 1).keys()].map((first): Consistency => {
			const [older, newer] = [first + 1, last + 1];
			return {
				older: { size: older, root: rootOf(log, older) },
				newer: { size: newer, root: rootOf(log, newer) },
				proof: consistencyProof(log, older, newer),
			};
		}),
	);

	test('is refused however it is spoiled', () => {
		for (const proof of proofs) {
			expect(isConsistent(proof)).toBe(true);
			for (const [how, spoiled] of spoiledProofs(proof.proof)) {
				if (isConsistent({ ...proof, proof: spoiled })) {
					expect.fail(`${how}: ${proof.older.size} in ${proof.newer.size}`);
				}
			}
		}
	});

	test('is refused for other roots, and when a log would have shrunk', () => {
		for (const { older, newer, proof } of proofs) {
			const claims: Consistency[] = [
				{ older: { ...older, root: stranger }, newer, proof },
				{ older, newer: { ...newer, root: stranger }, proof },
				{ older: { ...older, size: newer.size + 1 }, newer, proof },
				{ older: { ...older, size: -1 }, newer, proof },
				{ older: { ...older, size: older.size + 0.5 }, newer, proof },
				{ older, newer: { ...newer, size: NaN }, proof },
			];
			for (const claim of claims) if (isConsistent(claim)) expect.fail(`${older.size} in ${newer.size}`);
		}
	});

	test('is refused for a log of which one leaf was changed', () => {
		for (let changed = 0; changed < 20; changed += 1) {
			const forked = logOf(leaves.with(changed, stranger));
			for (let older = changed + 1; older <= 20; older += 1) {
				const claim: Consistency = {
					older: { size: older, root: rootOf(log, older) },
					newer: { size: most, root: rootOf(forked) },
					proof: consistencyProof(forked, older, most),
				};
				if (isConsistent(claim)) expect.fail(`leaf ${changed} changed after ${older}`);
			}
		}
	});

	test('the empty log begins every log, and needs no proof', () => {
		const empty = { size: 0, root: rootOf(log, 0) };
		const newer = { size: 5, root: rootOf(log, 5) };
		expect(isConsistent({ older: empty, newer, proof: [] })).toBe(true);
		expect(isConsistent({ older: empty, newer, proof: [stranger] })).toBe(false);
	});
});

test('a byte moved from one hash of a proof to its neighbour is noticed', () => {
	const leaf = leaves[0] ?? stranger;
	const [sibling = stranger, ...rest] = inclusionProof(log, 0, 3);
	const moved = { leaf: leaf.subarray(0, 31), proof: [Uint8Array.of(leaf[31] ?? 0, ...sibling), ...rest] };
	expect(isIncluded({ ...moved, index: 0, size: 3, root: rootOf(log, 3) })).toBe(false);

	const known = rootOf(log, 4);
	const [added = stranger] = consistencyProof(log, 4, 5);
	const older = { size: 4, root: known.subarray(0, 31) };
	const newer = { size: 5, root: rootOf(log, 5) };
	expect(isConsistent({ older, newer, proof: [Uint8Array.of(known[31] ?? 0, ...added)] })).toBe(false);
});

describe('a proof shown with other sizes than its own is worth what the definition says', () => {
	const few = 20;
	const every = [...Array(few).keys()].map((at) => at + 1);

	test('for a leaf', () => {
		for (const size of every) {
			for (let index = 0; index < size; index += 1) {
				const honest = {
					leaf: leaves[index] ?? stranger,
					root: rootOf(log, size),
					proof: inclusionProof(log, index, size),
				};
				for (const claimed of every) {
					for (let place = 0; place < claimed; place += 1) {
						const claim = { ...honest, index: place, size: claimed };
						if (isIncluded(claim) !== isIncludedByDefinition(claim))
							expect.fail(`${index}/${size} as ${place}/${claimed}`);
					}
				}
			}
		}
	});

	test('for a log', () => {
		for (const newer of every) {
			for (let older = 1; older <= newer; older += 1) {
				const [oldRoot, newRoot, proof] = [rootOf(log, older), rootOf(log, newer), consistencyProof(log, older, newer)];
				for (const claimedNewer of every) {
					for (let claimedOlder = 1; claimedOlder < claimedNewer; claimedOlder += 1) {
						const claim = {
							older: { size: claimedOlder, root: oldRoot },
							newer: { size: claimedNewer, root: newRoot },
							proof,
						};
						if (isConsistent(claim) !== isConsistentByDefinition(claim)) {
							expect.fail(`${older}/${newer} as ${claimedOlder}/${claimedNewer}`);
						}
					}
				}
			}
		}
	});

	/** RFC 6962, 2.1.1, read backwards: the last hash of the proof is the other half of the whole tree. */
	function isIncludedByDefinition({ leaf, index, size, root, proof }: Inclusion): boolean {
		const up = (at: number, width: number, hashes: readonly Hash[]): Hash | undefined => {
			const last = hashes.at(-1);
			if (width === 1) return last ? undefined : leaf;
			if (!last) return undefined;
			const left = splitOf(width);
			const inner = at < left ? up(at, left, hashes.slice(0, -1)) : up(at - left, width - left, hashes.slice(0, -1));
			return inner && (at < left ? pairHash(inner, last) : pairHash(last, inner));
		};
		const reached = up(index, size, proof);
		return reached !== undefined && Buffer.compare(reached, root) === 0;
	}

	/** RFC 6962, 2.1.2, read backwards, giving the roots of both logs at once. */
	function isConsistentByDefinition({ older, newer, proof }: Consistency): boolean {
		type Roots = [Hash, Hash] | undefined;
		const up = (size: number, width: number, isWhole: boolean, hashes: readonly Hash[]): Roots => {
			const last = hashes.at(-1);
			if (size === width && isWhole) return last ? undefined : [older.root, older.root];
			if (!last) return undefined;
			if (size === width) return hashes.length === 1 ? [last, last] : undefined;
			const left = splitOf(width);
			const rest = hashes.slice(0, -1);
			if (size <= left) {
				const inner = up(size, left, isWhole, rest);
				return inner && [inner[0], pairHash(inner[1], last)];
			}
			const inner = up(size - left, width - left, false, rest);
			return inner && [pairHash(last, inner[0]), pairHash(last, inner[1])];
		};
		const roots = up(older.size, newer.size, true, proof);
		return !!roots && Buffer.compare(roots[0], older.root) === 0 && Buffer.compare(roots[1], newer.root) === 0;
	}

	function splitOf(width: number): number {
		let split = 1;
		while (split * 2 < width) split *= 2;
		return split;
	}
});
