import { createHash, randomBytes } from 'node:crypto';

/** Something that lets its bearer in: 256 bits for the bearer, and the hash that is kept. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
	const token = randomBytes(32).toString('base64url');
	return { token, hash: tokenHash(token) };
}

/** What is kept of a token. */
export function tokenHash(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

/** Where a one-time link leads. */
export function linkTo(origin: string, token: string): string {
	return `${origin}/login/link/${token}`;
}
