import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { printCode, type VotingCode } from '../../src/lib/domain/voting/voting-card.ts';
import { codeOf, inside, seedOf, vote, votesIn } from '../booth.ts';
import { expect, openHouse, test } from '../house.ts';

const slug = 'bolbro-2014';
const voters = 12;

/** Every way in which a text, or the hash of one, could lie in a file. */
function traces(text: string): Buffer[] {
	const hashes = ['sha256', 'sha1', 'md5', 'sha512'].map((name) => createHash(name).update(text).digest());
	return [text, text.toLowerCase(), Buffer.from(text).toString('base64').replace(/=+$/, '')]
		.flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')])
		.concat(hashes.flatMap((hash) => [hash, Buffer.from(hash.toString('hex')), Buffer.from(hash.toString('base64'))]));
}

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => statSync(path).isFile());
}

test('no code, no choice, no hash of either, no address and no browser is found in database, WAL or log', async () => {
	const house = await openHouse({ seeds: [[slug, '--phase', 'open']] });
	for (let at = 1; at <= voters; at += 1) await vote(house.origin, codeOf(slug, at), { choice: String((at % 6) + 1) });
	expect(votesIn(house)).toBe(voters);

	const codes = Array.from({ length: voters }, (_, at) => codeOf(slug, at + 1));
	const ballots = Array.from({ length: 6 }, (_, at) => `{"v":1,"tracks":[{"track":1,"choices":[${at + 1}]}]}`);
	const seeds = await Promise.all([1, 2, 3].map((number) => seedOf(house, slug, number)));
	const forbidden = [
		...codes.flatMap((code) => [...traces(code), ...traces(printCode(code as VotingCode))]),
		...ballots.flatMap(traces),
		...Array.from({ length: 6 }, (_, at) => Buffer.from(`"choices":[${at + 1}]`)),
		...seeds.flatMap((seed) => [Buffer.from(seed), Buffer.from(Buffer.from(seed).toString('hex'))]),
		Buffer.from('undici'),
		Buffer.from('127.0.0.1'),
	];

	const files = filesIn(house.dataDir);
	expect(files.some((path) => path.endsWith('-wal'))).toBe(true);
	await expect.poll(() => house.log(), { timeout: 10_000 }).toContain('/stem/tjek-valg'); // lines come within a second
	const kept = [
		...files.map((path) => [path, readFileSync(path)] as const),
		['log', Buffer.from(house.log())] as const,
	];
	for (const [path, bytes] of kept)
		for (const trace of forbidden) expect(bytes.includes(trace), `${path}: ${trace.toString()}`).toBe(false);
	house.close();
});

test('beside an envelope stands no time, and all envelopes are equally long', async () => {
	const house = await openHouse({ seeds: [['naesby', '--phase', 'open']] });
	await vote(house.origin, codeOf('naesby', 1), { choice: '1' });
	await vote(house.origin, codeOf('naesby', 2), { choice: 'blank' });

	for (const table of ['envelopes', 'leaves', 'cards', 'card_tags']) {
		const columns = inside(house, (db) => db.pragma(`table_info(${table})`)) as { name: string }[];
		expect(columns.filter(({ name }) => /_at$|time|date|address|agent/.test(name))).toEqual([]);
	}
	expect(inside(house, (db) => db.prepare('SELECT DISTINCT length(sealed) FROM envelopes').pluck().all())).toEqual([
		1072,
	]);
	expect(inside(house, (db) => db.prepare(`SELECT 1 FROM audit_log WHERE action LIKE '%cast%'`).all())).toEqual([]);
	house.close();
});
