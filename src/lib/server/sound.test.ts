import { expect, test } from 'vitest';
import { largestSound } from '../domain/idea/sound.ts';
import { partOf, readSentSound } from './sound.ts';

const sent = (...parts: BlobPart[]) => new File(parts, 'nabo.mp3');

test('a recording that a neighbour sends is taken, by what it is', async () => {
	expect(await readSentSound(sent('OggS and so on'))).toMatchObject({ ok: true, value: { kind: 'audio/ogg' } });
	expect(await readSentSound(sent('<script>'))).toEqual({ ok: false, refusal: { reason: 'no_sound' } });
	expect(await readSentSound(undefined)).toEqual({ ok: false, refusal: { reason: 'no_sound' } });
});

test('a recording of an hour is refused', async () => {
	const long = await readSentSound(sent('OggS', new Uint8Array(largestSound)));
	expect(long).toEqual({ ok: false, refusal: { reason: 'sound_too_heavy' } });
});

test('a player gets the part that it asks for', () => {
	const sound = Buffer.from('0123456789');
	expect(partOf(sound, null)).toMatchObject({ status: 200, from: 0 });
	expect(partOf(sound, 'bytes=2-4')).toMatchObject({ status: 206, from: 2, body: Buffer.from('234') });
	expect(partOf(sound, 'bytes=7-')).toMatchObject({ status: 206, from: 7, body: Buffer.from('789') });
	expect(partOf(sound, 'bytes=0-99')).toMatchObject({ status: 206, body: sound });
	for (const odd of ['bytes=50-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2'])
		expect(partOf(sound, odd)).toMatchObject({ status: 200, body: sound });
});
