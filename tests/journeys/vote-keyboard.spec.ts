import type { Page } from '@playwright/test';
import { lix } from '../../src/lib/domain/plain-language.ts';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { codeOf, votesIn } from '../booth.ts';
import { expect, test } from '../house.ts';

const slug = 'bolbro-2014';

test.use({
	seeds: [[[slug, '--phase', 'open']], { scope: 'worker' }],
	// 1280 × 1024 at 400 %
	viewport: { width: 320, height: 256 },
});

test('a man who sees little votes with the keyboard alone, at 400 %, and is never lost', async ({ page, house }) => {
	test.setTimeout(240_000);
	const before = votesIn(house);
	await page.goto('/stem');
	await expectSound(page);

	await tabTo(page, '#code');
	await page.keyboard.type('AAAA-AAAA-AAAA');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem?svar*');
	await expect(page.getByTestId('error-summary')).toBeFocused();
	await expect(page).toHaveTitle(/^Fejl:/);
	await expectSound(page);
	await tabTo(page, '[data-testid=error-summary] a');
	await page.keyboard.press('Enter');
	await expect(page.locator('#code')).toBeFocused();
	await page.keyboard.press('Control+A');
	await page.keyboard.type(codeOf(slug, 1));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/vaelg*');
	await expectSound(page);
	await expect(page.locator('fieldset')).toHaveAccessibleName(/\S/);

	await tabTo(page, '[data-testid=vote-continue]');
	await page.keyboard.press('Space');
	await page.waitForURL('**/stem/vaelg?svar*');
	await expect(page.getByTestId('error-summary')).toBeFocused();
	await expect(page).toHaveTitle(/^Fejl:/);
	await expectSound(page);
	await tabTo(page, '[data-testid=error-summary] a');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('radio').first()).toBeFocused();
	for (let step = 0; step < 3; step += 1) {
		await page.keyboard.press('ArrowDown');
		await expectSeen(page);
	}
	await expect(page.getByRole('radio').nth(3)).toBeChecked();

	await tabTo(page, '[data-testid=vote-continue]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/tjek-valg*');
	await expectSound(page);
	await tabTo(page, '[data-testid=vote-cast]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/tak*');
	await expectSound(page);
	await expect(page.getByRole('status')).toContainText('Din stemme er gemt');
	expect(votesIn(house)).toBe(before + 1);

	// the other things that can be said to a voter are as easy to read
	for (const [path, code] of [
		['/stem', codeOf(slug, 1)],
		['/tjek', codeOf(slug, 1)],
		['/tjek', codeOf(slug, 40)],
	] as const) {
		await page.context().clearCookies();
		await page.goto(path);
		await page.locator('#code').fill(code);
		await page.locator('#code').press('Enter');
		await page.waitForURL('**?svar*');
		await expectEasy(page);
	}
});

test('where colours are forced, a button, a chosen idea and what has the focus keep their outlines', async ({
	page,
}) => {
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await page.goto(`/stem#${codeOf(slug, 2)}`);
	await page.waitForURL('**/stem/vaelg');
	const outline = (part: string, of: 'border' | 'outline') =>
		page
			.locator(part)
			.first()
			.evaluate((element, side) => {
				const style = getComputedStyle(element);
				return side === 'border'
					? `${style.borderTopStyle} ${style.borderTopWidth}`
					: `${style.outlineStyle} ${style.outlineWidth}`;
			}, of);
	expect(await outline('[data-testid=vote-continue]', 'border')).toMatch(/^solid [2-9]px/);
	expect(await outline('[type=radio]', 'border')).toMatch(/^solid [2-9]px/);
	await page.getByRole('radio').first().check();
	expect(await outline('.choice:has(:checked)', 'outline')).toMatch(/^solid [2-9]px/);
	await page.getByRole('radio').first().press('ArrowDown');
	expect(await outline(':focus-visible', 'outline')).toMatch(/^solid [2-9]px/);
	const moving = await page.evaluate(() => document.getAnimations().length);
	expect(moving, 'nothing moves').toBe(0);
	await expectAccessible(page);
});

/** The page as it stands is easy to read, fits, and keeps nobody out. */
async function expectSound(page: Page): Promise<void> {
	await expectEasy(page);
	await expectAccessible(page);
}

/** Very easy to read, and no wider than the screen. */
async function expectEasy(page: Page): Promise<void> {
	expect.soft(lix(await page.locator('main').innerText()), `LIX of ${page.url()}`).toBeLessThanOrEqual(25);
	await expectNarrow(page);
}

/** Goes on by Tab until `part` has the focus. Whatever has it on the way is seen: ringed, and not under the bar. */
async function tabTo(page: Page, part: string): Promise<void> {
	for (let step = 0; step < 40; step += 1) {
		await page.keyboard.press('Tab');
		await expectSeen(page);
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), part)) return;
	}
	throw new Error(`the keyboard does not reach ${part}`);
}

/** What has the focus wears a ring of at least 2 px and 3:1 against the page, and stands in sight above the bar. */
async function expectSeen(page: Page): Promise<void> {
	const seen = await page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const style = getComputedStyle(element);
		const lightness = (colour: string) => {
			const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
				const share = Number(part) / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const [dark, light] = [style.outlineColor, getComputedStyle(document.body).backgroundColor]
			.map(lightness)
			.sort((one, other) => one - other);
		const box = element.getBoundingClientRect();
		const bar = element.closest('.bar') ? undefined : document.querySelector('.bar')?.getBoundingClientRect();
		return {
			html: element.outerHTML.slice(0, 120),
			ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
			contrast: ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05),
			isInSight: box.bottom > 0 && box.top < innerHeight,
			isUnderBar: bar !== undefined && box.top < bar.bottom && box.bottom > bar.top,
		};
	});
	if (!seen) return;
	expect(seen.ring, seen.html).toBeGreaterThanOrEqual(2);
	expect(seen.contrast, seen.html).toBeGreaterThanOrEqual(3);
	expect([seen.isInSight, seen.isUnderBar], `${seen.html} is in sight, and not under the bar`).toEqual([true, false]);
}
