import type { Page } from '@playwright/test';
import { slowness } from '../booth.ts';
import { expect, test } from '../house.ts';
import { scan } from '../qr.ts';

// N13: a new round from last year's, with everything on paper, by somebody who was never shown how.

/** The words that stand on a page to be read before something is done there. */
const wordsOn = async (page: Page) => (await page.locator('main').innerText()).split(/\s+/).filter(Boolean).length;

test('last year’s round becomes this year’s in few clicks and minutes, printed, and not opened before it is ready', async ({
	page,
	house,
}) => {
	test.setTimeout(400_000);
	let [clicks, typed, read] = [0, 0, 0];
	const press = async (role: 'link' | 'button', name: string | RegExp) => {
		clicks += 1;
		await page.getByRole(role, { name, exact: typeof name === 'string' }).click();
		await page.waitForLoadState();
	};
	const fill = async (label: string, text: string) => {
		clicks += 1;
		typed += text.length;
		await page.getByLabel(label, { exact: true }).fill(text);
	};
	await page.goto('/login');
	await press('button', /Koordinator/);
	await press('link', /Bolbro bestemmer 2015/);
	await press('link', /Indstillinger/);
	const form = page.locator('form[action$="?/copy"]');
	read += (await form.innerText()).split(/\s+/).length;
	await expect(form.locator('[required]')).toHaveCount(2);
	await fill('Forløbets navn', 'Bolbro bestemmer 2027');
	await fill('Valgdag', '2027-09-11');
	await press('button', 'Kopiér forløbet');
	await expect(page).toHaveURL(/\/work\/bolbro-bestemmer-2027\/settings$/);
	read += await wordsOn(page);

	await press('link', 'Bolbro bestemmer 2027');
	await press('link', /^Afstemningen/);
	read += await wordsOn(page);
	for (const missing of [
		'læse spillereglerne',
		'Sprog: Dansk',
		'telefonnummer for adgang',
		'mindst to idéer at vælge mellem. Store idéer',
		'mindst to idéer at vælge mellem. Små idéer',
		'ligger ikke fast',
		'prøvestemme',
		'gendannelsesarket',
		'ingen stemmekort',
	])
		await expect(page.getByRole('listitem').filter({ hasText: missing })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Åbn afstemningen' })).toHaveCount(0);

	await press('link', 'Bolbro bestemmer 2027');
	await press('link', /^Til print/);
	read += await wordsOn(page);
	const began = performance.now();
	await press('link', 'Print det hele');
	await page.pdf({ preferCSSPageSize: true });
	for (const qr of await page.locator('.qr').all()) {
		expect(await scan(qr)).toContain(`${house.origin}/bolbro-bestemmer-2027`);
	}
	await press('link', /^Til print/);
	await press('link', 'Print nye kort');
	read += await wordsOn(page);
	await press('button', 'Lav kortene');
	await expect(page.locator('.vcard')).toHaveCount(50);
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.top', '.foot', '.noprint']) await expect(page.locator(hidden).first()).toBeHidden();
	await page.pdf({ preferCSSPageSize: true });
	const pack = performance.now() - began;
	const [code, square] = [page.locator('.vcard .pin bdi').last(), page.locator('.vcard .qr').last()];
	expect(await scan(square)).toBe(`${house.origin}/stem#${(await code.innerText()).trim().replaceAll('-', '')}`);
	await page.emulateMedia({ media: null });

	await page.goto('/');
	clicks += 1;
	await page.getByRole('contentinfo').getByRole('link', { name: 'Tilgængelighedserklæring' }).click();
	await expect(page).toHaveURL(/\/was$/);

	const minutes = (1.5 * clicks + 0.5 * typed + read / 2.5 + pack / 1000 / (await slowness())) / 60;
	test.info().annotations.push({ type: 'model', description: `${clicks} clicks, ${read} words, ${minutes} min` });
	expect(clicks).toBeLessThanOrEqual(25);
	expect(minutes).toBeLessThanOrEqual(10);
	expect(pack / (await slowness())).toBeLessThanOrEqual(20_000);
});
