import { codeOf, slowness, votesIn } from '../booth.ts';
import { expect, test } from '../house.ts';
import { listen, onSlowPhone, phoneScreen } from './phone.ts';

const slug = 'bolbro-2014';

test.use({ seeds: [[slug, '--phase', 'open']], ...phoneScreen, javaScriptEnabled: false });

test('without script and on a weak network the vote goes through, and Back shows no live form', async ({
	page,
	house,
}) => {
	const heard = await listen(page, house.origin);
	const posted: number[] = [];
	page.on('response', (answer) => void (answer.request().method() === 'POST' && posted.push(answer.status())));
	await onSlowPhone(page);
	await page.goto('/stem');
	let painted = 0;
	await expect
		.poll(
			async () =>
				(painted = await page.evaluate(
					() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
				)),
		)
		.toBeGreaterThan(0);
	console.log(`N3: first paint after ${Math.round(painted)} ms`);
	expect(painted).toBeLessThanOrEqual(3000 * (await slowness()));

	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, 1));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.getByTestId('idea-card').nth(2).click();
	await page.getByTestId('vote-continue').click();
	await page.getByTestId('vote-cast').click();
	await expect(page).toHaveURL(/\/stem\/tak$/);
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	expect(votesIn(house)).toBe(1);
	expect(posted).toEqual([303, 303, 303]);
	expect(heard.bytes).toBeLessThanOrEqual(100 * 1024);

	const receipt = await page.locator('.receipt').innerText();
	for (const step of ['tjek-valg', 'vaelg']) {
		await page.goBack();
		await expect(page).toHaveURL(new RegExp(step));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har allerede stemt');
		await expect(page.locator('main form')).toHaveCount(0);
	}
	await page.getByRole('link', { name: 'Se din kvittering' }).click();
	await expect(page.locator('.receipt')).toHaveText(receipt);
	await page.reload();
	await expect(page.locator('.receipt')).toHaveText(receipt);
	expect(votesIn(house)).toBe(1);
});

test('a voter who lost the way is led back to the code, never to an empty page', async ({ page }) => {
	for (const path of ['/stem/vaelg', '/stem/tjek-valg']) {
		await page.goto(path);
		await expect(page).toHaveURL(/\/stem\?igen$/);
		await expect(page.getByTestId('error-summary')).toContainText('Skriv koden igen.');
	}
	await page.goto('/stem/tak');
	await expect(page).toHaveURL(/\/stem$/);
});
