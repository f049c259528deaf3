// The least a server can do to take a vote: bare node:http, the same argon2id, seal and signature, one row, FULL. All in one
// post to `/`, or in the three posts of the vote: code, choice, cast. Started by casting.bench.ts with a database file;
// prints its port.
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { cardKey, cardSeed, type CardKey } from '../../src/lib/ballotbox/card-key.ts';
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

type Sitting = { readonly key: CardKey; choice: string };
const sittings = new Map<string, Sitting>();

const server = createServer(async (request, response) => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const form = new URLSearchParams(Buffer.concat(chunks).toString());
	const sitting = sittings.get(request.headers.cookie?.slice('stem='.length) ?? '');
	const headers = { Location: '/tak', ...(request.url === '/stem' && { 'Set-Cookie': `stem=${await sitDown(form)}` }) };

	if (request.url === '/') cast(await keyOf(form), form.get('choice') ?? '');
	if (request.url === '/stem/vaelg' && sitting) sitting.choice = form.get('choice') ?? '';
	if (request.url === '/stem/tjek-valg' && sitting) cast(sitting.key, sitting.choice);
	response.writeHead(303, headers).end();
});

async function keyOf(form: URLSearchParams): Promise<CardKey> {
	return cardKey(await cardSeed(form.get('code') as VotingCode, secrets, argon2id));
}

async function sitDown(form: URLSearchParams): Promise<string> {
	const name = randomUUID();
	sittings.set(name, { key: await keyOf(form), choice: '' });
	return name;
}

function cast(key: CardKey, choice: string): void {
	const sealed = seal(`{"v":1,"tracks":[{"track":1,"choices":[${choice}]}]}`, box.publicKey, 'floor');
	insert.run(key.publicKey, signVote({ round: 'floor', version: 1, sealed }, key), sealed);
}

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	console.log(typeof address === 'object' && address ? address.port : 0);
});
