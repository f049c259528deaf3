import { readFileSync } from 'node:fs';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';

// N10: maturing sheet, helpers, next step, on one device.

const sheet = '/work/naesby/ideas/skaterampe';

test('what a group writes is there when the tab dies in the middle of a field', async ({ page, context }) => {
	await signIn(page, 'dan');
	await page.goto(sheet);
	await page.getByLabel('Hvor', { exact: true }).pressSequentially('Ved søen, hvor der er asf');
	await expect(page.locator('#place-told')).toContainText('Gemt.');
	await page.close({ runBeforeUnload: false });

	const again = await context.newPage();
	await again.goto(sheet);
	await expect(again.getByLabel('Hvor', { exact: true })).toHaveValue('Ved søen, hvor der er asf');
	await expectAccessible(again);
	await again.getByLabel('Hvad', { exact: true }).pressSequentially('En rampe af træ. Vi bygger den selv.');
	await expect(again.locator('#description-told')).toContainText('Lixtal');
	await expectAccessible(again);
	await expect(async () => {
		await again.goto('/naesby/ideas/skaterampe'); // what was typed last is sent while the page is left
		await expect(again.getByText('En rampe af træ.').first()).toBeVisible({ timeout: 1000 });
	}).toPass();
	await expectAccessible(again);
});

test('the sheet is saved without script too, and says how hard the text is to read', async ({ browser, house }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.origin });
	const page = await context.newPage();
	await signIn(page, 'dan');
	await page.goto(sheet);
	await page
		.getByLabel('Hvad', { exact: true })
		.fill('Gennemførlighedsvurderinger vedrørende rampekonstruktioner iværksættes.');
	await page.getByRole('button', { name: 'Gem: Hvad', exact: true }).click();
	await expect(page.locator('#description-told')).toContainText('Skriv kortere ord og sætninger');
	await page.getByLabel('Hvad', { exact: true }).fill('En rampe af træ. Vi bygger den selv.');
	await page.getByRole('button', { name: 'Gem: Hvad', exact: true }).click();
	await expect(page.locator('#description-told')).toContainText('Let at læse');
	await context.close();
});

test('of two who write in one field the second sees both texts, and nothing is lost', async ({ browser, house }) => {
	const open = async () => {
		const page = await newVisitor(browser, house);
		await signIn(page, 'dan');
		await page.goto(sheet);
		return page;
	};
	const [one, other] = [await open(), await open()];
	await one.getByLabel('For hvem', { exact: true }).fill('Børn fra 8 år');
	await one.getByRole('button', { name: 'Gem: For hvem', exact: true }).click();
	await other.getByLabel('For hvem', { exact: true }).fill('Alle med hjul');
	await other.getByRole('button', { name: 'Gem: For hvem', exact: true }).click();

	await expect(other.getByText('En anden har skrevet her imens.')).toBeVisible();
	await expect(other.getByText('Børn fra 8 år', { exact: true })).toBeVisible();
	await expect(other.getByLabel('For hvem', { exact: true })).toHaveValue('Alle med hjul');
	await expectAccessible(other);
	await other.getByLabel('For hvem', { exact: true }).fill('Børn fra 8 år og alle med hjul');
	await other.getByRole('button', { name: 'Gem: For hvem', exact: true }).click();
	await expect(other.locator('#forWhom-told')).toContainText('Gemt.');
	await one.reload();
	await one.goto(sheet);
	await expect(one.getByLabel('For hvem', { exact: true })).toHaveValue('Børn fra 8 år og alle med hjul');
});

test('a helper’s number is read by facilitators and stands nowhere else', async ({ page, browser, house }) => {
	const number = '29 84 71 36';
	const stranger = await newVisitor(browser, house);
	await stranger.goto('/naesby/ideas/faelleshave');
	await stranger.getByRole('link', { name: 'Jeg kan hjælpe' }).click();
	await expectAccessible(stranger);
	await stranger.getByLabel('Dit fornavn').fill('Signe');
	await stranger.getByLabel('Jeg kan …').fill('låne en spade ud');
	await stranger.getByLabel('Telefon eller e-mail').fill(number);
	await stranger.getByRole('button', { name: 'Tilbyd hjælp' }).click();
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Tak, fordi du vil hjælpe');
	await expectAccessible(stranger);
	const ownPage = stranger.url();

	for (const path of [
		'',
		'/ideas',
		'/ideas/faelleshave',
		'/ideas/faelleshave/help',
		'/meetings',
		'/meetings/ideaften-1',
	]) {
		for (const kind of ['', '/__data.json']) {
			const text = await (await stranger.request.get(`/naesby${path}${kind}`)).text();
			expect(text, path + kind).not.toMatch(/29 ?84 ?71 ?36|Signe|spade/);
		}
	}
	for (const path of ['/naesby/calendar.ics', '/naesby/ideas/faelleshave/calendar.ics', '/api/v1/rounds/naesby/ideas'])
		expect(await (await stranger.request.get(path)).text(), path).not.toContain(number);
	for (const file of [house.database, `${house.database}-wal`]) expect(readFileSync(file).includes(number)).toBe(false);
	expect((await stranger.request.get('/work/naesby/ideas/faelleshave')).status()).toBe(401);

	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/faelleshave');
	await expect(page.getByText(number)).toBeVisible();
	await expectAccessible(page);
	await signIn(page, 'carla');
	expect((await page.goto('/work/naesby/ideas/faelleshave'))?.status()).toBe(403);

	// whoever offered takes it back, and it is gone for the facilitator too
	await stranger.goto(ownPage);
	await stranger.getByRole('button', { name: 'Tag tilbuddet tilbage' }).click();
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Dit tilbud er slettet');
	await expectAccessible(stranger);
	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/faelleshave');
	await expect(page.getByText(number)).toHaveCount(0);
	await expect(page.getByText('låne en spade ud')).toHaveCount(0);
});

test('a facilitator deletes an offer that is not needed any more', async ({ page }) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/skaterampe');
	await page.getByText('Skriv et tilbud på').click();
	await page.getByLabel('Dit fornavn').fill('Jonas');
	await page.getByLabel('Jeg kan …').fill('male streger');
	await page.locator('form[action$="?/offer"] button').click();
	await expect(page.getByText('male streger')).toBeVisible();
	await page.getByRole('button', { name: 'Slet tilbuddet fra Jonas' }).click();
	await expect(page.getByText('male streger')).toHaveCount(0);
	await expectAccessible(page);
});

test('no meeting ends while an idea lacks its next step, which is then in the calendar of its people', async ({
	page,
	request,
}) => {
	await signIn(page, 'dan');
	const end = page.getByRole('button', { name: 'Afslut mødet' });
	for (let guard = 0; guard < 20; guard++) {
		await page.goto('/work/naesby/meetings/ideaften-1');
		const loose = page.locator('form[action$="?/end"] a');
		if ((await loose.count()) === 0) break;
		await expect(end).toBeDisabled();
		await loose.first().click();
		await page.getByRole('button', { name: 'Sæt til “ledig”' }).click();
	}
	await expect(end).toBeEnabled();
	await end.click();
	await expect(page.getByText('Mødet er afsluttet.')).toBeVisible();
	await expectAccessible(page);

	await page.goto('/work/naesby/ideas/skaterampe');
	await page.getByLabel('Et lille skridt').fill('Tegne rampen');
	await page.getByLabel('Hvem', { exact: true }).fill('Malik');
	await page.getByLabel('Hvornår').fill('2026-09-22');
	await page.locator('form[action$="?/step"] button').click();
	await expectAccessible(page);
	const feed = await (await request.get('/naesby/ideas/skaterampe/calendar.ics')).text();
	expect(feed).toContain('SUMMARY:Tegne rampen (Skaterampe)');
	expect(feed).toContain('DTSTART;VALUE=DATE:20260922');
	expect(feed).toContain('SEQUENCE:1');
});

test('the A3 print has the fields of the sheet', async ({ page }) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/faelleshave');
	const fields = await page.locator('form[data-autosave] label').allInnerTexts();
	await page.getByRole('link', { name: 'Print arket' }).click();
	for (const field of fields) await expect(page.getByText(field, { exact: true })).toBeVisible();
	await expectAccessible(page);
});
