import { expect, test } from 'vitest';
import { cardKey } from '../card-key.ts';
import { readVote, signVote } from '../leaf.ts';
import { checkSignatures } from './check-signatures.ts';

const key = cardKey(new Uint8Array(32).fill(7));
const vote = (version: number) => signVote({ round: 'r', version, sealed: new Uint8Array(3) }, key);

test('a vote reads the same whether its signature was checked on its own or with all others', async () => {
	const right = Array.from({ length: 1_005 }, (_, at) => vote(at + 1));
	const wrong = right[3]?.replace('\n4\n', '\n5\n') ?? '';
	const event = 'pb/leaf/v1\nr\nclose\nx\n';
	const leaves = [event, ...right, wrong];
	const lines = leaves.map((leaf) => `${leaf.slice(0, -1).replaceAll('\n', ' ')}\n`);
	const read = await checkSignatures(Buffer.from(lines.join('')));
	expect(leaves.map(read)).toEqual(leaves.map(readVote));
	expect(read(wrong)).toEqual({ ok: false, refusal: { reason: 'wrong_signature' } });
});
