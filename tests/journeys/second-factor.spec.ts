import type { Page } from '@playwright/test';
import { codeAt, fromBase32, stepAt } from '../../src/lib/server/auth/totp.ts';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';

const password = 'tag-en-kop-kaffe';

async function signIn(page: Page) {
	await page.goto('/login?next=/work/account');
	await page.getByLabel('E-mail').fill('dan@demo.example');
	await page.getByLabel('Adgangskode').fill(password);
	await page.getByRole('button', { name: 'Log ind', exact: true }).click();
}

test('a person puts a code on the account, signs in with it, and with a spare code without the phone', async ({
	page,
	house,
}) => {
	const codeOf = (secret: Buffer, at: string) => {
		house.setClock(at);
		return codeAt(secret, stepAt(Date.parse(at)));
	};
	await signIn(page);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Slå kode til' }).click();
	await expectAccessible(page);
	const secret = fromBase32((await page.locator('input[name=secret]').inputValue()) ?? '') ?? Buffer.alloc(0);
	expect(secret).toHaveLength(20);

	await page.getByLabel('Kode', { exact: true }).fill('000000');
	await page.getByLabel('Din adgangskode nu').fill(password);
	await page.getByRole('button', { name: 'Slå kode til' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Koden passer ikke');
	expect(await page.locator('input[name=secret]').inputValue()).toHaveLength(32);

	await page.getByLabel('Kode', { exact: true }).fill(codeOf(secret, '2026-09-12T09:00:00Z'));
	await page.getByLabel('Din adgangskode nu').fill(password);
	await page.getByRole('button', { name: 'Slå kode til' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koden er slået til');
	const spare = await page.locator('code').allInnerTexts();
	expect(new Set(spare).size).toBe(10);
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Log ud' }).click();
	await signIn(page);
	await expect(page).toHaveURL(/\/login\/code/);
	await expectAccessible(page);
	expect((await page.request.get('/work')).status()).toBe(401);
	await page.getByLabel('Kode').fill(codeAt(secret, stepAt(Date.parse('2026-09-12T09:00:00Z'))));
	await page.getByRole('button', { name: 'Log ind' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Koden passer ikke');
	await page.getByLabel('Kode').fill(codeOf(secret, '2026-09-12T09:00:30Z'));
	await page.getByRole('button', { name: 'Log ind' }).click();
	await expect(page).toHaveURL(/\/work\/account$/);

	for (const taken of [true, false]) {
		await page.getByRole('button', { name: 'Log ud', exact: true }).click();
		await signIn(page);
		await page.getByLabel('Kode').fill(spare[0]?.toUpperCase() ?? '');
		await page.getByRole('button', { name: 'Log ind' }).click();
		if (taken) await expect(page).toHaveURL(/\/work\/account$/);
		else await expect(page.getByTestId('error-summary')).toBeVisible();
	}
	house.setClock('2026-09-12T09:00:00Z');
});

test('between password and code there is no way in', async ({ page, context, house }) => {
	expect((await page.goto('/login/code'))?.url()).toMatch(/\/login$/);
	await context.addCookies([{ name: 'pb_step', value: 'x'.repeat(43), url: house.origin }]);
	expect((await page.goto('/login/code'))?.url()).toMatch(/\/login$/);
});

test('a person sees where they are signed in, ends one, and changes the password everywhere', async ({
	page,
	browser,
	house,
}) => {
	const phone = await (await browser.newContext({ locale: 'da-DK', baseURL: house.origin })).newPage();
	for (const at of [phone, page]) {
		await at.goto('/login?next=/work/account');
		await at.getByRole('button', { name: /Emil Juhl/ }).click();
	}
	await expect(page.getByRole('row')).toHaveCount(3);
	await expect(page.getByRole('row', { name: /Her/ })).toHaveCount(1);
	await page.getByRole('button', { name: 'Log ud der' }).click();
	await expect(page.getByRole('row')).toHaveCount(2);
	expect((await phone.goto('/work'))?.status()).toBe(401);

	await phone.goto('/login?next=/work/account');
	await phone.getByRole('button', { name: /Emil Juhl/ }).click();
	await page.getByLabel('Din adgangskode nu').fill('ikke den rigtige');
	await page.getByLabel('Ny adgangskode').fill('fire grønne cykler');
	await page.getByLabel('Skriv den igen').fill('fire grønne cykler');
	await page.getByRole('button', { name: 'Skift adgangskode' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Din adgangskode passer ikke');
	expect((await phone.goto('/work'))?.status()).toBe(200);

	await page.getByLabel('Din adgangskode nu').fill('tag-en-kop-kaffe');
	await page.getByLabel('Ny adgangskode').fill('fire grønne cykler');
	await page.getByLabel('Skriv den igen').fill('fire grønne cykler');
	await page.getByRole('button', { name: 'Skift adgangskode' }).click();
	await expect(page.getByRole('status')).toContainText('Din adgangskode er skiftet');
	expect((await phone.goto('/work'))?.status()).toBe(401);
	expect((await page.goto('/work'))?.status()).toBe(200);
	await phone.close();
});
