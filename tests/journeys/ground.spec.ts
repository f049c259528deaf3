import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';

const sizes = [
	{ width: 360, height: 640 },
	{ width: 1280, height: 800 },
];
const publicPages = ['/', '/bolbro-2014', '/bolbro-2015', '/naesby', '/was', '/privacy', '/security'];

for (const viewport of sizes) {
	test(`a resident finds a round and reads it in three languages at ${viewport.width} px`, async ({ page }) => {
		await page.setViewportSize(viewport);
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er med til at bestemme');
		await expectAccessible(page);

		await page.getByRole('link', { name: /Bolbro bestemmer 2015/ }).click();
		await expect(page).toHaveURL(/\/bolbro-2015$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bolbro bestemmer 2015');
		await expect(page.getByText('200.000 kr.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Spilleregler' })).toBeVisible();
		await expectAccessible(page);

		for (const [name, code, heading] of [
			['English', 'en', 'Rules of the game'],
			['Svenska', 'sv', 'Spelregler'],
		] as const) {
			await page.getByRole('link', { name, exact: true }).click();
			await expect(page).toHaveURL(new RegExp(`/${code}/bolbro-2015$`));
			await expect(page.locator('html')).toHaveAttribute('lang', code);
			await expect(page.getByRole('heading', { name: heading })).toBeVisible();
			await expect(page.getByText('200.000 kr.')).toBeVisible();
			await expectAccessible(page);
		}
	});
}

test('no page scrolls sideways on the narrowest phone, and none shows the name of a text', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 568 });
	for (const prefix of ['', '/en', '/sv']) {
		for (const path of publicPages) {
			await page.goto(path === '/' && prefix ? prefix : prefix + path);
			await expectNarrow(page);
			expect(await page.locator('body').innerText()).not.toMatch(/\b(about|common|error|idea|round):[a-z_]+\b|\{\{/);
		}
	}
});

test('the keyboard reaches every link, and shows where it stands', async ({ page }) => {
	for (const path of publicPages) {
		await page.goto(path);
		const links = await page.locator('a:visible, button:visible, summary:visible, input:visible').count();
		const reached = new Set<string>();
		for (let step = 0; step < links + 3; step++) {
			await page.keyboard.press('Tab');
			const at = await page.evaluate(() => {
				const { activeElement } = document;
				if (!activeElement || activeElement === document.body) return '';
				const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
				return `${outlineStyle} ${outlineWidth} ${activeElement.outerHTML}`;
			});
			if (at) reached.add(at);
		}
		expect(reached.size, path).toBeGreaterThanOrEqual(links);
		for (const at of reached) expect(at, path).toMatch(/^solid [2-9]px/);
	}
});

test('what is history and what is invented is said on the page', async ({ page }) => {
	await page.goto('/bolbro-2014');
	await expect(page.getByText('432 stemte.')).toBeVisible();
	await expect(page.getByText('Bevægelsespark vandt.')).toBeVisible();
	await expect(page.getByText('Sket uden penge')).toBeVisible();
	await expect(page.getByText('Vi viser kun det, vi ved.')).toBeVisible();
	await expect(page.locator('main .tag')).toHaveCount(0);

	await page.goto('/naesby');
	await expect(page.getByText('Alt her er fundet på.')).toBeVisible();
});

test('a page that is not there says what to do, in the reader’s language', async ({ page }) => {
	for (const [path, text] of [
		['/findes-ikke', 'Vi kan ikke finde siden'],
		['/en/findes-ikke', 'cannot find'],
		['/sv/x/y/z', 'hittar inte'],
		['/%E0%A4%A', 'Vi kan ikke finde siden'],
	] as const) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(text);
		await expectAccessible(page);
	}
});
