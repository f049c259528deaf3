import type { Page } from '@playwright/test';

/** Bo of the demo signs in; Asta is the second person. */
export async function signIn(page: Page): Promise<void> {
	await page.goto('/login');
	await page.getByRole('button', { name: /Koordinator/ }).click();
	await page.waitForURL('**/work');
}

/** Asta signs beside Bo, and Bo presses the button. */
export async function asTwo(page: Page, button: string, password = 'tag-en-kop-kaffe'): Promise<void> {
	await page.getByLabel('Den andens e-mail').fill('asta@demo.example');
	await page.getByLabel('Den andens adgangskode').fill(password);
	await page.getByRole('button', { name: button, exact: true }).click();
}
