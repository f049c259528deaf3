import jsQR from 'jsqr';
import sharp from 'sharp';
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';
import { asTwo, signIn } from './two-people.ts';

const slug = 'lodtraekning';

test.use({ seeds: [['tie', '--phase', 'ballot']] });

test('every QR code on the printed cards leads to the card whose code stands beside it', async ({ page, house }) => {
	test.setTimeout(120_000);
	await signIn(page);
	await page.goto(`/print/${slug}/cards`);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Lav kortene' }).click();
	const cards = page.locator('.vcard');
	await expect(cards).toHaveCount(50);
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.top', '.foot', '.noprint']) await expect(page.locator(hidden).first()).toBeHidden();

	const box = await cards.first().boundingBox();
	expect(box?.width).toBeCloseTo((92 / 25.4) * 96, -1);
	expect(box?.height).toBeCloseTo((55 / 25.4) * 96, -1);
	expect((await cards.first().locator('.qr').boundingBox())?.width).toBeGreaterThanOrEqual((30 / 25.4) * 96);
	const size = await cards
		.first()
		.locator('.pin')
		.evaluate((pin) => parseFloat(getComputedStyle(pin).fontSize));
	expect(size).toBeGreaterThanOrEqual(18 / 0.75);

	const codes = new Set<string>();
	for (const card of await cards.all()) {
		const printed = (await card.locator('.pin bdi').innerText()).trim();
		expect(await scan(card.locator('.qr'))).toBe(`${house.origin}/stem#${printed.replaceAll('-', '')}`);
		codes.add(printed);
	}
	expect(codes.size).toBe(50);
	expect(await (await page.request.get(`/print/${slug}/cards`)).text()).not.toContain([...codes][0]);

	await page.emulateMedia({ media: null });
	await page.goto(`/work/${slug}/cards`);
	await expect(page.getByRole('row', { name: '2 Lukket 50' })).toBeVisible();
	await expectAccessible(page);
	await asTwo(page, 'Åbn bundtet');
	await expect(page.getByRole('row', { name: '2 Åbnet 50' })).toBeVisible();
});

test('all printed ballots are alike: no code, no number of their own, the version on each', async ({ page }) => {
	await signIn(page);
	for (const [path, paper, size] of [
		[`/print/${slug}/ballot`, '.a5', 12],
		[`/print/${slug}/ballot?stor`, '.a4', 18],
	] as const) {
		const first = await (await page.goto(path))?.text();
		expect(await (await page.request.get(path)).text()).toBe(first);
		await expect(page.locator(`.paper${paper}`)).toContainText('v1');
		await expect(page.locator('.paper .qr')).toHaveCount(0);
		const text = await page
			.locator('.paper li')
			.first()
			.evaluate((line) => parseFloat(getComputedStyle(line).fontSize));
		expect(text).toBeGreaterThanOrEqual(size / 0.75);
		await expectAccessible(page);
	}
});

/** What a phone reads in a picture of a QR code. */
async function scan(qr: Locator): Promise<string | undefined> {
	const picture = sharp(await qr.screenshot({ scale: 'css' }));
	const { data, info } = await picture.ensureAlpha().resize({ width: 400 }).raw().toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
