import type { Browser, Page } from '@playwright/test';
import type { House } from './house.ts';

/** Signs in as one of the demo's people, by one press. */
export async function signIn(page: Page, who: 'asta' | 'bo' | 'carla' | 'dan' | 'emil' | 'fie'): Promise<void> {
	await page.goto('/login');
	await page.locator(`button[value="demo-${who}"]`).click();
	await page.waitForURL(/\/work$/);
}

/** Somebody else, at another device. */
export async function newVisitor(browser: Browser, house: House): Promise<Page> {
	const context = await browser.newContext({ baseURL: house.origin, locale: 'da-DK' });
	return context.newPage();
}
