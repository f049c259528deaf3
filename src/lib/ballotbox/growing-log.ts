import { createHash } from 'node:crypto';
import { pairHash, type Hash } from './log.ts';

/** A log that is read from its beginning: its root is known at every size, and only a few hashes are kept. */
export type GrowingLog = { readonly add: (leaf: Hash) => void; readonly size: () => number; readonly root: () => Hash };

/** An empty log to be read into. What is kept are the roots of its full subtrees, the largest first. */
export function growingLog(): GrowingLog {
	const full: { width: number; hash: Hash }[] = [];
	let size = 0;
	return {
		size: () => size,
		add: (leaf) => {
			size += 1;
			let grown = { width: 1, hash: leaf };
			for (let last = full.at(-1); last?.width === grown.width; last = full.at(-1)) {
				grown = { width: 2 * grown.width, hash: pairHash(last.hash, grown.hash) };
				full.pop();
			}
			full.push(grown);
		},
		root: () => {
			const [last, ...larger] = full.map(({ hash }) => hash).reverse();
			if (!last) return new Uint8Array(createHash('sha256').digest());
			return larger.reduce((right, left) => pairHash(left, right), last);
		},
	};
}
