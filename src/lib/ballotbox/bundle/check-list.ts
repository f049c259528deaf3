import { ok, type Result } from '../../domain/result.ts';
import { manifestIn } from '../../domain/voting/manifest-shape.ts';
import { manifestText, type Manifest } from '../../domain/voting/manifest.ts';
import { readNote, readVerifier, type Verifier } from '../note.ts';
import { readTar, type ArchivedFile } from '../tar.ts';
import { fileNames } from './bundle-files.ts';
import { LIST, listed, readContents, type BundleKind } from './contents.ts';
import { fault, type Fault } from './fault.ts';
import { textIn } from './lines.ts';

/** A bundle whose files are those that were signed, with what was frozen before the vote. */
export type Unpacked = {
	readonly kind: BundleKind;
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly verifier: Verifier;
	readonly manifests: readonly string[];
	/** The manifest in its last version. */
	readonly manifest: Manifest;
};

/** Lines of the list above the first file. */
const HEAD_LINES = 3;

/** Unpacks a bundle and checks the signed list, the hash of each file, and the manifest in each of its versions. */
export function unpack(archive: Uint8Array): Result<Unpacked, Fault> {
	const [list, ...files] = readTar(archive) ?? [];
	if (!list) return fault('bundle.tar', 'not_an_archive');
	if (list.name !== LIST) return fault('bundle.tar', 'wrong_files');
	const note = textIn(list.bytes) ?? '';
	const contents = readContents(note.slice(0, note.indexOf('\n\n') + 1));
	if (!contents) return fault(LIST, 'not_a_list');
	for (let at = 0; at < Math.max(files.length, contents.files.length); at += 1) {
		const [there, told] = [files[at], contents.files[at]];
		if (!there || there.name !== told?.name) return fault(LIST, 'not_as_listed', HEAD_LINES + at + 1);
		const { hash, size } = listed(there);
		if (hash !== told.hash || size !== told.size) return fault(told.name, 'changed');
	}

	const frozen = readManifests(files);
	if (!frozen.ok) return frozen;
	const { manifest, verifier, manifests } = frozen.value;
	const signed = readNote(note, verifier);
	if (!signed.ok) return fault(LIST, signed.refusal.reason === 'wrong_signature' ? 'wrong_signature' : 'not_signed');
	if (contents.round !== manifest.round) return fault(LIST, 'other_round');
	const names = fileNames(contents.kind, manifests.length, manifest.tracks.length);
	const differs = names.findIndex((name, at) => files[at]?.name !== name);
	if (differs >= 0 || names.length !== files.length) return fault(LIST, 'wrong_files');
	const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
	return ok({ kind: contents.kind, files: byName, ...frozen.value });
}

function readManifests(
	files: readonly ArchivedFile[],
): Result<Pick<Unpacked, 'manifests' | 'manifest' | 'verifier'>, Fault> {
	const ofManifest = files.filter(({ name }) => /^manifest-[1-9][0-9]*\.json$/.test(name));
	const manifests: string[] = [];
	let last: Manifest | undefined;
	for (const { name, bytes } of ofManifest) {
		const text = textIn(bytes) ?? '';
		const manifest = manifestIn(text);
		if (!manifest || manifest.ballotVersion !== manifests.length + 1) return fault(name, 'not_a_manifest');
		if (last && unchangeable(last) !== unchangeable(manifest)) return fault(name, 'more_than_corrected');
		manifests.push(text);
		last = manifest;
	}
	const verifier = last && readVerifier(last.logVerifier);
	if (!last || !verifier) return fault('manifest-1.json', 'not_a_manifest');
	return ok({ manifests, manifest: last, verifier });
}

/** What a correction must leave as it was: all but titles, prices, and the hours. */
function unchangeable(manifest: Manifest): string {
	const tracks = manifest.tracks.map((track) => ({
		...track,
		ideas: track.ideas.map((idea) => ({ ...idea, title: '', price: track.pot })),
	}));
	return manifestText({ ...manifest, tracks, ballotVersion: 0, opensAt: null, closesAt: null });
}
