import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../axe.ts';
import { codeOf, inside } from '../booth.ts';
import { expect, openHouse, test } from '../house.ts';
import { asTwo, signIn } from './two-people.ts';

const slug = 'bolbro-2015';

test('two people print the keys; the keys are lost while people vote; the sheet brings the poll back', async ({
	browser,
}) => {
	test.setTimeout(400_000);
	const house = await openHouse({ seeds: [[slug, '--phase', 'open']] });
	const page = await (await browser.newContext({ baseURL: house.origin })).newPage();
	await signIn(page);
	await page.goto(`/print/${slug}/recovery`);
	await expectAccessible(page);
	await asTwo(page, 'Print arket', 'forkert');
	await expect(page.getByTestId('error-summary')).toContainText('passer ikke sammen');
	await asTwo(page, 'Print arket');
	const lines = await page.locator('.form .pin bdi').allInnerTexts();
	expect(lines).toHaveLength(12);
	expect(await (await page.request.get(`/print/${slug}/recovery`)).text()).not.toContain(lines[0]);
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.top', '.foot', '.noprint']) await expect(page.locator(hidden).first()).toBeHidden();
	await page.emulateMedia({ media: null });

	house.kill();
	for (const file of readdirSync(house.keyDir).filter((name) => name.startsWith(slug)))
		rmSync(join(house.keyDir, file));
	await house.restart();
	await expect.poll(house.log).toContain(`"incident":"lost_keys","round":"${slug}","keys":["box","cards"]`);
	expect(house.run('before-start.ts')).toContain('cannot go on: the key that opens the box, the key of the cards');
	await page.goto('/stem');
	await page.getByRole('textbox').fill(codeOf(slug, 1));
	await page.getByRole('textbox').press('Enter');
	await expect(page.getByTestId('error-summary')).toContainText('Afstemningen holder pause');

	await page.goto(`/work/${slug}/poll`);
	await expect(page.getByText('Afstemningen er sat på pause.')).toBeVisible();
	await expect(page.getByText('Nøglen, der åbner boksen')).toBeVisible();
	await expectAccessible(page);
	await expect(page.getByRole('button', { name: 'Lad afstemningen gå videre' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Læg nøglerne tilbage' }).click();
	await page.getByLabel('Linjerne på arket').fill(lines.with(4, lines[5] ?? '').join('\n'));
	await asTwo(page, 'Læg nøglerne tilbage');
	await expect(page.getByTestId('error-summary')).toContainText('Linje 5 er ikke skrevet rigtigt');
	await expectAccessible(page);
	await page.getByLabel('Linjerne på arket').fill(lines.join('\n').toLowerCase());
	await asTwo(page, 'Læg nøglerne tilbage');
	await page.waitForURL(`**/work/${slug}/poll`);
	await asTwo(page, 'Lad afstemningen gå videre');
	await expect(page.getByText('Afstemningen er åben.')).toBeVisible();
	expect(inside(house, (db) => db.prepare('SELECT poll_state FROM rounds WHERE slug = ?').pluck().get(slug))).toBe(
		'open',
	);
	house.close();
});
