import { writeFileSync } from 'node:fs';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

test('a resident tells an idea without account; a facilitator shows it; then everybody finds it', async ({
	page,
	browser,
	house,
}) => {
	await page.setViewportSize({ width: 360, height: 640 });
	await page.goto('/');
	await page.getByRole('link', { name: /Næsby finder på/ }).click();
	await page.getByRole('link', { name: 'Fortæl en idé' }).click();
	await expectAccessible(page);
	await expectNarrow(page);
	await page.getByLabel('Hvad skal idéen hedde?').fill('Vandpost ved legepladsen');
	await page.getByLabel('Hvad er idéen?').fill('Et sted, hvor børn kan drikke.');
	await page.getByLabel('Dit fornavn').fill('Rana');
	await page.getByRole('button', { name: 'Send idéen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tak for din idé');
	await expectAccessible(page);

	await page.goto('/naesby/ideas?q=vandpost');
	await expect(page.getByText('Vi fandt ingen idéer.')).toBeVisible();
	await expectAccessible(page);
	expect((await page.goto('/naesby/ideas/vandpost-ved-legepladsen'))?.status()).toBe(404);
	for (const path of ['/naesby/__data.json', '/naesby/ideas/__data.json', '/api/v1/rounds/naesby/ideas'])
		expect(await (await page.request.get(path)).text(), path).not.toContain('Vandpost');

	const dan = await newVisitor(browser, house);
	await signIn(dan, 'dan');
	await dan.goto('/work/naesby/ideas');
	await dan.getByRole('button', { name: 'Vis for alle: Vandpost ved legepladsen' }).click();
	await expectAccessible(dan);
	await page.goto('/naesby/ideas?q=VANDPOST');
	await page.getByRole('link', { name: 'Vandpost ved legepladsen' }).click();
	await expect(page.getByText('Rana.')).toBeVisible();
	await expectAccessible(page);
});

test.describe('bad input', () => {
	const send = async (page: import('@playwright/test').Page, typed: { title?: string; what?: string }) => {
		await page.goto('/naesby/ideas/new');
		await page.getByLabel('Hvad skal idéen hedde?').fill(typed.title ?? 'Drivhus');
		await page.getByLabel('Hvad er idéen?').fill(typed.what ?? 'Et drivhus til alle.');
	};
	const button = 'Send idéen';

	test('ten thousand signs come back whole, with the limit and the length', async ({ page }) => {
		const what = 'Et drivhus. '.repeat(834).slice(0, 10_000);
		await send(page, { what });
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByTestId('error-summary')).toContainText('Der er plads til 2000 tegn.');
		await expect(page.getByLabel('Hvad er idéen?')).toHaveValue(what);
		await expect(page).toHaveTitle(/^Fejl: /);
		await expectAccessible(page);
	});

	test('a CPR number is refused in plain words, and the rest is kept', async ({ page }) => {
		await send(page, { title: 'Drivhus hos 010203-1234' });
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByTestId('error-summary')).toContainText('Det ligner et CPR-nummer. Skriv det ikke her.');
		await expect(page.getByLabel('Hvad er idéen?')).toHaveValue('Et drivhus til alle.');
		await expectAccessible(page);
	});

	test('a drawing with script and a picture that is none are refused, and the words are kept', async ({ page }) => {
		for (const [name, mimeType, buffer] of [
			['tegning.svg', 'image/svg+xml', Buffer.from(drawing)],
			['billede.png', 'image/png', Buffer.from(drawing)],
		] as const) {
			await send(page, {});
			await page.getByLabel('Et billede').setInputFiles({ name, mimeType, buffer });
			await page.getByRole('button', { name: button }).click();
			await expect(page.getByTestId('error-summary')).toContainText('Vi kan ikke læse billedet.');
			await expect(page.getByLabel('Hvad er idéen?')).toHaveValue('Et drivhus til alle.');
			await expectAccessible(page);
		}
	});

	test('a picture that would fill the memory when it is unpacked is refused, and the words are kept', async ({
		page,
	}) => {
		const { default: sharp } = await import('sharp');
		const create = { width: 16_000, height: 16_000, channels: 3, background: '#fff' } as const;
		const bomb = await sharp({ create, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
		expect(bomb.length).toBeLessThan(1024 * 1024);
		await send(page, {});
		await page.getByLabel('Et billede').setInputFiles({ name: 'bombe.png', mimeType: 'image/png', buffer: bomb });
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByTestId('error-summary')).toContainText('Vi kan ikke læse billedet.');
		await expect(page.getByLabel('Hvad er idéen?')).toHaveValue('Et drivhus til alle.');
		await expectAccessible(page);
	});

	test('a picture of 40 MB is turned away in plain words, and going back finds the words again', async ({ page }) => {
		await send(page, {});
		const large = test.info().outputPath('stort.jpg');
		writeFileSync(large, Buffer.alloc(40 * 1024 * 1024, 255));
		await page.getByLabel('Et billede').setInputFiles(large);
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByText('Vælg et mindre billede, eller skriv lidt kortere. Intet er gemt.')).toBeVisible();
		await expectAccessible(page);
		await page.goBack();
		await expect(page.getByLabel('Hvad er idéen?')).toHaveValue('Et drivhus til alle.');
	});
});

test('a photo is shown without the place where it was taken, under headers that let it do nothing', async ({
	page,
	browser,
	house,
}) => {
	const { default: sharp } = await import('sharp');
	const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#1b5138' } })
		.withExif({ IFD3: { GPSLatitude: '55/1 23/1 0/1', GPSLatitudeRef: 'N' } })
		.jpeg()
		.toBuffer();
	await page.goto('/naesby/ideas/new');
	await page.getByLabel('Hvad skal idéen hedde?').fill('Maling til gavlen');
	await page.getByLabel('Hvad er idéen?').fill('En stor væg med farver.');
	await page.getByLabel('Et billede').setInputFiles({ name: 'gavl.jpg', mimeType: 'image/jpeg', buffer: photo });
	await page.getByRole('button', { name: 'Send idéen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tak for din idé');

	const dan = await newVisitor(browser, house);
	await signIn(dan, 'dan');
	await dan.goto('/work/naesby/ideas');
	await dan.getByRole('button', { name: 'Vis for alle: Maling til gavlen' }).click();
	await page.goto('/naesby/ideas/maling-til-gavlen');
	const src = await page.getByRole('img', { name: 'Billede af Maling til gavlen' }).getAttribute('src');
	const answer = await page.request.get(src ?? '');
	expect(answer.headers()).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
	expect(answer.headers()['content-security-policy']).toContain('sandbox');
	expect((await sharp(await answer.body()).metadata()).exif).toBe(undefined);
	await expectAccessible(page);
});

test('the eleventh idea of an hour waits, with what was written, and another address does not', async ({ page }) => {
	const form = (title: string) => ({ id: crypto.randomUUID(), title, description: 'x', place: '', author: '' });
	const origin = new URL((await page.goto('/naesby/ideas/new'))?.url() ?? '').origin;
	const tell = (title: string) =>
		page.request.post('/naesby/ideas/new', { multipart: form(title), headers: { origin }, maxRedirects: 0 });
	let last = 303;
	for (let told = 0; told < 12 && last === 303; told++) last = (await tell(`Idé ${told}`)).status();
	expect(last).toBe(429);
	await page.getByLabel('Hvad skal idéen hedde?').fill('En til');
	await page.getByLabel('Hvad er idéen?').fill('Den skal vente.');
	await page.getByRole('button', { name: 'Send idéen' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Her er kommet mange idéer på kort tid');
	await expect(page.getByLabel('Hvad er idéen?')).toHaveValue('Den skal vente.');
	await expectAccessible(page);
});
