import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lix } from '../../src/lib/domain/plain-language.ts';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';
import { weigh } from '../weigh.ts';

// N15: a councillor sees what happened in every round, and what became of the winners, on day 1 and in month 6.

async function signIn(page: Page, name: RegExp): Promise<void> {
	await page.goto('/login');
	await page.getByRole('button', { name }).click();
	await page.waitForURL(/work$/);
}

test('a councillor sees all areas on one page, and one round from note to winner', async ({ page }) => {
	await signIn(page, /Fie Toft/);
	await page.goto('/council');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvad er der blevet til?');
	const rounds = page.getByRole('table', { name: 'Hvor står det?' });
	await expect(rounds.getByRole('row', { name: /Åparken vokser/ })).toContainText('514');
	await expect(rounds.getByRole('row', { name: /Bolbro bestemmer 2014/ })).toContainText('432');
	await expect(rounds.getByRole('row', { name: /Bolbro bestemmer 2015/ })).toContainText('Stemmer nu');
	await expect(page.getByRole('table', { name: 'Hvad er pengene blevet til?' })).toContainText('188.250 kr.');
	await expect(page.getByRole('table', { name: 'Hvor hurtigt svarer kommunen?' })).toContainText('44');
	await expectAccessible(page);

	await page.getByLabel('Område').selectOption({ label: 'Bolbro' });
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page.getByRole('table', { name: 'Hvor står det?' })).not.toContainText('Åparken');

	await page.goto('/council');
	await page.getByRole('link', { name: 'Åparken vokser' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Åparken vokser');
	await expect(page.getByText('Resultatet er bindende.')).toBeVisible();
	await expect(page.getByText('Kort og stemmer stemmer.')).toBeVisible();
	await expect(page.getByText('12,3 % af dem, der må')).toBeVisible();
	await expect(page.getByText('285 · 91 · 138')).toBeVisible();
	await expect(page.getByText('En idé skulle have mindst 11 stemmer. Det er 2 % af alle.')).toBeVisible();
	await expect(page.getByText('Tal på under fem mennesker er skjult.').first()).toBeVisible();
	await expect(page.getByRole('table', { name: 'Hvem stemte hvor?' })).toContainText('skjult');
	await expect(
		page.getByRole('table', { name: 'Hvad stemte folk på?' }).getByRole('row', { name: /Drivhus/ }),
	).toContainText('7');
	await expectAccessible(page);
	expect(await page.locator('main svg.chart').count()).toBeGreaterThan(5);
	for (const chart of await page.locator('main svg.chart').all()) {
		await expect(chart).toHaveAttribute('aria-label', /tabellen/);
	}
});

test('bars become a chart when somebody asks, with the same text instead, within 120 KB', async ({ page, house }) => {
	await signIn(page, /Fie Toft/);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	const closed = await weigh(page, house.origin, '/council/aaparken');
	expect(asked.filter((path) => path.includes('draw-chart'))).toEqual([]);

	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	let more = 0;
	wire.on('Network.loadingFinished', ({ encodedDataLength }) => (more += encodedDataLength));
	await page.getByRole('button', { name: 'Vis som diagram' }).first().click();
	const chart = page.locator('canvas[role=img]').first();
	await expect(chart).toBeVisible();
	await expect(chart).toHaveAttribute('aria-label', /Hvad stemte folk på\?.*tabellen/);
	const opened = closed.bytes + more;
	console.log(`council page: ${closed.bytes} bytes, ${opened} with a chart open`);
	expect(opened).toBeLessThanOrEqual(120 * 1024);
	expect(closed.strangers).toEqual([]);
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Vis som søjler' }).click();
	await expect(chart).toBeHidden();
});

test('without script the bars stand there, and no button that would do nothing', async ({ browser, house }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.origin });
	const page = await context.newPage();
	await signIn(page, /Fie Toft/);
	await page.goto('/council/aaparken');
	await expect(page.locator('svg.chart').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Vis som diagram' })).toHaveCount(0);
	await context.close();
});

test('the keyboard reaches every table, its links and its file', async ({ page }) => {
	await signIn(page, /Fie Toft/);
	for (const path of ['/council', '/council/aaparken']) {
		await page.goto(path);
		const tables = await page.getByRole('table').count();
		const reached = new Set<string>();
		for (let step = 0; step < 400 && reached.size <= tables; step++) {
			await page.keyboard.press('Tab');
			reached.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby') ?? ''));
		}
		reached.delete('');
		expect(reached.size, path).toBe(tables);
	}
});

test('on a phone nothing scrolls sideways but the tables themselves', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 640 });
	await signIn(page, /Fie Toft/);
	for (const path of ['/council', '/council/aaparken', '/aaparken/ideas/legeplads-ved-aaen/project']) {
		await page.goto(path);
		await expectNarrow(page);
	}
});

test('on paper all areas take two sheets of A4 at most, and one round three', async ({ page }) => {
	await signIn(page, /Fie Toft/);
	const folder = mkdtempSync(join(tmpdir(), 'council-'));
	for (const path of ['/council', '/council/aaparken']) {
		await page.goto(path);
		const file = join(folder, 'sheet.pdf');
		writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
		const sheets = readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
		console.log(`${path}: ${sheets} sheets`);
		expect(sheets, path).toBeLessThanOrEqual(path === '/council' ? 2 : 3);
	}
	rmSync(folder, { recursive: true });
});

test('a winner’s page shows five milestones, the money, and how long ago the last news is', async ({
	page,
	request,
}) => {
	await page.goto('/aaparken');
	await page.getByRole('link', { name: 'Se, hvordan det går: Legeplads ved åen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Legeplads ved åen: sådan går det');
	await expect(page.getByText(/Sidst nyt for \d+ dage siden/)).toBeVisible();
	await expect(page.getByText('Forsinket, fordi')).toBeVisible();
	await expect(page.locator('ol.way > li')).toHaveCount(5);
	for (const [what, amount] of [
		['Givet af puljen', '120.000 kr.'],
		['Fundet andre steder', '30.000 kr.'],
		['Brugt', '72.750 kr.'],
		['Tilbage', '77.250 kr.'],
	] as const) {
		await expect(page.locator('dl.facts')).toContainText(
			new RegExp(`${what}\\s*${amount.replace('.', '\\.').replace(' ', '\\s')}`),
		);
	}
	await expectAccessible(page);
	expect(await page.locator('script').count()).toBe(0);

	const feed = await (await request.get('/aaparken/news.atom')).text();
	expect(feed.match(/<entry>/g)?.length).toBe(7);
});

test('the team writes news and enters money against a receipt; never more than there is', async ({ page }) => {
	await signIn(page, /Bo Krogh/);
	await page.goto('/work/aaparken');
	await page.getByRole('link', { name: /har ikke skrevet nyt i 30 dage/ }).click();
	await page.getByRole('link', { name: 'Kom i gang: Delehuset' }).click();
	await page.getByLabel('Hvem står for projektet?').fill('Delegruppen');
	await page.getByLabel('Aftalen er på plads: nået').fill('2026-09-10');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Kom i gang' }).click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');

	await page.getByLabel('Beløb i kroner').fill('30.000');
	await page.getByLabel('Bilag, eller hvem pengene kommer fra').fill('Bilag 1');
	await page.getByRole('button', { name: 'Før ind' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Der er kun 25.000 kr. tilbage.');
	await page.getByLabel('Beløb i kroner').fill('1.250,50');
	await page.getByRole('button', { name: 'Før ind' }).click();

	await page.getByLabel('Hvad er der sket?').fill('Vi har fundet et hus.');
	await page
		.getByLabel('Billede', { exact: true })
		.setInputFiles({ name: 'hus.png', mimeType: 'image/png', buffer: dot });
	await page.getByLabel('Hvad ser man på billedet?').fill('Et lille rødt hus');
	await page.getByRole('button', { name: 'Skriv nyt' }).click();
	await expect(page.getByRole('status')).toBeVisible();

	await page.goto('/aaparken/ideas/delehuset/project');
	await expect(page.getByText('Nyt i dag')).toBeVisible();
	await expect(page.getByRole('img', { name: 'Et lille rødt hus' })).toBeVisible();
	await expect(page.getByText('23.749,50 kr.')).toBeVisible();
	await page.goto('/council/aaparken');
	await expect(page.getByRole('row', { name: /Delegruppen/ })).toContainText('1.250,50 kr.');
});

test('the figures of the day must add up to the votes', async ({ page }) => {
	await signIn(page, /Bo Krogh/);
	await page.goto('/work/aaparken/turnout');
	await expectAccessible(page);
	await page.getByLabel('Skolen, Papir').fill('42');
	await page.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('I har skrevet 515 i alt, men 514 har stemt.');
	await page.getByLabel('Skolen, Papir').fill('41');
	await page.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');
});

test('before a result is public the council sees turnout of nothing and marks of nobody', async ({ page }) => {
	await signIn(page, /Fie Toft/);
	await page.goto('/council/bolbro-2015');
	await expect(page.getByText('Resultatet er ikke offentligt endnu.')).toBeVisible();
	const json = await (await page.request.get('/council/bolbro-2015/data.json')).json();
	expect(json.voters).toBe(null);
	expect(
		json.tables.marks.every(
			({ marks, got_money: won }: { marks: unknown; got_money: unknown }) => marks === null && won === false,
		),
	).toBe(true);
});

test('who is no councillor does not see the council’s pages', async ({ page, request }) => {
	for (const path of [
		'/council',
		'/council/aaparken',
		'/council/aaparken/data.json',
		'/council/aaparken/turnout.csv',
	]) {
		expect((await request.get(path)).status(), path).toBe(401);
	}
	await signIn(page, /Carla Holm/);
	expect((await page.goto('/council/aaparken'))?.status()).toBe(403);
});

test('the council’s pages read easily enough, in three languages without holes', async ({ page }) => {
	await signIn(page, /Fie Toft/);
	for (const path of ['/council', '/council/aaparken']) {
		await page.goto(path);
		expect(lix(await page.locator('main').innerText()), path).toBeLessThanOrEqual(45);
		for (const prefix of ['/en', '/sv']) {
			await page.goto(prefix + path);
			expect(await page.locator('main').innerText()).not.toMatch(/\b(council|project):|\{\{|col_|step_/);
		}
	}
});

/** A red dot as PNG. */
const dot = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
	'base64',
);
