import { expectAccessible } from '../axe.ts';
import { slowness } from '../booth.ts';
import { expect, test } from '../house.ts';
import { scan } from '../qr.ts';
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

	for (const card of [cards.first(), cards.last()]) {
		const [paper, pin] = [await card.boundingBox(), await card.locator('.pin').boundingBox()];
		expect((pin?.y ?? 0) + (pin?.height ?? 0)).toBeLessThanOrEqual((paper?.y ?? 0) + (paper?.height ?? 0));
	}

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

	await page.getByLabel('Koden på kortet').fill([...codes][0] ?? '');
	await asTwo(page, 'Tag ét kort ud af brug');
	await expect(page.getByRole('row', { name: '2 Åbnet 49' })).toBeVisible();
	const bundle = page.getByLabel('Bundtets nummer');
	await bundle.fill('2');
	await asTwo(page, 'Tag bundtet ud af brug');
	await expect(page.getByRole('row', { name: '2 Taget ud 0' })).toBeVisible();
	await bundle.fill('2');
	await asTwo(page, 'Tag bundtet ud af brug');
	await expect(page.getByText('Det er allerede taget ud')).toBeVisible();
});

test('all printed ballots are alike: no code, no number of their own, the version on each', async ({ page }) => {
	await signIn(page);
	for (const [path, paper, size] of [
		[`/print/${slug}/ballot`, '.a5', 12],
		[`/print/${slug}/ballot?stor`, '.a4', 18],
		[`/print/${slug}/ballot?sprog=ar`, '.a5', 12],
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
	await expect(page.locator('.paper [lang=ar][dir=rtl]').first()).toHaveText('ضع علامة واحدة');
});

test('the whole print pack is there at one press, each sheet on its own paper, every QR code readable', async ({
	page,
	house,
}) => {
	test.setTimeout(400_000);
	await signIn(page);
	await page.goto(`/work/${slug}`);
	await page.getByRole('link', { name: 'Til print' }).click();
	await expectAccessible(page);
	const sheets = await page.getByRole('main').getByRole('listitem').getByRole('link').all();
	expect(sheets).toHaveLength(21);

	await page.getByRole('link', { name: 'Print det hele' }).click();
	await expectAccessible(page);
	for (const qr of await page.locator('.qr').all()) {
		expect(await scan(qr)).toMatch(new RegExp(`^${house.origin}/${slug}(/ideas/new)?$`));
	}
	await expect(page.locator('.qr')).toHaveCount(3);
	for (const idea of ['Badebro', 'Havnebad', 'Sejlskole']) {
		await expect(page.getByRole('heading', { name: idea })).toBeVisible();
	}
	const began = performance.now();
	expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(23);
	for (const path of ['ballot', 'ballot?stor', 'ballot?sprog=ar', 'lot']) {
		await page.goto(`/print/${slug}/${path}`);
		expect(pagesIn(await page.pdf({ preferCSSPageSize: true })), path).toBe(1);
	}
	expect(performance.now() - began).toBeLessThan(20_000 * (await slowness()));

	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.top', '.foot', '.noprint']) await expect(page.locator(hidden).first()).toBeHidden();
	await page.emulateMedia({ media: null });
	await page.goto(`/print/${slug}/recovery`);
	await asTwo(page, 'Print arket');
	await expect(page.locator('.form .pin')).toHaveCount(12);
	expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
});

/** How many pages a PDF has. */
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
