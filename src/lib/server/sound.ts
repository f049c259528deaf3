import { largestSound, soundKind, withoutPlace, type SoundKind, type SoundRefusal } from '../domain/idea/sound.ts';
import { ok, refuse, type Result } from '../domain/result.ts';

export type ReadSound = { readonly sound: Buffer; readonly kind: SoundKind };

/** The recording of a form, without the place where it was made. A field left empty is no recording. */
export async function readSentSound(sent: File | undefined): Promise<Result<ReadSound, SoundRefusal>> {
	if (!sent || sent.size === 0) return refuse({ reason: 'no_sound' });
	if (sent.size > largestSound) return refuse({ reason: 'sound_too_heavy' });
	const bytes = new Uint8Array(await sent.arrayBuffer());
	const kind = soundKind(bytes);
	if (!kind.ok) return kind;
	return ok({ sound: Buffer.from(kind.value === 'audio/mp4' ? withoutPlace(bytes) : bytes), kind: kind.value });
}

/** The bytes that a player asks for (`Range: bytes=from-to`), or all of them. Players of Apple play nothing without. */
export function partOf(sound: Buffer, range: string | null): { status: 200 | 206; body: Buffer; from: number } {
	const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
	const [first, last] = [Number(from), to === '' ? sound.length - 1 : Math.min(Number(to), sound.length - 1)];
	if (from === '' || first > last) return { status: 200, body: sound, from: 0 };
	return { status: 206, body: sound.subarray(first, last + 1), from: first };
}
