import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './house.ts';
import { weigh, weighVote } from './weigh.ts';

const publicPages = ['/', '/bolbro-2014', '/bolbro-2015', '/naesby', '/was', '/privacy', '/security', '/findes-ikke'];

test('a public page weighs at most 50 KB on the wire, runs no script and asks nobody else', async ({ page, house }) => {
	for (const path of publicPages) {
		const { bytes, scripts, strangers } = await weigh(page, house.origin, path);
		expect(bytes, path).toBeLessThanOrEqual(50 * 1024);
		expect(scripts, path).toBe(0);
		expect(strangers, path).toEqual([]);
	}
});

test('each page of the vote weighs at most 20 KB of HTML and CSS with ten ideas, and one script of at most 2 KB', async ({
	page,
	house,
}) => {
	for (const [path, { text, scripts, strangers }] of await weighVote(page, house)) {
		expect(text, path).toBeLessThanOrEqual(20 * 1024);
		expect(scripts, path).toBeLessThanOrEqual(2 * 1024);
		expect(strangers, path).toEqual([]);
	}
});

test('all styles together are at most 8 KB gzipped', () => {
	const folder = join(import.meta.dirname, '../build/client/_app/immutable/assets');
	const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
	expect(sheets.length).toBeGreaterThan(0);
	const together = sheets.reduce(
		(sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
		0,
	);
	expect(together).toBeLessThanOrEqual(8 * 1024);
});
