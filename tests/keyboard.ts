import { expect, type Locator, type Page } from '@playwright/test';
import { lix } from '../src/lib/domain/plain-language.ts';
import { expectAccessible, expectNarrow } from './axe.ts';

/** Four times as large letters: what is left of a screen of 1280 × 1024. */
export const enlarged = { viewport: { width: 320, height: 256 } };

/** The page as it stands is easy to read, fits, and keeps nobody out. */
export async function expectSound(page: Page): Promise<void> {
	await expectEasy(page);
	await expectAccessible(page);
}

/** Very easy to read, and no wider than the screen. */
export async function expectEasy(page: Page): Promise<void> {
	expect.soft(lix(await page.locator('main').innerText()), `LIX of ${page.url()}`).toBeLessThanOrEqual(25);
	await expectNarrow(page);
}

/** What was sent is refused: the summary has the focus, the title says so, and its link leads to `field`. */
export async function expectLedBackTo(page: Page, field: Locator): Promise<void> {
	await expect(page.getByTestId('error-summary')).toBeFocused();
	await expect(page).toHaveTitle(/^Fejl:/);
	await expectSound(page);
	await tabTo(page, '[data-testid=error-summary] a');
	await page.keyboard.press('Enter');
	await expect(field).toBeFocused();
}

/** Goes on by Tab until `part` has the focus. Whatever has it on the way is seen: ringed, and not under the bar. */
export async function tabTo(page: Page, part: string): Promise<void> {
	for (let step = 0; step < 40; step += 1) {
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), part)) return;
		await page.keyboard.press('Tab');
		await expectSeen(page);
	}
	throw new Error(`the keyboard does not reach ${part}`);
}

/** What has the focus wears a ring of at least 2 px and 3:1 against the page, and stands in sight above the bar. */
export async function expectSeen(page: Page): Promise<void> {
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
