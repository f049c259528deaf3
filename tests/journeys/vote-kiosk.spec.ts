import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { codeOf, votesIn } from '../booth.ts';
import { expect, test } from '../house.ts';
import { signIn } from '../sign-in.ts';

// N5: a ten-year-old at a tablet in the hall, after one neighbour and before the next.

const slug = 'bolbro-2015';

test.use({ seeds: [[slug, '--phase', 'open']], viewport: { width: 1024, height: 768 } });

async function sitDown(page: Page): Promise<void> {
	await page.clock.install();
	await page.goto(`/kiosk/${slug}-hallen`);
	await expect(page).toHaveURL(/\/stem$/);
}

async function choose(page: Page, card: number): Promise<void> {
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, card));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
}

/** Everything to press in the page is big enough for a small finger on a big screen. */
async function expectBig(page: Page): Promise<void> {
	for (const target of await page.locator('main :is(button, .btn, input:not([type=hidden]), label:has(input))').all()) {
		const box = await target.boundingBox();
		const isDrawn = await target.evaluate((one) => !one.matches('.off, .off *') && one.tagName !== 'INPUT');
		if (!box || !isDrawn) continue;
		expect(Math.min(box.width, box.height), await target.innerText()).toBeGreaterThanOrEqual(64);
	}
}

test('a child votes by picture, and ten seconds after the receipt nothing of it is left', async ({ page, house }) => {
	await sitDown(page);
	await expect(page.getByRole('link', { name: 'Privatliv' })).toHaveCount(0);
	await expect(page.locator('input[type=email], input[name*=name], input[type=tel]')).toHaveCount(0);
	await expectBig(page);
	await choose(page, 1);
	await expectBig(page);
	await expectAccessible(page);
	for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check();
	await page.getByTestId('vote-continue').click();
	await page.getByTestId('vote-cast').click();
	await expect(page.getByTestId('receipt')).toBeVisible();
	const receipt = (await page.getByTestId('receipt').innerText()).trim();
	for (const link of await page.locator('a[href]').all())
		expect(new URL((await link.getAttribute('href')) ?? '', house.origin).origin).toBe(house.origin);
	expect(votesIn(house)).toBeGreaterThan(0);

	await page.clock.fastForward(10_000);
	await page.waitForURL(/\/stem$/);
	await page.goBack().catch(() => undefined);
	expect(await page.locator('body').innerText()).not.toContain(receipt);
	await page.goto('/stem/tak');
	await expect(page).toHaveURL(/\/stem(\?|$)/);
	expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
});

test('who is gone for a minute is asked, as often as it takes, and then the next one begins', async ({ page }) => {
	await sitDown(page);
	await choose(page, 2);
	const warning = page.getByTestId('kiosk-warning');
	await page.getByRole('radio').first().check();
	for (let turn = 0; turn < 10; turn += 1) {
		await page.clock.fastForward(60_000);
		await expect(warning).toBeVisible();
		await page.clock.fastForward(5000); // the clock runs on: the machine has the other 15 s to press
		await page.getByRole('button', { name: 'Jeg er her' }).click();
		await expect(warning).toBeHidden();
	}
	await expect(page.getByRole('radio').first()).toBeChecked();
	await page.clock.fastForward(60_000);
	await expectAccessible(page);
	await page.clock.fastForward(20_000);
	await page.waitForURL(/\/stem$/);
	await page.goto('/stem/vaelg');
	await expect(page).toHaveURL(/\/stem(\?|$)/);
});

test('whoever opens the voting screen at their own desk goes on with their work', async ({ page }) => {
	await sitDown(page);
	await signIn(page, 'bo');
	await expect(page.locator('html.kiosk')).toHaveCount(0);
	await page.goto(`/work/${slug}/settings`);
	await page.clock.fastForward(120_000);
	await expect(page).toHaveURL(/\/settings$/);
	await page.goto('/stem');
	await expect(page.locator('html.kiosk')).toHaveCount(1);
});

test('a place that nobody votes at is no kiosk, and a phone is none either', async ({ page }) => {
	expect((await page.goto('/kiosk/findes-ikke'))?.status()).toBe(404);
	await page.goto('/stem');
	await expect(page.locator('html.kiosk')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Privatliv' })).toBeVisible();
});
