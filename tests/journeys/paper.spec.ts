import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { arrange, codeOf, inside, phone } from '../booth.ts';
import { loadFormatRounds, slugOfFormat } from '../format-rounds.ts';
import { expect, openHouse, test } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';
import { askAsStranger } from './stranger.ts';
import { asTwo } from './two-people.ts';

const slug = 'lodtraekning';
const work = `/work/${slug}`;
const second = { second_email: 'asta@demo.example', second_password: 'tag-en-kop-kaffe', second_code: '' };

/** What a counter types: version 1 and version 2, by the label of the pile. */
type Piles = readonly [Readonly<Record<string, number>>, Readonly<Record<string, number>>];

async function typeCount(page: Page, piles: Piles): Promise<void> {
	await page.goto(`${work}/paper`);
	for (const [at, found] of piles.entries()) {
		const group = page.getByRole('group', { name: `version ${at + 1}` });
		for (const field of await group.getByRole('textbox').all()) await field.fill('0');
		for (const [label, papers] of Object.entries(found)) {
			await group.getByRole('textbox', { name: label }).fill(String(papers));
		}
	}
	await page.getByRole('button', { name: 'Gem mine tal' }).click();
}

test('cards are swapped for papers, a misprint makes two piles, two count blind, and the result is both together', async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const house = await openHouse({ seeds: [['tie', '--phase', 'open']] });
	const [bo, asta] = [await newVisitor(browser, house), await newVisitor(browser, house)];
	await signIn(bo, 'bo');
	await signIn(asta, 'asta');
	const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
	const swap = (card: number) =>
		bo.request.post(`${work}/paper?/swap`, {
			form: { code: codeOf(slug, card), ...second },
			headers: { origin: house.origin },
			maxRedirects: 0,
		});

	// at the desk: a code as it is typed or scanned, and both people
	await bo.goto(`${work}/poll`);
	await bo.getByRole('link', { name: 'Papirsedler' }).click();
	await bo.getByLabel('Koden på kortet').fill('ABCD-EFGH-JKMN');
	await asTwo(bo, 'Byt til papir');
	await expect(bo.getByTestId('error-summary')).toContainText('Se på kortet igen. Der er 12 tegn.');
	await bo.getByLabel('Koden på kortet').fill(`${house.origin}/stem#${codeOf(slug, 1).toLowerCase()}`);
	await asTwo(bo, 'Byt til papir');
	await expect(bo.getByRole('row', { name: 'Kort byttet til papir' })).toContainText('1');
	const voter = phone(house.origin);
	const { to } = await voter.post('/stem', { code: codeOf(slug, 1) });
	expect((await voter.get(to)).page).toContain('Koden er byttet til en papirseddel');
	for (let card = 2; card <= 8; card += 1) expect((await swap(card)).status()).toBe(303);
	expect(await (await swap(1)).text()).toContain('Koden er byttet til en papirseddel');
	expect(house.log()).not.toContain(codeOf(slug, 1));
	await bo.reload();
	await press(bo, 'Ombyttet seddel +1');
	await press(bo, 'Ombyttet seddel +1');
	await press(bo, 'Fortryd det sidste tryk');
	await expect(bo.getByRole('row', { name: 'Ombyttede stemmesedler' })).toContainText('1');
	await expect(bo.getByRole('button', { name: 'Ny seddel +1' })).toHaveCount(0);

	// a misprint: version 2, and what becomes of the papers of version 1 (F7)
	await bo.goto(`${work}/poll/correct?number=3`);
	await bo.getByLabel('Pris i kroner').fill('40.000');
	await bo.getByLabel('Hvad var forkert?').fill('Prisen på nummer 3 var for lav.');
	await bo.getByLabel('De tæller, som de er').check();
	await asTwo(bo, 'Ret stemmesedlen');
	await bo.goto(`${work}/paper`);
	await expect(bo.getByText('De tæller, som de er. Grund: Prisen på nummer 3')).toBeVisible();
	await bo.getByText('Lav beslutningen om').click();
	const decision = bo.locator('form[action="?/decide"]');
	await decision.getByLabel('Vi beder folk stemme igen på papir').check();
	await decision.getByLabel('Hvorfor?').fill('Prisen var for langt ude.');
	await decision.getByLabel('Den andens e-mail').fill(second.second_email);
	await decision.getByLabel('Den andens adgangskode').fill(second.second_password);
	await expectAccessible(bo);
	await decision.getByRole('button').click();
	await expect(bo.getByText('Vi beder folk stemme igen på papir. Grund: Prisen var for langt ude.')).toBeVisible();
	await press(bo, 'Ny seddel +1');
	await expect(bo.getByRole('row', { name: 'Stemmesedler delt ud' })).toContainText('10');

	// closing; nothing is drawn or published before the papers are counted
	const closesAt = Number(inside(house, (db) => db.prepare('SELECT closes_at FROM rounds').pluck().get()));
	house.setClock(new Date(closesAt).toISOString());
	await signIn(bo, 'bo');
	await signIn(asta, 'asta');
	await bo.goto(`${work}/poll`);
	await asTwo(bo, 'Luk afstemningen');
	await press(bo, 'Åbn boksen');
	await expect(bo.getByText('Papirsedlerne er ikke talt endnu.')).toBeVisible();
	await expect(bo.getByRole('button', { name: 'Offentliggør resultatet' })).toHaveCount(0);
	await expect(bo.getByText('Stemmelighed')).toHaveCount(0);
	const headers = { origin: house.origin };
	const early = await bo.request.post(`${work}/poll?/publish`, { form: second, headers });
	expect(early.status()).toBe(409);
	expect(await early.text()).toContain('Tæl først papirsedlerne');

	// two count, each alone; a difference is named by its pile
	const found: Piles = [{ 'Nummer 2': 3 }, { 'Nummer 1': 3, 'Nummer 2': 2, Ugyldige: 1 }];
	await bo.getByRole('link', { name: 'Tæl sedlerne' }).click();
	await typeCount(bo, found);
	await expect(bo.getByText('Dine tal er gemt. Én har talt.')).toBeVisible();
	await expect(bo.getByRole('button', { name: 'Gem mine tal' })).toHaveCount(0);
	await asta.goto(`${work}/paper`);
	for (const field of await asta.getByRole('group').getByRole('textbox').all()) await expect(field).toHaveValue('');
	await typeCount(asta, [found[0], { 'Nummer 1': 9, Ugyldige: 1 }]);
	await expect(asta.getByTestId('error-summary')).toContainText('Du har talt 13 sedler');
	await typeCount(asta, [found[0], { 'Nummer 1': 2, 'Nummer 2': 3, Ugyldige: 1 }]);
	await expect(asta.getByText('De to er ikke enige.')).toBeVisible();
	await expect(asta.getByRole('listitem').filter({ hasText: 'version 2' })).toHaveText([
		/Nummer 1, Badebro$/,
		/Nummer 2, Havnebad$/,
	]);
	await expect(asta.getByRole('textbox', { name: /Nummer 1/ }).last()).toHaveValue('');
	await expect(asta.getByTestId('reconcile')).toHaveCount(0);
	await expectAccessible(asta);
	await typeCount(asta, found);
	await expect(asta.getByText('To personer er enige.')).toBeVisible();
	await expect(asta.getByTestId('reconcile')).toHaveText(
		'8 gyldige + 0 blanke + 1 ugyldige + 1 ombyttede + 0 mangler = 10',
	);
	await expect(asta.getByText('Delt ud: 10 = 8 byttede kort + 1 ombyttede + 1 nye')).toBeVisible();
	await expectAccessible(asta);
	for (const path of [`/${slug}/results`, `/api/v1/rounds/${slug}/results`, `/${slug}`, `${work}/protocol`]) {
		expect(await (await bo.request.get(path)).text(), path).not.toMatch(/121|ugyldige|by_channel/);
	}

	// 118 and 118 in the box: with the papers there is no tie left to draw
	await bo.goto(`${work}/cards`);
	await bo.getByLabel('Bordet').fill('300');
	await bo.locator('#handed-out').getByRole('button').click();
	await bo.goto(`${work}/poll`);
	await asTwo(bo, 'Offentliggør resultatet');
	await bo.goto(`/${slug}/results`);
	await expect(bo.getByText('266 stemte digitalt og 6 på papir.')).toBeVisible();
	const json = (await (await bo.request.get(`/api/v1/rounds/${slug}/results`)).json()) as Record<string, unknown>;
	expect(json).toMatchObject({
		votes: 272,
		by_channel: { digital: 266, paper: 6 },
		tracks: [{ votes: 271, winners: expect.arrayContaining(['1']), projects: [{ votes: 121 }, { votes: 120 }, {}] }],
	});

	await bo.goto(`${work}/protocol`);
	await expect(bo.getByRole('row', { name: 'Ombyttede stemmesedler' })).toContainText('1');
	await expect(bo.getByText('Sedler fra version 1: Vi beder folk stemme igen på papir.')).toContainText('langt ude');
	await expect(bo.getByText('Version 2: Prisen på nummer 3 var for lav.')).toBeVisible();
	await expect(bo.getByText('Talt af: demo-bo, demo-asta')).toBeVisible();
	for (const row of ['Version 1 Version 2', 'Gyldige 3 5', 'Ugyldige 0 1', 'Tæller med Nej Ja']) {
		await expect(bo.getByRole('row', { name: row })).toBeVisible();
	}
	await expectAccessible(bo);

	// a stranger counts box and papers again
	const bundle = await (await bo.request.get(`/${slug}/ballot-box/bundle.tar`)).body();
	const told = askAsStranger(bundle);
	expect(told, told.said).toMatchObject({ status: 0, second: 'verified' });
	house.close();
});

test('papers with more than one mark are typed in one by one, and one that differs is named by its number', async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const house = await openHouse({ seeds: [['naesby', '--phase', 'ideas']] });
	await loadFormatRounds(house);
	const round = slugOfFormat('stacked');
	const visitor = () => newVisitor(browser, house);
	const [bo, asta, dan] = [await visitor(), await visitor(), await visitor()];
	arrange(
		house,
		'INSERT INTO role_grants (person_id, role, round_id) VALUES (?, ?, ?)',
		'demo-dan',
		'facilitator',
		round,
	);
	await signIn(bo, 'bo');
	const headers = { origin: house.origin };
	const send = (path: string, form: Record<string, string>) =>
		bo.request.post(`/work/${round}/${path}`, { form, headers, maxRedirects: 0 });
	for (const card of [1, 2, 3, 4]) {
		expect((await send('paper?/swap', { code: codeOf(round, card), ...second })).status()).toBe(303);
	}
	const closesAt = inside(house, (db) => db.prepare('SELECT closes_at FROM rounds WHERE slug = ?').pluck().get(round));
	house.setClock(new Date(Number(closesAt)).toISOString());
	await signIn(bo, 'bo');
	await signIn(asta, 'asta');
	await signIn(dan, 'dan');
	expect((await send('poll?/close', second)).status()).toBe(303);
	expect((await send('poll?/open_box', {})).status()).toBe(303);
	const type = async (page: Page, sheets: string) => {
		await page.goto(`/work/${round}/paper`);
		await page.getByLabel('Sedler fra version 1').fill(sheets);
		await page.getByRole('button', { name: 'Gem mine tal' }).click();
	};
	await type(bo, '1=3\n2=2 5\n4 7');
	await expect(bo.getByTestId('error-summary')).toContainText('Vi kan ikke læse linje 3 i version 1.');
	await expect(bo.getByLabel('Sedler fra version 1')).toHaveValue('1=3\n2=2 5\n4 7');
	await type(bo, '1=3\n2=2 5\n4=4');
	await type(asta, '1=3\n2 5=2\n!');
	await expect(asta.getByText('Puljen, version 1: Seddel 2', { exact: true })).toBeVisible();
	await expect(asta.getByText(/: Seddel/)).toHaveCount(1);
	await expect(asta.getByLabel('Sedler fra version 1')).toHaveValue('1=3\n?\n!');
	await expectAccessible(asta);

	// twice not of one mind: a third person decides, and two may still begin from the beginning
	await type(asta, '1=3\n2=2 4\n!');
	await type(bo, '1=3\n2=2 5\n!');
	await expect(bo.getByText('Nu skriver en tredje person alle sedler ind.')).toBeVisible();
	await expect(bo.getByLabel('Sedler fra version 1')).toHaveCount(0);
	await type(dan, '1=3\n2=2 5\n!');
	await expect(dan.getByTestId('reconcile')).toContainText('2 gyldige + 0 blanke + 1 ugyldige');
	await dan.getByText('Tæl forfra', { exact: true }).first().click();
	const anew = dan.locator('form[action="?/anew"]');
	await anew.getByLabel('Den andens e-mail').fill(second.second_email);
	await anew.getByLabel('Den andens adgangskode').fill(second.second_password);
	await anew.getByRole('button').click();
	await expect(dan.getByTestId('reconcile')).toHaveCount(0);
	for (const page of [dan, asta]) await type(page, '1=3\n2=2 5\n!');
	await expect(asta.getByTestId('reconcile')).toContainText('2 gyldige + 0 blanke + 1 ugyldige');

	// one went home with the paper: two say so before anything is published
	await expect(asta.getByTestId('reconcile')).toContainText('1 mangler = 4');
	expect((await send('cards?/handed_out', { 'place[]': 'desk', 'cards[]': '9' })).status()).toBe(303);
	expect(await (await send('poll?/publish', second)).text()).toContain('Der mangler papirsedler.');
	await bo.goto(`/work/${round}/paper`);
	const why = bo.locator('form[action="?/explain"]');
	await why.getByLabel('Hvorfor?').fill('En gik hjem med sin seddel.');
	await why.getByLabel('Den andens e-mail').fill(second.second_email);
	await why.getByLabel('Den andens adgangskode').fill(second.second_password);
	await why.getByRole('button').click();
	await expect(bo.getByText('Derfor mangler der sedler: En gik hjem med sin seddel.')).toBeVisible();
	expect((await send('poll?/publish', second)).status()).toBe(303);
	const json = (await (await bo.request.get(`/api/v1/rounds/${round}/results`)).json()) as Record<string, unknown>;
	expect(json).toMatchObject({
		by_channel: null,
		tracks: [{ votes: 2, projects: expect.arrayContaining([expect.objectContaining({ number: 1, support: '3' })]) }],
	});
	const told = askAsStranger(await (await bo.request.get(`/${round}/ballot-box/bundle.tar`)).body());
	expect(told, told.said).toMatchObject({ status: 0, second: 'verified' });
	house.close();
});
