import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';

test('an administrator invites a facilitator, who chooses a password and finds the round', async ({
	page,
	browser,
	house,
}) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Administrator/ }).click();
	await page.goto('/work/people');
	await expectAccessible(page);
	await page.getByLabel('Navn').fill('Gry Dam');
	await page.getByLabel('E-mail').fill('Gry@Bolbro.example');
	await page.getByLabel('Rolle').selectOption({ label: 'Tovholder' });
	await page.getByRole('button', { name: 'Invitér', exact: true }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Vælg også et forløb');
	await expect(page.getByLabel('Navn')).toHaveValue('Gry Dam');
	await page.getByLabel('Forløb').selectOption({ label: 'Næsby finder på' });
	await page.getByRole('button', { name: 'Invitér', exact: true }).click();
	const link = (await page.getByRole('status').locator('bdi').innerText()).trim();
	expect(link).toMatch(new RegExp(`^${house.origin}/login/link/[\\w-]{43}$`));
	await expect(page.getByRole('row', { name: /Gry Dam/ })).toContainText('Inviteret');
	await expectAccessible(page);

	const guest = await (await browser.newContext({ locale: 'da-DK', baseURL: house.origin })).newPage();
	await guest.goto(link);
	await expectAccessible(guest);
	await guest.getByLabel('Adgangskode').fill('medbestem2026');
	await guest.getByLabel('Skriv den igen').fill('medbestem2026');
	await guest.getByRole('button', { name: 'Gem og log ind' }).click();
	await expect(guest.getByTestId('error-summary')).toContainText('for nem at gætte');
	await expectAccessible(guest);
	await guest.getByLabel('Adgangskode').fill('fire grønne cykler');
	await guest.getByLabel('Skriv den igen').fill('fire grønne cykler');
	await guest.getByRole('button', { name: 'Gem og log ind' }).click();
	await expect(guest).toHaveURL(/\/work$/);
	await expect(guest.getByRole('heading', { level: 2 })).toHaveText([/Næsby finder på/]);

	await guest.goto(link);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke længere');

	await page.reload();
	await page.goto('/work/people');
	await page.getByRole('link', { name: 'Gry Dam' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Luk ude' }).click();
	await expect(page.getByText('Lukket ude')).toBeVisible();
	expect((await guest.goto('/work'))?.status()).toBe(401);
	await guest.close();
});

test('a reset link sets a new password, and ends every session that the old one began', async ({
	page,
	browser,
	house,
}) => {
	const fie = await (await browser.newContext({ locale: 'da-DK', baseURL: house.origin })).newPage();
	await fie.goto('/login');
	await fie.getByRole('button', { name: /Fie Toft/ }).click();
	await page.goto('/login');
	await page.getByRole('button', { name: /Administrator/ }).click();
	await page.goto('/work/people/demo-fie');
	await page.getByRole('button', { name: 'Lav et nyt link' }).click();
	const link = (await page.getByRole('status').locator('bdi').innerText()).trim();
	expect((await fie.goto('/work'))?.status()).toBe(200);

	const other = await (await browser.newContext({ locale: 'da-DK', baseURL: house.origin })).newPage();
	await other.goto(link);
	await other.getByLabel('Adgangskode').fill('en helt ny nøgle');
	await other.getByLabel('Skriv den igen').fill('en helt ny nøgle');
	await other.getByRole('button', { name: 'Gem og log ind' }).click();
	await expect(other).toHaveURL(/\/work$/);
	expect((await fie.goto('/work'))?.status()).toBe(401);
	await other.close();
	await fie.close();
});

test('the last administrator can neither leave nor be shut out', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Administrator/ }).click();
	for (const name of ['Luk ude', 'Tag rollen tilbage: Administrator']) {
		await page.goto('/work/people/demo-asta');
		await page.getByRole('button', { name }).click();
		await expect(page.getByTestId('error-summary')).toContainText('Der skal altid være en administrator');
	}
});

test('the command line gives the first administrator a link', async ({ page, house }) => {
	const said = house.run('user.ts', 'add', 'Ida@kommune.example', 'administrator');
	const link = said.trim().split('\n').at(-1) ?? '';
	await page.goto(link);
	await page.getByLabel('Navn').fill('Ida Skov');
	await page.getByLabel('Adgangskode').fill('regnvejr på en tirsdag i skoven');
	await page.getByLabel('Skriv den igen').fill('regnvejr på en tirsdag i skoven');
	await page.getByRole('button', { name: 'Gem og log ind' }).click();
	await page.goto('/work/people');
	await expect(page.getByRole('row', { name: /Ida Skov/ })).toContainText('I brug');
});
