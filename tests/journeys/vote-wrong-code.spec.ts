import { randomBytes } from 'node:crypto';
import { drawCode } from '../../src/lib/domain/voting/voting-card.ts';
import { arrange, codeOf, inside, pubOf, seedOf, votesIn } from '../booth.ts';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';
import type { Page } from '@playwright/test';

test.use({
	// wrapped: Playwright takes a bare list for a value with its options
	seeds: [
		[
			['bolbro-2014', '--phase', 'open'],
			['naesby', '--phase', 'closed'],
			['tie', '--phase', 'ballot'],
		],
		{ scope: 'worker' },
	],
});

async function type(page: Page, code: string) {
	await page.goto('/stem');
	await page.getByLabel('Koden på dit kort').fill(code);
	await page.getByRole('button', { name: 'Videre' }).click();
}

test('a wrong code says so in plain words, keeps what was typed, and takes the focus', async ({ page, house }) => {
	const right = codeOf('bolbro-2014', 1);
	const slip = right.slice(0, 3) + (right[3] === '7' ? '8' : '7') + right.slice(4);
	for (const wrong of [slip, drawCode(randomBytes(11)), '7K3M-9Q2T-XB4', 'hej']) {
		await type(page, wrong);
		const summary = page.getByTestId('error-summary');
		await expect(summary).toContainText('Vi kender ikke den kode. Se på kortet igen. Der er 12 tegn.', {
			useInnerText: true,
		});
		await expect(summary).toBeFocused();
		await expect(page).toHaveTitle(/^Fejl:/);
		await expect(page.getByLabel('Koden på dit kort')).toHaveValue(wrong);
		await expect(page.getByLabel('Koden på dit kort')).toHaveAttribute('aria-invalid', 'true');
		await expectAccessible(page);
		await summary.getByRole('link').click();
		await expect(page.getByLabel('Koden på dit kort')).toBeFocused();
		expect(page.url()).not.toContain(wrong);
	}
	await page.getByLabel('Koden på dit kort').fill(right);
	await page.getByRole('button', { name: 'Videre' }).click();
	await expect(page).toHaveURL(/\/stem\/vaelg/);
	expect(votesIn(house)).toBe(0);
});

test('the code of another round is told with the name and the date of that round', async ({ page }) => {
	await type(page, codeOf('naesby', 1));
	await expect(page.getByTestId('error-summary')).toContainText('Afstemningen er slut.');
	await expect(page.getByTestId('error-summary')).toContainText('Kortet er til Næsby finder på, fredag 11. september.');
	await expectAccessible(page);

	await type(page, codeOf('lodtraekning', 1));
	await expect(page.getByTestId('error-summary')).toContainText('Afstemningen er ikke åben endnu.');
	await expect(page.getByTestId('error-summary')).toContainText('Kortet er til Havnen trækker lod');
	await expectAccessible(page);
});

test('a card that is out of use says why, each in its own words', async ({ page, house }) => {
	const slug = 'bolbro-2014';
	const set = async (number: number, status: string) =>
		arrange(house, 'UPDATE cards SET status = ? WHERE pub = ?', status, pubOf(await seedOf(house, slug, number)));
	await set(2, 'paper');
	await set(3, 'revoked');

	await type(page, codeOf(slug, 2));
	await expect(page.getByTestId('error-summary')).toContainText('Koden er byttet til en papirseddel');
	await expectAccessible(page);
	await type(page, codeOf(slug, 3));
	await expect(page.getByTestId('error-summary')).toContainText('Koden er lukket.');

	arrange(house, `UPDATE card_bundles SET state = 'inactive' WHERE round_id = ?`, slug);
	await type(page, codeOf(slug, 4));
	await expect(page.getByTestId('error-summary')).toContainText('Kortet er ikke taget i brug endnu.');
	arrange(house, `UPDATE card_bundles SET state = 'active' WHERE round_id = ?`, slug);

	arrange(house, `UPDATE rounds SET poll_state = 'incident' WHERE id = ?`, slug);
	await type(page, codeOf(slug, 4));
	await expect(page.getByTestId('error-summary')).toContainText('Afstemningen holder pause.');
	arrange(house, `UPDATE rounds SET poll_state = 'open' WHERE id = ?`, slug);
	expect(votesIn(house)).toBe(0);
});

test('a code scanned in while another page of the vote is open begins with that card', async ({ page }) => {
	await page.goto(`/stem#${codeOf('bolbro-2014', 6)}`);
	await expect(page).toHaveURL(/\/stem\/vaelg$/);
	await page.goto('/stem#7K3M-9Q2');
	await expect(page.getByTestId('error-summary')).toContainText('QR-koden kunne ikke læses helt. Skriv koden');
	await expectAccessible(page);
	await page.goto('/stem#nonsense');
	await expect(page.getByTestId('error-summary')).toHaveCount(0);
});

test('an idea that was withdrawn meanwhile is named, and nothing is sent', async ({ page, house }) => {
	const slug = 'bolbro-2014';
	const place = (track: string | null) => {
		arrange(house, 'DROP TRIGGER IF EXISTS ideas_stay_as_frozen');
		arrange(house, 'UPDATE ideas SET track_id = ? WHERE round_id = ? AND number = 3', track, slug);
	};
	const track = inside(house, (db) =>
		db.prepare('SELECT track_id FROM ideas WHERE round_id = ? AND number = 3').pluck().get(slug),
	) as string;
	await type(page, codeOf(slug, 8));
	await page.getByRole('radio').and(page.locator('[value="3"]')).check();
	await page.getByTestId('vote-continue').click();
	await expect(page).toHaveURL(/tjek-valg/);
	place(null);
	await page.getByTestId('vote-cast').click();
	await expect(page).toHaveURL(/vaelg/);
	const summary = page.getByTestId('error-summary');
	await expect(summary).toContainText('Idé nummer 3 er ikke på sedlen mere.');
	await expect(summary).toContainText('Din stemme er ikke sendt. Vælg en anden idé.');
	await expectAccessible(page);
	expect(votesIn(house)).toBe(0);
	place(track);
});
