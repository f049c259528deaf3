import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** Locks something up (AES-256-GCM); `of` names what it belongs to, and it opens for nothing else. */
export function seal(key: Uint8Array, content: Uint8Array, of: string): Buffer {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of));
	return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** What was locked up. @throws Error if the key or the owner is another one, or a bit has changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, of: string): Buffer {
	const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
	decipher.setAAD(Buffer.from(of)).setAuthTag(sealed.subarray(-tagLength));
	return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}
