import { ok, type Result } from '../../domain/result.ts';
import type { Manifest } from '../../domain/voting/manifest.ts';
import { checkCount, type CheckedCount } from './check-count.ts';
import { unpack } from './check-list.ts';
import { checkLog, type Asked, type CheckedLog } from './check-log.ts';
import { checkOpening } from './check-opening.ts';
import { checkPaper, type CheckedPaper } from './check-paper.ts';
import type { BundleKind } from './contents.ts';
import type { Fault } from './fault.ts';
import { sha256, type OpeningFile } from './opening-file.ts';

/** What a bundle shows when nothing in it is wrong. */
export type Verified = {
	readonly kind: BundleKind;
	readonly manifest: Manifest;
	/** SHA-256 of the manifest, version by version: what a poster or a protocol can carry. */
	readonly manifestHashes: readonly string[];
	readonly log: CheckedLog;
	readonly opening: OpeningFile;
	readonly paper: CheckedPaper;
	readonly count: CheckedCount;
};

/**
 * Checks a published bundle from its own bytes alone: every hash, proof and signature, the last vote of each card, the
 * opening, the recount by the round's rule, and the lot. Refused with the first fault, by file and line.
 */
export function verifyBundle(archive: Uint8Array, asked: Asked = {}): Result<Verified, Fault> {
	const unpacked = unpack(archive);
	if (!unpacked.ok) return unpacked;
	const log = checkLog(unpacked.value, asked);
	if (!log.ok) return log;
	const opened = checkOpening(unpacked.value, log.value);
	if (!opened.ok) return opened;
	const paper = checkPaper(unpacked.value, log.value.swapped);
	if (!paper.ok) return paper;
	const count = checkCount(unpacked.value, opened.value, paper.value);
	if (!count.ok) return count;

	const { kind, manifest, manifests } = unpacked.value;
	const manifestHashes = manifests.map(sha256);
	return ok({
		kind,
		manifest,
		manifestHashes,
		log: log.value,
		opening: opened.value.opening,
		paper: paper.value,
		count: count.value,
	});
}
