// The least a server can do to take a vote: bare node:http, the same argon2id, seal and signature, one row, FULL.
// Started by casting.ts with a database file; prints its port.
import Database from 'better-sqlite3';
import { createServer } from 'node:http';
import { cardKey, cardSeed } from '../../src/lib/ballotbox/card-key.ts';
import { signVote } from '../../src/lib/ballotbox/leaf.ts';
import { newBoxKey, seal } from '../../src/lib/ballotbox/seal.ts';
import type { VotingCode } from '../../src/lib/domain/voting/voting-card.ts';
import { argon2id } from '../../src/lib/server/cards/argon2id.ts';

const db = new Database(process.argv[2]);
db.pragma('journal_mode = WAL');
db.exec('CREATE TABLE envelopes (pub BLOB PRIMARY KEY, leaf TEXT NOT NULL, sealed BLOB NOT NULL) STRICT');
db.pragma('synchronous = FULL');
const insert = db.prepare('INSERT INTO envelopes VALUES (?, ?, ?)');

const box = newBoxKey();
const secrets = { salt: new Uint8Array(16), pepper: new Uint8Array(32) };

const server = createServer(async (request, response) => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const form = new URLSearchParams(Buffer.concat(chunks).toString());

	const key = cardKey(await cardSeed(form.get('code') as VotingCode, secrets, argon2id));
	const sealed = seal(`{"v":1,"tracks":[{"track":1,"choices":[${form.get('choice')}]}]}`, box.publicKey, 'floor');
	insert.run(key.publicKey, signVote({ round: 'floor', version: 1, sealed }, key), sealed);
	response.writeHead(303, { Location: '/tak' }).end();
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	console.log(typeof address === 'object' && address ? address.port : 0);
});
