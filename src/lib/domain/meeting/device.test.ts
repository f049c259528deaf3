import { expect, test } from 'vitest';
import { deviceTime, inThrees, isAtWork, pairingCode, readPairingCode, tableOf } from './device.ts';

test('a code is six digits, and is read however it is spaced', () => {
	expect([pairingCode(0), pairingCode(42), pairingCode(999_999)]).toEqual(['000000', '000042', '999999']);
	expect(inThrees('482913')).toBe('482 913');
	for (const typed of ['482913', ' 482 913 ', '482-913', '４８２９１３'])
		expect(readPairingCode(typed), typed).toBe('482913');
	for (const typed of ['', '48291', '4829130', '48291A', '4 8 2'])
		expect(readPairingCode(typed), typed).toBeUndefined();
});

test('a code out of range is nobody’s', () => {
	for (const number of [-1, 1_000_000, 0.5]) expect(() => pairingCode(number)).toThrow(RangeError);
});

test('a device works until its meeting is ended, and never into the next day', () => {
	expect(isAtWork({ pairedAt: 0, meetingEndedAt: null }, deviceTime - 1)).toBe(true);
	expect(isAtWork({ pairedAt: 0, meetingEndedAt: null }, deviceTime)).toBe(false);
	expect(isAtWork({ pairedAt: 0, meetingEndedAt: 5 }, 6)).toBe(false);
});

test('the name of a device says its table when there is one in it', () => {
	expect([tableOf('Bord 3'), tableOf('طاولة 12'), tableOf('7')]).toEqual([3, 12, 7]);
	expect([tableOf('Scenen'), tableOf('Bord 2026'), tableOf('Bord 0')]).toEqual([null, null, null]);
});
