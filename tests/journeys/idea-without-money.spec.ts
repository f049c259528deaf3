import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';
import { signIn } from '../sign-in.ts';

// N11: an idea comes true without money.

test('in four taps an idea is done without money, and stands beside the winners', async ({ page }) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/soendagskaffe');
	await page.getByRole('link', { name: 'Sket uden penge' }).click(); // 1
	await expectAccessible(page);
	await expect(page.getByLabel('Hvem gjorde det?')).toBeFocused();
	await page.keyboard.type('Naboerne ved søen');
	await expect(page.getByLabel('Hvornår?')).toHaveValue('2026-09-12');
	await page.getByRole('button', { name: 'Gem som sket' }).click(); // 2
	await expect(page.getByText('Sket uden penge').first()).toBeVisible();
	await expectAccessible(page);

	await page.goto('/naesby');
	await expect(page.locator('.note.sun')).toContainText('Søndagskaffe, af Naboerne ved søen');
	await expectAccessible(page);
	await page.goto('/naesby/ideas?stage=sunfruit');
	await expect(page.getByRole('link', { name: 'Søndagskaffe' })).toBeVisible();
	await page.getByRole('link', { name: 'Søndagskaffe' }).click();
	await expect(page.getByText('Naboerne ved søen gjorde det lørdag den 12. september 2026.')).toBeVisible();
	await expectAccessible(page);

	await signIn(page, 'bo');
	await page.goto('/work/naesby/poll/ballot');
	await expect(page.getByText('Søndagskaffe')).toHaveCount(0);
	await signIn(page, 'fie');
	await page.goto('/council/naesby');
	await expect(page.getByRole('table', { name: 'Hvad skete uden penge?' })).toContainText('Søndagskaffe');
	await expectAccessible(page);
});

test('the bonfire of 2014 stands beside the winner, with what is known and nothing else', async ({ page }) => {
	await page.goto('/bolbro-2014');
	await expect(page.locator('.note.sun')).toContainText('Sankthansbål');
	await page.goto('/bolbro-2014/ideas/bevaegelsespark');
	await expect(page.locator('.note.sun')).toContainText('Sankthansbål');
	await expect(page.getByText('432 stemte.')).toBeVisible();
	await expectAccessible(page);
	await page.locator('.note.sun').getByRole('link').click();
	await expect(page.getByText('Det gjorde en gruppe småbørnsfamilier.')).toBeVisible();
	await expect(page.locator('main .tag')).toHaveCount(0);
	await expectAccessible(page);
});
