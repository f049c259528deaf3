import { argon2Sync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawCode, RANDOM_SIGNS } from '../../domain/voting/voting-card.ts';
import { argon2id } from './argon2id.ts';

test('two libraries make the same key material from a code', async () => {
	for (let run = 0; run < 8; run += 1) {
		const code = drawCode(randomBytes(RANDOM_SIGNS));
		const [nonce, secret] = [randomBytes(16), randomBytes(32)];
		const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

		const expected = argon2Sync('argon2id', { message: code, nonce, secret, ...parameters });
		expect(Buffer.from(await argon2id(code, nonce, secret))).toEqual(expected);
	}
});
