import { createHmac, timingSafeEqual } from 'node:crypto';

// Codes that an app shows, by RFC 6238: SHA-1, six digits, half a minute. What every app understands.

const period = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The half minute that an instant lies in, counted from 1970. */
export const stepAt = (now: number) => Math.floor(now / period);

/** The code of one half minute. */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac('sha1', secret).update(counter).digest();
	const at = (mac.at(-1) ?? 0) & 15;
	return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
}

/**
 * The half minute whose code this is: now, the one before or the one after, for clocks that differ.
 * Only later ones than `after` count, so that a code seen over a shoulder is worth nothing.
 */
export function stepOf(secret: Uint8Array, code: string, now: number, after: number): number | undefined {
	const typed = Buffer.from(code.replace(/\s/g, ''));
	return [-1, 0, 1]
		.map((off) => stepAt(now) + off)
		.find((step) => {
			const right = Buffer.from(codeAt(secret, step));
			return step > after && typed.length === right.length && timingSafeEqual(typed, right);
		});
}

/** Bytes as the letters and numbers that apps read (RFC 4648, base 32). */
export function base32(bytes: Uint8Array): string {
	const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The bytes that letters and numbers stand for; nothing when there are others among them. */
export function fromBase32(text: string): Buffer | undefined {
	const values = [...text.toUpperCase().replace(/\s/g, '')].map((sign) => alphabet.indexOf(sign));
	if (values.includes(-1)) return undefined;
	const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** What the app scans. */
export function otpauth(secret: Uint8Array, email: string): string {
	const label = encodeURIComponent(`Medbestem:${email}`);
	return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Medbestem`;
}
