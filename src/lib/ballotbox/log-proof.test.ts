import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, leafHash, logOf, rootOf, type Hash } from './log.ts';
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
