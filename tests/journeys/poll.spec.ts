import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProof } from '../../src/lib/ballotbox/log-receipt.ts';
import { readVerifier } from '../../src/lib/ballotbox/note.ts';
import { expectAccessible } from '../axe.ts';
import { arrange, codeOf, inside, vote } from '../booth.ts';
import { expect, openHouse, test, type House } from '../house.ts';
import { askAsStranger } from './stranger.ts';
import { asTwo, signIn } from './two-people.ts';

const slug = 'lodtraekning';
const work = `/work/${slug}`;

const stateOf = (house: House) =>
	inside(house, (db) => db.prepare('SELECT poll_state FROM rounds WHERE slug = ?').pluck().get(slug));

const closesAt = (house: House) =>
	Number(inside(house, (db) => db.prepare('SELECT closes_at FROM rounds WHERE slug = ?').pluck().get(slug)));

/** How many of these stand in a file of the house, in clear or in hexadecimal digits. */
function foundOnDisk(house: House, wanted: readonly Buffer[]): number {
	const files = readdirSync(house.dataDir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
	return wanted.filter((bytes) => files.some((file) => file.includes(bytes) || file.includes(bytes.toString('hex'))))
		.length;
}

test('a round is frozen, tested, opened, voted in, closed, tied, drawn, published and ended from its pages alone', async ({
	browser,
}) => {
	test.setTimeout(400_000);
	const house = await openHouse({ seeds: [['tie', '--phase', 'maturing']] });
	const page = await (
		await browser.newContext({ baseURL: house.origin, viewport: { width: 1280, height: 900 } })
	).newPage();
	let clicks = 0;
	const press = async (name: string) => {
		clicks += 1;
		await page.getByRole('button', { name, exact: true }).click();
	};
	await signIn(page);

	await page.goto(`${work}/poll`);
	await expect(page.getByRole('heading', { name: 'Klar?' })).toBeVisible();
	await expectAccessible(page);
	for (const missing of [
		'spillereglerne',
		'Sprog: Dansk',
		'adgang',
		'ligger ikke fast',
		'prøvestemme',
		'gendannelsesarket',
	])
		await expect(page.getByRole('listitem').filter({ hasText: missing })).toBeVisible();
	for (const label of ['Spillereglerne', /Dansk/, /العربية/, /English/, /Svenska/]) {
		clicks += 1;
		await page.getByRole('checkbox', { name: label }).check();
	}
	await page.locator('#read').getByRole('button').click();
	await page.getByRole('textbox', { name: 'Telefon' }).fill('12 34 56 78');
	await page.locator('#contact').getByRole('button').click();
	clicks += 2;

	await page.getByRole('link', { name: 'Print arket' }).click();
	await asTwo(page, 'Print arket');
	await expect(page.locator('.form .pin')).toHaveCount(12);
	await page.goto(`${work}/poll`);
	clicks += 2;

	await page.getByRole('link', { name: 'Sæt idéer på stemmesedlen' }).click();
	await page.getByLabel('Billede: Havnebad').selectOption({ label: 'Cykel' });
	await expectAccessible(page);
	await press('Gem');
	await page.goto(`${work}/poll`);
	await press('Læg stemmesedlen fast');
	expect(stateOf(house)).toBe('ready');
	clicks += 2;

	await press('Læg en prøvestemme i boksen');
	await press('Få prøvestemmen ud');
	await expect(page.getByTestId('error-summary')).toContainText('Serveren er ikke genstartet endnu');
	await expect(page.getByRole('button', { name: 'Åbn afstemningen' })).toHaveCount(0);
	house.kill();
	await house.restart();
	await page.goto(`${work}/poll`);
	await press('Få prøvestemmen ud');
	await expect(page.getByText('Prøvestemmen kom ud igen')).toBeVisible();
	await expect(page.getByText('Alt er klar.')).toBeVisible();
	await expectAccessible(page);

	await asTwo(page, 'Åbn afstemningen', 'forkert');
	await expect(page.getByTestId('error-summary')).toContainText('passer ikke sammen');
	expect(stateOf(house)).toBe('ready');
	await asTwo(page, 'Åbn afstemningen');
	await expect(page.getByText('Afstemningen er åben.')).toBeVisible();
	clicks += 1;
	expect(clicks).toBeLessThanOrEqual(25);

	const closes = closesAt(house);
	house.setClock(new Date(closes - 60_000).toISOString());
	for (const [card, idea] of [
		[1, 1],
		[2, 1],
		[3, 2],
		[4, 2],
		[5, 1],
	] as const) {
		const sent = await vote(house.origin, codeOf(slug, card), { choice: String(idea) });
		expect(sent.to).toContain('/stem/tak');
	}
	await signIn(page); // twenty days later
	await page.goto(`${work}/poll`);
	await expect(page.getByText('5 har stemt.')).toBeVisible();
	await page.getByLabel('Koden på kortet').fill(codeOf(slug, 6));
	await press('Sæt kortet i køen');
	await expect(page.getByText('1 i køen har ikke stemt endnu.')).toBeVisible();
	await expectAccessible(page);

	house.setClock(new Date(closes).toISOString());
	await page.goto(`${work}/poll`);
	await asTwo(page, 'Luk afstemningen');
	await expect(page.getByTestId('error-summary')).toContainText('Folk i køen må stemme til');
	expect((await vote(house.origin, codeOf(slug, 7), { choice: '1' })).to).not.toContain('/stem/tak');
	expect((await vote(house.origin, codeOf(slug, 6), { choice: '2' })).to).toContain('/stem/tak');
	await asTwo(page, 'Luk afstemningen');
	await expect(page.getByText('Afstemningen er lukket.')).toBeVisible();

	await press('Åbn boksen');
	await expect(page.getByText('Stemmelighed. Der skal trækkes lod.')).toBeVisible();
	expect(inside(house, (db) => db.prepare("SELECT count(*) FROM ideas WHERE stage = 'won'").pluck().get())).toBe(0);
	for (const path of [`/${slug}/results`, `/api/v1/rounds/${slug}/results`, `/api/v1/rounds/${slug}`]) {
		expect(await (await page.request.get(path)).text(), path).not.toMatch(/"won"|Stemmer: ?2|"votes":\s?\d/);
	}
	await page.getByRole('link', { name: 'Stemmelighed' }).click();
	await expect(page.locator('.specimen li')).toHaveCount(2);
	await expectAccessible(page);
	await page.getByLabel('Trukket som nummer 1').selectOption('2');
	await page.getByLabel('Trukket som nummer 2').selectOption('1');
	await page.getByLabel('Hvordan trak I lod?').fill('Sedler i en hat');
	await page.getByLabel('Vidne', { exact: true }).fill('Skolelederen');
	await page.getByLabel('Andet vidne').fill('En nabo');
	await press('Gem lodtrækningen');

	await asTwo(page, 'Offentliggør resultatet');
	await expect(page.getByTestId('error-summary')).toContainText('hvor mange stemmekort bordet har delt ud');
	for (const [handedOut, told] of [
		['5', '6 kort er brugt, men bordet har kun delt 5 ud'],
		['40', 'Resultatet er offentligt.'],
	] as const) {
		await page.goto(`${work}/cards`);
		await page.getByLabel('Bordet').fill(handedOut);
		await page.locator('#handed-out').getByRole('button').click();
		await page.goto(`${work}/poll`);
		await asTwo(page, 'Offentliggør resultatet');
		await expect(page.getByText(told).first()).toBeVisible();
	}
	await page.goto(`/${slug}/results`);
	await expect(page.getByText('lodtrækning').first()).toBeVisible();
	await page.goto(`${work}/protocol`);
	await expect(page.getByText('Afgjort ved lodtrækning mellem nummer 1, 2. Trukket i rækkefølgen 2, 1.')).toBeVisible();
	await expect(page.getByText('Nummer 2, Havnebad, fik penge.')).toBeVisible();
	await expect(page.getByText('Nummer 1, Badebro, fik penge.')).toHaveCount(0);
	await expect(page.getByRole('row', { name: /bordet har delt ud/ })).toContainText('40');
	await expectAccessible(page);

	// six votes: everybody gets the totals, the council the ballots
	const bundle = await (await page.request.get(`/${slug}/ballot-box/bundle.tar`)).body();
	const few = askAsStranger(bundle);
	expect(few, few.said).toMatchObject({ status: 0, second: 'verified' });
	expect(few.said).toContain('kræver revisorens pakke');
	const auditor = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Revisors pakke' }).click();
	const full = askAsStranger(readFileSync(await (await auditor).path()));
	expect(full, full.said).toMatchObject({ status: 0, second: 'verified' });
	expect(full.said).toContain('fået det samme resultat');
	const stranger = await browser.newContext({ baseURL: house.origin });
	expect((await stranger.request.get(`/work/${slug}/auditor.tar`)).status()).not.toBe(200);

	const voter = await stranger.newPage();
	await voter.goto('/tjek');
	await voter.getByLabel('Koden på dit kort').fill(codeOf(slug, 1));
	await voter.getByRole('button', { name: 'Se efter' }).click();
	const receipt = await voter.locator('.receipt').innerText();

	const sealed = inside(house, (db) => db.prepare('SELECT sealed FROM envelopes').pluck().all()) as Buffer[];
	expect(foundOnDisk(house, sealed)).toBe(6);
	const published = closes + 13 * 24 * 3_600_000;
	house.setClock(new Date(published).toISOString());
	await signIn(page);
	await page.goto(`${work}/poll`);
	await expect(page.getByText('Derefter skal to personer destruere nøglerne her.')).toBeVisible();
	house.setClock(new Date(published + 2 * 24 * 3_600_000).toISOString());
	await signIn(page);
	await page.goto(`${work}/poll`);
	await expectAccessible(page);
	await page.getByLabel('Vi har destrueret gendannelsesarket').check();
	await asTwo(page, 'Afslut helt');
	await expect(page.getByText('Alt er slut. Nøglerne er væk.')).toBeVisible();
	const codes = Array.from({ length: 50 }, (_, at) => Buffer.from(codeOf(slug, at + 1)));
	expect(foundOnDisk(house, [...sealed, ...codes])).toBe(0);
	expect(readdirSync(house.keyDir).filter((name) => name.startsWith(slug) && name.endsWith('.key'))).toEqual([]);
	await page.goto(`${work}/protocol`);
	await expect(page.getByRole('row', { name: /Forløbet sluttede/ })).toContainText('demo-asta');

	await page.goto('/tjek');
	await page.getByRole('textbox').fill(codeOf(slug, 1));
	await page.getByRole('textbox').press('Enter');
	await expect(page.getByTestId('error-summary')).toContainText('Er koden fra Havnen trækker lod?');
	await expectAccessible(page);
	await page.goto(`/${slug}/results`);
	await expect(page.getByText('lodtrækning').first()).toBeVisible();

	// a voter gets the proof by receipt when the codes are gone, and the bundle is still the same
	await voter.goto('/tjek');
	await voter.getByLabel('Koden på dit kort').fill(receipt.toLowerCase());
	await voter.getByRole('button', { name: 'Se efter' }).click();
	await expect(voter.getByRole('heading', { name: 'Ja, din stemme er med' })).toBeVisible();
	await voter.getByText('Bevis', { exact: true }).click();
	await expect(voter.getByRole('img', { name: 'Beviset som QR-kode' })).toBeVisible();
	await expectAccessible(voter);
	const proof = (await voter.locator('details pre').textContent()) ?? '';
	await voter.goto(`/${slug}/ballot-box`);
	const key = readVerifier((await voter.locator('dd pre').nth(1).textContent()) ?? '');
	expect(key && readProof(proof, key)).toMatchObject({ ok: true, value: { index: Number(receipt.split('-')[0]) } });
	const still = await (await stranger.request.get(`/${slug}/ballot-box/bundle.tar`)).body();
	expect(still.equals(bundle)).toBe(true);
	house.close();
});

test('a misprint is corrected by two people: everybody is told, the old version is dealt with (F7)', async ({
	browser,
}) => {
	test.setTimeout(400_000);
	const house = await openHouse({
		seeds: [
			['tie', '--phase', 'open'],
			['naesby', '--phase', 'ideas'],
		],
	});
	const page = await (await browser.newContext({ baseURL: house.origin })).newPage();
	await signIn(page);
	await page.goto(`${work}/poll/ballot`);
	await expect(page.getByText('Stemmesedlen ligger fast')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Gem' })).toHaveCount(0);
	expect(() => arrange(house, 'UPDATE ideas SET price = 1 WHERE number = 1')).toThrow('the ballot is frozen');

	await page.goto(`${work}/poll/correct`);
	await page.getByRole('link', { name: '3. Sejlskole' }).click();
	await page.getByLabel('Pris i kroner').fill('40.000');
	await page.getByLabel('Hvad var forkert?').fill('Prisen på nummer 3 var 10.000 kr. for lav.');
	await page.getByLabel('De tæller, som de er').check();
	await expectAccessible(page);
	await asTwo(page, 'Ret stemmesedlen');
	await page.waitForURL(`**${work}/poll`);
	await expect(page.getByText('Version 2', { exact: true })).toBeVisible();

	for (const path of ['/', `/${slug}`, '/stem', `/print/${slug}/ballot`, `${work}/protocol`]) {
		await page.goto(path);
		await expect(page.getByRole('note').filter({ hasText: 'Nu gælder version 2.' }), path).toBeVisible();
	}
	await page.goto('/naesby');
	await expect(page.getByText('Nu gælder version 2.')).toHaveCount(0);
	await page.goto(`/print/${slug}/ballot`);
	await expect(page.locator('.paper')).toContainText('40.000 kr.');
	await expect(page.locator('.paper')).toContainText('v2');
	await page.goto(`${work}/protocol`);
	await expect(page.getByText('Version 2: Prisen på nummer 3')).toContainText('De tæller, som de er');

	// a rehearsal beside the open poll: on no list, marked, and gone at a press
	await page.goto(`${work}/poll`);
	await page.getByRole('link', { name: 'Prøv det hele' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Lav en prøve' }).click();
	await page.getByRole('link', { name: 'Gå til prøven' }).click();
	await expect(page.getByText('Det er en prøve. Intet her tæller.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Klar?' })).toBeVisible();
	await page.goto('/');
	await expect(page.locator(`a[href$="/${slug}"]`).first()).toBeVisible();
	await expect(page.locator(`a[href*="${slug}-proeve"]`)).toHaveCount(0);
	await page.goto(`${work}/poll/rehearsal`);
	await page.getByRole('button', { name: 'Slet prøven' }).click();
	await expect(page.getByRole('button', { name: 'Lav en prøve' })).toBeVisible();
	expect((await page.request.get(`/${slug}-proeve`)).status()).toBe(404);
	house.close();
});

test('118 votes each: the box is opened, nobody has won, and the lot decides (F8)', async ({ browser }) => {
	test.setTimeout(400_000);
	const house = await openHouse({ seeds: [['tie', '--phase', 'closed']] });
	const page = await (await browser.newContext({ baseURL: house.origin })).newPage();
	await signIn(page);
	await page.goto(`${work}/poll`);
	await expect(page.getByText('266 har stemt.')).toBeVisible();
	await page.getByRole('button', { name: 'Åbn boksen' }).click();
	await page.getByRole('link', { name: 'Stemmelighed' }).click();
	await expect(page.locator('.specimen li')).toHaveText([/Badebro/, /Havnebad/]);
	expect(await page.locator('body').innerText()).not.toContain('118');
	expect(inside(house, (db) => db.prepare("SELECT count(*) FROM ideas WHERE stage = 'won'").pluck().get())).toBe(0);
	await page.getByLabel('Trukket som nummer 1').selectOption('1');
	await page.getByLabel('Trukket som nummer 2').selectOption('2');
	await page.getByLabel('Hvordan trak I lod?').fill('Terninger');
	await page.getByLabel('Vidne', { exact: true }).fill('Skolelederen');
	await page.getByLabel('Andet vidne').fill('En nabo');
	await page.getByRole('button', { name: 'Gem lodtrækningen' }).click();
	await asTwo(page, 'Offentliggør resultatet');
	await page.goto(`/${slug}/results`);
	await expect(page.getByText('118').first()).toBeVisible();
	await expect(page.getByText('lodtrækning').first()).toBeVisible();

	// a stranger follows the page: the bundle into an empty folder, the command, the last line
	await page.getByRole('link', { name: 'Tæl selv efter' }).click();
	await expect(page.getByText('npm run verify -- bundle.tar')).toBeVisible();
	await expectAccessible(page);
	const hash = await page.locator('dd pre').first().innerText();
	const downloaded = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Hent kassen (bundle.tar)' }).click();
	const bundle = readFileSync(await (await downloaded).path());
	const told = askAsStranger(bundle, '--manifest', hash.slice(0, 16));
	expect(told, told.said).toMatchObject({ status: 0, second: 'verified' });
	for (const sentence of ['266 tæller', 'Lodtrækninger brugt: 1', 'Her stoler du på serveren', '(verified)'])
		expect(told.said).toContain(sentence);
	const again = await page.request.get(`/${slug}/ballot-box/bundle.tar`);
	expect(bundle.equals(await again.body())).toBe(true);
	expect((await page.request.get(`/work/${slug}/auditor.tar`)).status()).toBe(200);

	const touched = Buffer.from(bundle.toString('latin1').replace('\n[1]\n', '\n[2]\n'), 'latin1');
	expect(askAsStranger(touched)).toMatchObject({ status: 1, said: expect.stringContaining('FEJL. ballots-1.txt') });
	house.close();
});
