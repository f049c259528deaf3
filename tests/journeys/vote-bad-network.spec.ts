import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printCode, type VotingCode } from '../../src/lib/domain/voting/voting-card.ts';
import { codeOf, lastVoteIn, votesIn } from '../booth.ts';
import { expectAccessible } from '../axe.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { openRoad } from '../lossy-road.ts';

const slug = 'bolbro-2014';
const notSent = 'Ikke sendt endnu. Lad siden stå åben. Vi prøver igen.';

type Road = Awaited<ReturnType<typeof openRoad>>;
let house: House;
let road: Road;

test.beforeAll(async () => {
	let target = 0;
	road = await openRoad(() => target);
	const settings = { ORIGIN: `http://localhost:${road.port}` };
	house = await openHouse({ seeds: [[slug, '--phase', 'open']], settings });
	target = Number(house.env.PORT);
});
test.afterAll(() => {
	road.close();
	house.close();
});
test.beforeEach(() => road.set('open'));

async function toCheck(page: Page, number: number) {
	await page.goto(`${house.origin}/stem`);
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, number));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.getByTestId('idea-card').first().click();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
}

test('when the network drops, the page says the vote is not sent, and sends it when the network is back', async ({
	page,
}) => {
	const before = votesIn(house);
	await toCheck(page, 1);
	road.set('closed');
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText(notSent)).toBeVisible();
	await expect(page.getByText('Eller byt kortet til papir ved bordet.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Prøv igen' })).toBeVisible();
	await expectAccessible(page);
	expect(await page.locator('main').innerText()).not.toMatch(/gemt|kvittering/);
	expect(votesIn(house)).toBe(before);

	road.set('open');
	await expect(page.getByText('Din stemme er gemt')).toBeVisible({ timeout: 35_000 });
	expect(votesIn(house)).toBe(before + 1);
});

test('when the answer is lost on its way, the next try gets the receipt of the same vote', async ({ page }) => {
	const before = votesIn(house);
	await toCheck(page, 2);
	road.set('loses_answers');
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText(notSent)).toBeVisible();
	await expect.poll(() => votesIn(house)).toBe(before + 1);
	expect(await page.locator('main').innerText()).not.toMatch(/gemt|kvittering/);

	road.set('open');
	await page.getByRole('button', { name: 'Prøv igen' }).click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	await expect(page.locator('.receipt')).toContainText(`${lastVoteIn(house)}-`);
	expect(votesIn(house)).toBe(before + 1);
});

for (const way of ['reload', 'back'] as const) {
	test(`without script, ${way} leads to the receipt of the same vote`, async ({ browser }) => {
		const before = votesIn(house);
		const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		await toCheck(page, way === 'reload' ? 3 : 4);
		road.set('loses_answers');
		await page.getByTestId('vote-cast').click({ noWaitAfter: true });
		await expect.poll(() => votesIn(house)).toBe(before + 1);
		await expect.poll(() => page.url()).not.toContain('http://localhost');

		road.set('open');
		if (way === 'reload') await page.reload();
		else await page.goBack();
		await expect(page.getByText('Din stemme er gemt')).toBeVisible();
		await expect(page.locator('.receipt')).toContainText(`${lastVoteIn(house)}-`);
		expect(votesIn(house)).toBe(before + 1);
		await page.context().close();
	});
}

test('after the receipt neither the code nor the choice is left in the browser', async ({ launchOptions }) => {
	const profile = mkdtempSync(join(tmpdir(), 'profile-'));
	const context = await chromium.launchPersistentContext(profile, launchOptions);
	const page = context.pages()[0] ?? (await context.newPage());
	const code = codeOf(slug, 5);
	await toCheck(page, 5);
	const idea = await page.locator('.picked h2').innerText();
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
	await page.getByRole('button', { name: 'Færdig' }).click();
	await page.waitForTimeout(2500); // what the browser writes late
	await context.close();

	const traces = [code, code.toLowerCase(), printCode(code as VotingCode), idea, 'choice='].flatMap((text) => [
		Buffer.from(text),
		Buffer.from(text, 'utf16le'),
	]);
	const files = readdirSync(profile, { recursive: true })
		.map((name) => join(profile, String(name)))
		.filter((path) => statSync(path).isFile());
	expect(files.length).toBeGreaterThan(10);
	for (const path of files)
		for (const trace of traces) expect(readFileSync(path).includes(trace), `${path}: ${trace.toString()}`).toBe(false);
	rmSync(profile, { recursive: true, force: true });
});
