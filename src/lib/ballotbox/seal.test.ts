import { createCipheriv, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BALLOT_ROOM } from '../domain/voting/ballot-text.ts';
import { publicKeyFrom, rawPublicKey } from './raw-key.ts';
import { boxKeyFrom, ENVELOPE_BYTES, newBoxKey, seal, unseal } from './seal.ts';

const box = newBoxKey();
const round = 'bolbro-2014';
const refused = { ok: false, refusal: { reason: 'cannot_be_opened' } };
const ballot = fc.string({ unit: 'grapheme-ascii', maxLength: BALLOT_ROOM });

describe('an envelope', () => {
	test('opens to exactly what was put in, and is as long as every other', () => {
		fc.assert(
			fc.property(ballot, (text) => {
				const envelope = seal(text, box.publicKey, round);
				expect(envelope).toHaveLength(ENVELOPE_BYTES);
				expect(unseal(envelope, box, round)).toEqual({ ok: true, value: text });
			}),
		);
	});

	test('is 1,072 bytes, whether the ballot is blank or full', () => {
		expect(seal('', box.publicKey, round)).toHaveLength(1072);
		expect(seal('x'.repeat(1024), box.publicKey, round)).toHaveLength(1072);
	});

	test('of the same ballot never looks the same twice', () => {
		const envelopes = Array.from({ length: 50 }, () => Buffer.from(seal('same', box.publicKey, round)).toString('hex'));
		expect(new Set(envelopes).size).toBe(50);
	});

	test('is opened by no other key', () => {
		expect(unseal(seal('3', box.publicKey, round), newBoxKey(), round)).toEqual(refused);
	});

	test('is opened in no other round', () => {
		expect(unseal(seal('3', box.publicKey, round), box, 'bolbro-2015')).toEqual(refused);
	});

	test('is not opened once any byte of it was touched', () => {
		const envelope = seal('3', box.publicKey, round);
		for (const at of envelope.keys()) {
			const touched = Uint8Array.from(envelope);
			touched[at] = (touched[at] ?? 0) ^ 1;
			expect(unseal(touched, box, round), `byte ${at}`).toEqual(refused);
		}
	});

	test('is not opened when it is too short or too long', () => {
		const envelope = seal('3', box.publicKey, round);
		expect(unseal(envelope.subarray(0, -1), box, round)).toEqual(refused);
		expect(unseal(Uint8Array.of(...envelope, 0), box, round)).toEqual(refused);
		expect(unseal(new Uint8Array(0), box, round)).toEqual(refused);
	});

	test('with a useless one-time key is refused, not opened', () => {
		const envelope = seal('3', box.publicKey, round);
		envelope.fill(0, 0, 32);
		expect(unseal(envelope, box, round)).toEqual(refused);
	});
});

describe('what cannot be sealed', () => {
	test('a ballot that is too long', () => {
		expect(() => seal('x'.repeat(1025), box.publicKey, round)).toThrow(RangeError);
	});

	test.each(['æ', '\n', '\0'])('a ballot with %j in it', (sign) => {
		expect(() => seal(sign, box.publicKey, round)).toThrow(RangeError);
	});
});

test('the opening half alone gives the whole key back', () => {
	expect(boxKeyFrom(box.openingKey)).toEqual(box);
	expect(() => boxKeyFrom(new Uint8Array(31))).toThrow(RangeError);
});

describe('an envelope made by hand from the description of the format', () => {
	test('opens', () => {
		expect(unseal(sealByHand('[3]'.padEnd(1024, '\0')), box, round)).toEqual({
			ok: true,
			value: '[3]',
		});
	});

	test('of another length is refused although its seal is whole: lengths would tell ballots apart', () => {
		expect(unseal(sealByHand('[3]'), box, round)).toEqual(refused);
		expect(unseal(sealByHand(' '.repeat(1025)), box, round)).toEqual(refused);
	});

	function sealByHand(content: string): Uint8Array {
		const once = generateKeyPairSync('x25519');
		const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicKeyFrom('x25519', box.publicKey) });
		const salt = Buffer.concat([rawPublicKey(once.publicKey), box.publicKey]);
		const secrets = Buffer.from(hkdfSync('sha256', shared, salt, 'pb/seal/v1', 44));

		const cipher = createCipheriv('aes-256-gcm', secrets.subarray(0, 32), secrets.subarray(32));
		cipher.setAAD(Buffer.from(round));
		const hidden = Buffer.concat([cipher.update(content, 'latin1'), cipher.final()]);
		return new Uint8Array(Buffer.concat([rawPublicKey(once.publicKey), hidden, cipher.getAuthTag()]));
	}
});
