import { openDatabase } from '../../src/lib/server/db/database.ts';
import { boxKeyFrom } from '../../src/lib/ballotbox/seal.ts';
import { openingText, openUrn } from '../../src/lib/ballotbox/open.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { bolbro2014 } from '../../src/lib/server/fixtures/bolbro-2014.ts';
import { loadFixture } from '../../src/lib/server/fixtures/load.ts';
import { findOpeningKey, logKey } from '../../src/lib/server/keys/key-folder.ts';
import { findClosedBox, keepOpening } from '../../src/lib/server/store/openings.ts';
import { closePoll } from '../../src/lib/server/store/poll-hours.ts';
import { codeOf, inside, vote, votesIn } from '../booth.ts';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, saturday, test, type House } from '../house.ts';
import type { Page } from '@playwright/test';

const slug = 'bolbro-2014';
const round = id<RoundId>(slug);

test.use({ seeds: [['tie', '--phase', 'ballot']], viewport: { width: 360, height: 640 } });

/** A round that is no demo: its sealed ballots are destroyed when the box is opened. */
async function loadRealRound(house: House) {
	const db = openDatabase(house.database);
	const fixture = bolbro2014({ now: Date.parse(saturday), phase: 'open' });
	const real = { ...fixture, round: { ...fixture.round, isDemo: false, invented: null }, cards: 4 };
	const place = { keyDir: house.keyDir, origin: house.origin, now: Date.parse(saturday) };
	expect(await loadFixture(db, real, place)).toMatchObject({ ok: true });
	db.$client.close();
}

/** Two people close the poll and open its box. */
async function closeAndOpen(house: House) {
	const db = openDatabase(house.database);
	const key = logKey(house.keyDir);
	const closesAt = Number(db.$client.prepare('SELECT closes_at FROM rounds WHERE id = ?').pluck().get(slug));
	const by = { actor: 'demo-asta', witness: 'demo-bo', now: closesAt };
	expect(await closePoll(db, { round, logKey: key }, by)).toMatchObject({ ok: true });
	const closed = await findClosedBox(db, round);
	const box = boxKeyFrom(findOpeningKey(house.keyDir, round) ?? new Uint8Array());
	const one = openingText(openUrn(closed?.urn ?? [], { box, round, paper: closed?.paper ?? [] }));
	expect(await keepOpening(db, { round, logKey: key, one, other: one }, by)).toMatchObject({ ok: true });
	db.$client.close();
	house.setClock(new Date(closesAt + 60_000).toISOString());
}

async function lookUp(page: Page, code: string) {
	await page.goto('/tjek');
	await page.getByLabel('Koden på dit kort').fill(code);
	await page.getByRole('button', { name: 'Se efter' }).click();
	await page.waitForURL(/\/tjek\?svar/);
	await expectAccessible(page);
	await expectNarrow(page);
	expect(await page.locator('main').innerText()).not.toMatch(/Bevægelsespark|Bytorv|Bænke|Grillhytte/);
	return page.getByRole('heading', { level: 1 });
}

test('whether a vote is in the box is told before the count and after it, when no envelope is left', async ({
	page,
	house,
}) => {
	await loadRealRound(house);
	const before = votesIn(house);
	const cast = await vote(house.origin, codeOf(slug, 1), { choice: '2' });
	expect(cast.to).toBe('/stem/tak');

	await expect(await lookUp(page, codeOf(slug, 1))).toHaveText('Ja, din stemme er med');
	const receipt = await page.locator('.receipt').innerText();
	await expect(await lookUp(page, codeOf(slug, 2))).toHaveText('Nej, der er ikke stemt med den kode');
	await expect(page.getByRole('link', { name: 'Stem nu' })).toBeVisible();

	await closeAndOpen(house);
	expect(votesIn(house)).toBe(before);
	expect(inside(house, (db) => db.prepare('SELECT count(*) FROM board WHERE round_id = ?').pluck().get(slug))).toBe(1);
	await expect(await lookUp(page, codeOf(slug, 1))).toHaveText('Ja, din stemme er med');
	await expect(page.locator('.receipt')).toHaveText(receipt);
	await expect(await lookUp(page, codeOf(slug, 2))).toHaveText('Nej, der er ikke stemt med den kode');
	await expect(page.getByText('Du kan ikke stemme med den nu.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Stem nu' })).toHaveCount(0);
});
