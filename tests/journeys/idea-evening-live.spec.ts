import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { inside } from '../booth.ts';
import { expect, test, type House } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';

// N8, N9 and F5: an idea evening with tablets on the tables and a big screen, a network that fails, and a tablet that is lost.

test.setTimeout(180_000);

const meeting = '/work/naesby/meetings/ideaften-1';

/** A new tablet, let in by the six digits that the facilitator reads aloud. */
async function pairTablet(facilitator: Page, browser: Browser, house: House, name: string): Promise<Page> {
	await facilitator.goto(meeting);
	await facilitator.getByLabel('Ny enhed').fill(name);
	await facilitator.getByRole('button', { name: 'Få en kode' }).click();
	const digits = await facilitator.locator('.receipt').innerText();
	const tablet = await newVisitor(browser, house);
	await tablet.setViewportSize({ width: 768, height: 1024 });
	await tablet.goto('/pair');
	await tablet.getByLabel('Kode').fill(digits);
	await tablet.getByRole('button', { name: 'Tilslut' }).click();
	await expect(tablet).toHaveURL(/\/tablet$/);
	return tablet;
}

const write = async (tablet: Page, text: string) => {
	await tablet.getByLabel('Ny seddel').fill(text);
	await tablet.keyboard.press('Enter');
};

const written = (house: House, like: string) =>
	inside(house, (db) =>
		db.prepare("SELECT text, table_number FROM notes WHERE text LIKE ? || '%' ORDER BY rowid").all(like),
	) as { text: string; table_number: number }[];

test('notes outlive two minutes without a network, once each and with their table; a lost tablet is shut out', async ({
	page,
	browser,
	house,
}) => {
	await signIn(page, 'dan');
	const [third, fourth] = [
		await pairTablet(page, browser, house, 'Bord 3'),
		await pairTablet(page, browser, house, 'Bord 4'),
	];
	const badge = third.getByTestId('offline-badge');

	await write(third, 'Sofa under halvtaget');
	await expect(fourth.getByText('Sofa under halvtaget')).toBeVisible();

	await third.context().setOffline(true);
	const texts = Array.from({ length: 12 }, (_, at) => `Drage nummer ${at + 1}`);
	for (const text of texts) await write(third, text);
	await expect(badge).toHaveText('12 sedler venter');
	await expectAccessible(third);
	await expectNarrow(third);
	await third.getByRole('button', { name: 'Skjul: Sofa' }).click(); // nothing happens, and nothing is lost
	await expect(third.getByLabel('Ny seddel')).toBeVisible();
	expect(written(house, 'Drage')).toEqual([]);

	await third.context().setOffline(false);
	await expect(badge).toBeHidden();
	await expect(fourth.getByText('Drage nummer 12')).toBeVisible();
	expect(written(house, 'Drage')).toEqual(texts.map((text) => ({ text, table_number: 3 })));

	await write(third, 'Ring til Ida 010190-1234');
	await expect(third.getByText('Det ligner et CPR-nummer')).toBeVisible();
	expect(await third.evaluate(() => JSON.stringify(localStorage))).not.toContain('010190');
	expect(written(house, 'Ring til')).toEqual([]);
	await third.getByLabel('Ny seddel').fill('');

	await fourth.getByRole('link', { name: 'Ret: Sofa' }).click();
	await fourth.getByLabel('Ret sedlen').fill('Sofaer under halvtaget');
	await fourth.getByRole('button', { name: 'Gem' }).click();
	await expect(third.getByText('Sofaer under halvtaget')).toBeVisible();
	await third.getByRole('button', { name: 'Skjul: Sofaer' }).click();
	await write(fourth, 'Legehus');
	await expect(third.getByText('Legehus')).toBeVisible(); // the list goes on, though the finger was in it
	await expect(fourth.getByText('Skjulte sedler (1)')).toBeVisible();

	await third.context().setOffline(true);
	await write(third, 'Aldrig sendt');
	await page.goto(meeting);
	await page.getByRole('button', { name: 'Fjern enhed: Bord 3' }).click();
	await third.context().setOffline(false);
	await expect(third.getByRole('heading', { name: 'Enheden er lukket' })).toBeVisible();
	await expect(third.getByText('Aldrig sendt')).toBeVisible();
	expect(await third.evaluate(() => Object.keys(localStorage))).toEqual([]);
	expect((await third.request.get('/tablet')).status()).toBe(401);
	expect(written(house, 'Drage')).toHaveLength(12);
	await write(fourth, 'Drage nummer 13');
	await expect.poll(() => written(house, 'Drage').length).toBe(13);
});

test('the big screen shows clock, prompt and how many notes there are, never what stands on one', async ({
	page,
	browser,
	house,
}) => {
	await signIn(page, 'dan');
	const tablet = await pairTablet(page, browser, house, 'Bord 5');
	await page.getByRole('button', { name: 'Kode til storskærm' }).click();
	const screen = await newVisitor(browser, house);
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto('/pair');
	await screen.getByLabel('Kode').fill(await page.locator('.receipt').innerText());
	await screen.getByRole('button', { name: 'Tilslut' }).click();
	await expect(screen.getByRole('heading', { name: 'Idéaften 1' })).toBeVisible();

	await page.getByRole('link', { name: 'Kør aftenen' }).click();
	await page.getByRole('button', { name: 'Begynd aftenen' }).click();
	await page.getByRole('button', { name: 'Skriv idéer' }).first().click();
	await expectAccessible(page);
	await expect(screen.getByRole('heading', { name: 'Skriv idéer' })).toBeVisible();
	await expect(screen.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
	await expectAccessible(screen);
	const small = await screen.evaluate(() =>
		[...document.querySelectorAll('main *')]
			.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
			.filter((one) => parseFloat(getComputedStyle(one).fontSize) < innerHeight / 20)
			.map((one) => one.outerHTML),
	);
	expect(small).toEqual([]);

	await page.getByRole('button', { name: /om vinteren/ }).click();
	await expect(screen.getByText('Tænk hvis det også virkede om vinteren')).toBeVisible();
	await expect(tablet.getByText('Tænk hvis det også virkede om vinteren')).toBeVisible();
	const count = Number.parseInt(await screen.getByText(/\d+ sedler/).innerText(), 10);
	await write(tablet, 'Skøjtebane på pladsen');
	await expect(screen.getByText(`${count + 1} sedler`)).toBeVisible();
	expect(await screen.content()).not.toContain('Skøjtebane');
	const prompts = inside(house, (db) => db.prepare("SELECT prompt FROM notes WHERE text LIKE 'Skøjte%'").pluck().all());
	expect(prompts).toEqual(['winter']);
	await page.getByRole('button', { name: 'Næste møde' }).click();
	await expect(screen.getByRole('img', { name: 'QR-kode' })).toBeVisible();
	expect(await (await screen.request.get(screen.url())).text()).toContain('http-equiv="refresh"');

	await page.goto(meeting);
	await page.getByRole('button', { name: 'Fjern enhed: Storskærm' }).click();
	await expect(screen.getByRole('heading', { name: 'Enheden er lukket' })).toBeVisible();
});

test('without script a tablet writes, mends and hides by its forms; wrong digits let nobody in', async ({
	page,
	browser,
	house,
}) => {
	await signIn(page, 'dan');
	const context = await browser.newContext({ baseURL: house.origin, locale: 'da-DK', javaScriptEnabled: false });
	const tablet = await context.newPage();
	await tablet.goto('/pair');
	await tablet.getByLabel('Kode').fill('12345');
	await tablet.getByRole('button', { name: 'Tilslut' }).click();
	await expect(tablet.getByTestId('error-summary')).toContainText('Koden virker ikke');

	await page.goto(meeting);
	await page.getByLabel('Ny enhed').fill('Bord 7');
	await page.getByRole('button', { name: 'Få en kode' }).click();
	await expectAccessible(page);
	await tablet.getByLabel('Kode').fill(await page.locator('.receipt').innerText());
	await tablet.getByRole('button', { name: 'Tilslut' }).click();

	await write(tablet, 'Fisk i søen');
	await tablet.getByRole('link', { name: 'Ret: Fisk' }).click();
	await tablet.getByLabel('Ret sedlen').fill('Fisk i dammen');
	await tablet.getByRole('button', { name: 'Gem' }).click();
	await tablet.getByRole('button', { name: 'Skjul: Fisk i dammen' }).click();
	await expect(tablet.getByText('Skjulte sedler')).toBeVisible();
	expect(written(house, 'Fisk')).toEqual([{ text: 'Fisk i dammen', table_number: 7 }]);
	await context.close();
});
