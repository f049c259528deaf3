import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, leafHash, logOf, pairHash, rootOf, sizeOf, type Hash } from './log.ts';
import { isConsistent, isIncluded } from './log-proof.ts';

const most = 257;
const leaves = Array.from({ length: most }, (_, at) => leafHash(`leaf ${at}`));
const log = logOf(leaves);
const roots = Array.from({ length: most + 1 }, (_, size) => rootOf(log, size));
const sizes = [...roots.keys()];

function rootAt(size: number): Hash {
	return roots[size] ?? new Uint8Array();
}

function leafAt(index: number): Hash {
	return leaves[index] ?? new Uint8Array();
}

/** The definition of RFC 6962, 2.1, word for word. */
function rootByDefinition(hashes: readonly Hash[]): Hash {
	if (hashes.length === 1) return hashes[0] ?? new Uint8Array();
	let split = 1;
	while (split * 2 < hashes.length) split *= 2;
	return pairHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)));
}

describe('the root', () => {
	test('is that of the published examples of certificate logs', () => {
		const examples = [
			'',
			'00',
			'10',
			'2021',
			'3031',
			'40414243',
			'5051525354555657',
			'606162636465666768696a6b6c6d6e6f',
		];
		const example = logOf(examples.map((hex) => leafHash(Buffer.from(hex, 'hex'))));
		const hex = (size: number) => Buffer.from(rootOf(example, size)).toString('hex');
		expect(hex(0)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(hex(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
		expect(hex(8)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
	});

	test('is what RFC 6962 defines, at every size up to 257', () => {
		for (const size of sizes.slice(1)) expect(rootAt(size), `${size}`).toEqual(rootByDefinition(leaves.slice(0, size)));
		expect(rootOf(log)).toEqual(rootAt(most));
		expect(sizeOf(log)).toBe(most);
	});

	test('of a shorter log is the same as before the log grew', () => {
		for (const size of sizes) expect(rootOf(logOf(leaves.slice(0, size))), `${size}`).toEqual(rootAt(size));
	});

	test('of leaves that are not there cannot be asked for', () => {
		expect(() => rootOf(log, most + 1)).toThrow(RangeError);
		expect(() => inclusionProof(log, 3, 3)).toThrow(RangeError);
		expect(() => inclusionProof(log, -1, 3)).toThrow(RangeError);
		expect(() => inclusionProof(logOf([]), 0, 1)).toThrow(RangeError);
		expect(() => consistencyProof(log, 0, 3)).toThrow(RangeError);
		expect(() => consistencyProof(log, 4, 3)).toThrow(RangeError);
		expect(() => consistencyProof(log, 3, most + 1)).toThrow(RangeError);
	});
});

test('every leaf of every log up to 257 leaves is proved to be in it', () => {
	for (const size of sizes) {
		for (let index = 0; index < size; index += 1) {
			const proof = inclusionProof(log, index, size);
			const isIn = isIncluded({ leaf: leafAt(index), index, size, root: rootAt(size), proof });
			if (!isIn) expect.fail(`leaf ${index} of ${size}`);
		}
	}
});

test('every log up to 257 leaves is proved to begin every longer one', () => {
	for (const newer of sizes) {
		for (let older = 1; older <= newer; older += 1) {
			const proof = consistencyProof(log, older, newer);
			const begins = isConsistent({
				older: { size: older, root: rootAt(older) },
				newer: { size: newer, root: rootAt(newer) },
				proof,
			});
			if (!begins) expect.fail(`${older} in ${newer}`);
		}
	}
}, 60_000);
