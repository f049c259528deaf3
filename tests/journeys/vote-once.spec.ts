import { chromium, type Page } from '@playwright/test';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { swapForPaper } from '../../src/lib/server/store/cards.ts';
import { id, type RoundId } from '../../src/lib/domain/ids.ts';
import { castIdIn, codeOf, insideOf, phone, pubOf, seedOf, votesIn } from '../booth.ts';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';

const slug = 'bolbro-2014';
const used = 'Koden er brugt. Der er allerede stemt med den. Tror du, det er en fejl? Gå til bordet.';

test.use({ seeds: [[slug, '--phase', 'open']] });

async function toCheck(page: Page, code: string, idea = 0) {
	await page.goto('/stem');
	await page.getByLabel('Koden på dit kort').fill(code);
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.getByTestId('idea-card').nth(idea).click();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
}

async function expectUsed(page: Page) {
	const summary = page.getByTestId('error-summary');
	await expect(summary).toContainText(used, { useInnerText: true });
	expect(await page.locator('main').innerText()).not.toMatch(/Bevægelsespark|Bytorv|Bænke|kl\. 1[01]/);
	await expectAccessible(page);
}

test('a double tap is one vote', async ({ page, house }) => {
	const before = votesIn(house);
	await toCheck(page, codeOf(slug, 1));
	await page.getByTestId('vote-cast').dblclick();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	expect(votesIn(house)).toBe(before + 1);
});

test('two tabs with one card are one vote, and the second is told', async ({ page, context, house }) => {
	const before = votesIn(house);
	await toCheck(page, codeOf(slug, 2), 0);
	const other = await context.newPage();
	await toCheck(other, codeOf(slug, 2), 1);

	await page.getByTestId('vote-cast').click();
	await expect(page.getByTestId('error-summary')).toContainText('Du har valgt igen.');
	await expectAccessible(page);
	expect(votesIn(house)).toBe(before);

	await other.getByTestId('vote-cast').click();
	await expect(other.getByText('Din stemme er gemt')).toBeVisible();
	await page.bringToFront();
	await page.evaluate(() => {
		const guard = document.querySelector<HTMLInputElement>('[name=cast_id]');
		if (guard) guard.value = guard.value.slice(0, 16) + '0'.repeat(16);
	});
	await page.getByTestId('vote-cast').click();
	await expectUsed(page);
	expect(votesIn(house)).toBe(before + 1);
});

test('two cards on one phone: the form of the first never votes for the second', async ({ page, context, house }) => {
	const before = votesIn(house);
	await toCheck(page, codeOf(slug, 3));
	const other = await context.newPage();
	await toCheck(other, codeOf(slug, 4));

	await page.getByTestId('vote-cast').click();
	await expect(page.getByTestId('error-summary')).toContainText('Du er i gang med et andet kort');
	await expectAccessible(page);
	expect(votesIn(house)).toBe(before);
	await page.getByRole('link', { name: 'Stem færdig' }).click();
	await page.getByTestId('vote-continue').click();
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	expect(votesIn(house)).toBe(before + 1);
});

test('first the phone, then the kiosk: the code is used', async ({ page, browser, house }) => {
	const before = votesIn(house);
	await toCheck(page, codeOf(slug, 5));
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();

	const kiosk = await (await browser.newContext({ baseURL: house.origin })).newPage();
	await kiosk.goto(`/stem#${codeOf(slug, 5)}`);
	await kiosk.waitForURL('**/stem?svar');
	await expectUsed(kiosk);
	expect(votesIn(house)).toBe(before + 1);
});

test('first the phone, then the desk: a card that has voted cannot be swapped for paper', async ({ page, house }) => {
	const before = votesIn(house);
	await toCheck(page, codeOf(slug, 6));
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();

	const db = openDatabase(house.database);
	const now = Date.parse('2026-09-12T09:00:00Z');
	const name = { round: id<RoundId>(slug), pub: pubOf(await seedOf(house, slug, 6)) };
	expect(await swapForPaper(db, name, { actor: 'desk', witness: 'door', now })).toEqual({
		ok: false,
		refusal: { reason: 'code_used' },
	});
	db.$client.close();
	expect(votesIn(house)).toBe(before + 1);
});

test('a form sent again, alone or twenty times at once, leads to the same receipt; another act does not', async ({
	house,
}) => {
	const before = votesIn(house);
	const voter = phone(house.origin);
	await voter.post('/stem', { code: codeOf(slug, 7) });
	await voter.post('/stem/vaelg', { cast_id: castIdIn((await voter.get('/stem/vaelg')).page), choice: '1' });
	const check = await voter.get('/stem/tjek-valg');
	const cast_id = castIdIn(check.page);
	const carried = insideOf(house, (await voter.post('/stem/tjek-valg', { cast_id })).pass ?? '')?.done?.receipt;
	expect(carried).toMatch(/^\d+-/);

	const again = await voter.post('/stem/tjek-valg', { cast_id });
	expect([again.status, again.to]).toEqual([303, '/stem/tak']);
	const all = await Promise.all(Array.from({ length: 20 }, () => voter.post('/stem/tjek-valg', { cast_id })));
	for (const answer of all) expect(answer.to).toBe('/stem/tak');
	expect((await voter.get('/stem/tak')).page).toContain(carried);

	const other = await voter.post('/stem/tjek-valg', { cast_id: cast_id.replace(/.{4}$/, 'ffff') });
	expect(other.to).toBe('/stem?svar');
	expect((await voter.get(other.to)).page).toContain('Koden er brugt.');
	expect(votesIn(house)).toBe(before + 1);
});

for (const keepsPages of [false, true]) {
	test(`going back from the receipt shows no live form, ${keepsPages ? 'with' : 'without'} a browser that keeps pages`, async ({
		house,
		launchOptions,
	}) => {
		const before = votesIn(house);
		const browser = await chromium.launch({
			...launchOptions,
			ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
		});
		const page = await browser.newPage({ baseURL: house.origin });
		await toCheck(page, codeOf(slug, keepsPages ? 8 : 9));
		await page.getByTestId('vote-cast').click();
		await expect(page.getByText('Din stemme er gemt')).toBeVisible();
		for (const step of ['tjek-valg', 'vaelg']) {
			await page.goBack();
			await expect(page).toHaveURL(new RegExp(step));
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har allerede stemt');
			await expect(page.locator('main form')).toHaveCount(0);
		}
		await page.goForward();
		await page.goForward();
		await expect(page.getByText('Din stemme er gemt')).toBeVisible();
		await browser.close();
		expect(votesIn(house)).toBe(before + 1);
	});
}
