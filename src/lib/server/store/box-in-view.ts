import { headIn } from '../../ballotbox/checkpoint.ts';
import type { BundleKind } from '../../ballotbox/bundle/contents.ts';
import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { findBox } from './ballot-boxes.ts';
import { findBundleKind } from './bundles.ts';
import { listHeads } from './hourly-heads.ts';
import { manifestsOf } from './manifests.ts';
import { sha256, verifierLine } from './poll-log.ts';

/** The ballot box of a round as everybody may see it. */
export type BoxInView = {
	/** The signed heads, the newest first; `root` is its first 16 digits, to be written down by hand. */
	readonly heads: readonly { readonly size: number; readonly root: string; readonly signedAt: number | null }[];
	/** SHA-256 of the manifest as the poll opened with it. */
	readonly manifestHash: string | undefined;
	readonly key: string | undefined;
	/** What can be downloaded; nothing before publication. */
	readonly bundle: BundleKind | undefined;
};

/** What may be seen of the ballot box of a round at any time: nothing that tells a choice. */
export async function findBoxInView(db: Db, round: RoundId): Promise<BoxInView> {
	const box = await findBox(db, round);
	const heads = await listHeads(db, round);
	const [manifest] = heads.length > 0 ? manifestsOf(db, round) : [];
	return {
		heads: heads.toReversed().map(({ size, note, signedAt }) => {
			const root = Buffer.from(headIn(note)?.root ?? []).toString('hex');
			return { size, signedAt, root: root.slice(0, 16) };
		}),
		manifestHash: manifest && sha256(manifest),
		key: box && verifierLine(box),
		bundle: await findBundleKind(db, round),
	};
}
