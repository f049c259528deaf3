import { ok, refuse, type Result } from '../result.ts';

/** The kinds of recordings that phones make and browsers play. */
export const soundKinds = ['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'audio/wav'] as const;
export type SoundKind = (typeof soundKinds)[number];

/** The largest recording, in bytes: half a minute is far less. */
export const largestSound = 2 * 1024 * 1024;

export type SoundRefusal = { readonly reason: 'no_sound' | 'sound_too_heavy' };

/** What kind of recording these bytes are, by how they begin, whatever the file is called. */
export function soundKind(bytes: Uint8Array): Result<SoundKind, SoundRefusal> {
	if (bytes.length > largestSound) return refuse({ reason: 'sound_too_heavy' });
	const letters = (from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));
	const [first = 0, second = 0] = bytes;
	// a bare frame of MPEG audio layer III: eleven bits set, then version and layer
	const isFrame = first === 0xff && (second & 0xe6) === 0xe2;
	if (letters(0, 3) === 'ID3' || isFrame) return ok('audio/mpeg');
	if (letters(4, 4) === 'ftyp') return ok('audio/mp4');
	if (letters(0, 4) === 'OggS') return ok('audio/ogg');
	if (letters(0, 4) === '\u001aE\u00df\u00a3') return ok('audio/webm');
	if (letters(0, 4) === 'RIFF' && letters(8, 4) === 'WAVE') return ok('audio/wav');
	return refuse({ reason: 'no_sound' });
}

/** A box that holds a place is short; the same letters in the sound itself are followed by anything. */
const longestPlace = 1024;

/**
 * The recording without the place where it was made: phones write it into MP4 files as `©xyz` or `loci`.
 * The box keeps its length, so that nothing else in the file moves.
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
	const clean = bytes.slice();
	for (const name of [[0xa9, 0x78, 0x79, 0x7a], [...'loci'].map((letter) => letter.charCodeAt(0))]) {
		for (let at = 4; at < clean.length - 4; at += 1) {
			if (!name.every((byte, place) => clean[at + place] === byte)) continue;
			const length = new DataView(clean.buffer, clean.byteOffset).getUint32(at - 4);
			if (length > longestPlace) continue;
			clean.fill(0, at + 4, Math.min(clean.length, at - 4 + length));
		}
	}
	return clean;
}
