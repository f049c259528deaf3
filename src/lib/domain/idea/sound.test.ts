import { expect, test } from 'vitest';
import { largestSound, soundKind, withoutPlace } from './sound.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('a recording is known by its first bytes', () => {
	expect(soundKind(bytes('ID3\u0004'))).toEqual({ ok: true, value: 'audio/mpeg' });
	expect(soundKind(Uint8Array.of(0xff, 0xfb, 0x90, 0))).toEqual({ ok: true, value: 'audio/mpeg' });
	expect(soundKind(bytes('\0\0\0\u0018ftypM4A '))).toEqual({ ok: true, value: 'audio/mp4' });
	expect(soundKind(bytes('OggS'))).toEqual({ ok: true, value: 'audio/ogg' });
	expect(soundKind(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3))).toEqual({ ok: true, value: 'audio/webm' });
	expect(soundKind(bytes('RIFF\0\0\0\0WAVE'))).toEqual({ ok: true, value: 'audio/wav' });
});

test('what is no recording is refused, whatever it is called', () => {
	for (const text of ['', '<svg onload=alert(1)>', 'RIFF\0\0\0\0WEBP', '\u00ff\u00d8\u00ff\u00e0', 'MZ'])
		expect(soundKind(bytes(text))).toEqual({ ok: false, refusal: { reason: 'no_sound' } });
});

test('a recording that is too long is refused', () => {
	expect(soundKind(new Uint8Array(largestSound + 1))).toEqual({ ok: false, refusal: { reason: 'sound_too_heavy' } });
});

test('the place where a phone recorded is taken out, and nothing else moves', () => {
	const tagged = bytes('\0\0\0\u0018ftypM4A \0\0\0\u0014\u00a9xyz+55.39+010.38/mdat');
	const clean = withoutPlace(tagged);
	expect(clean).toHaveLength(tagged.length);
	expect(String.fromCharCode(...clean)).not.toContain('55.39');
	expect(String.fromCharCode(...clean)).toContain('mdat');
});
