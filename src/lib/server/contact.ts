import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from './keys/derived-key.ts';

// A helper's telephone or e-mail: AES-256-GCM under a key from KEY_DIR, bound to the offer it belongs to.
// Whoever has the database or a backup without that key has nothing.

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Seals a contact for one offer: nonce, tag, ciphertext. */
export function sealContact(key: Buffer, offer: string, contact: string): Buffer {
	const nonce = randomBytes(nonceLength);
	const seal = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(offer));
	const hidden = Buffer.concat([seal.update(contact, 'utf8'), seal.final()]);
	return Buffer.concat([nonce, seal.getAuthTag(), hidden]);
}

/** Opens the contact of an offer. @throws Error if the key is another, or the bytes were changed or moved. */
export function openContact(key: Buffer, offer: string, sealed: Buffer): string {
	const nonce = sealed.subarray(0, nonceLength);
	const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
	const open = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
		.setAAD(Buffer.from(offer))
		.setAuthTag(tag);
	return Buffer.concat([open.update(sealed.subarray(nonceLength + tagLength)), open.final()]).toString('utf8');
}

/** The key of the contacts, from its own file in KEY_DIR. */
export const contactKey = (keyDir: string) => keyFor(keyDir, 'contacts.key', 'contacts of helpers');
