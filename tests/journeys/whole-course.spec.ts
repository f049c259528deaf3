import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { vote } from '../booth.ts';
import { expect, openHouse, test } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';
import { phoneScreen } from './phone.ts';
import { asTwo } from './two-people.ts';

// The whole course, as the people of one neighbourhood walk it, through the pages alone.

const slug = 'elmelunden-bestemmer';
const [work, open] = [`/work/${slug}`, `/${slug}`];

/** What the neighbours wrote on the first evening (invented): the pile, its notes, and what it came to cost. */
const piles = [
	{ name: 'Gynger', notes: ['En gynge under egen', 'Gynger til de små'], price: '40.000' },
	{ name: 'Petanque', notes: ['En bane til kugler'], price: '25.000' },
	{ name: 'Bålhytte', notes: ['Et sted med tag og ild', 'Hytte med bål'], price: '90.000' },
	{ name: 'Lys på stien', notes: ['Der er mørkt ved stien'], price: '60.000' },
	{ name: 'Hundeskov', notes: ['Plads til hunde'], price: '70.000' },
	{ name: 'Frugttræer', notes: ['Æbler til alle'], price: '15.000' },
	{ name: 'Svømmehal', notes: ['En svømmehal'], price: '' },
	{ name: 'Gåtur med naboer', notes: ['Vi går en tur om søndagen'], price: '' },
	{ name: 'Bålplads', notes: ['Bål ved søen'], price: '' },
] as const;
const onBallot = piles.slice(0, 6);

test('a neighbourhood goes the whole way, from the first evening to the first news of the winner', async ({
	browser,
}) => {
	test.setTimeout(400_000);
	const house = await openHouse({ now: '2026-09-12T09:00:00Z' });
	const [bo, emil, fie, stranger] = [
		await newVisitor(browser, house),
		await newVisitor(browser, house),
		await newVisitor(browser, house),
		await newVisitor(browser, house),
	];
	const press = (page: Page, name: string | RegExp) =>
		page.getByRole('button', { name, exact: typeof name === 'string' }).click();
	const ideaSlug = new Map<string, string>();
	const at = (name: string) => ideaSlug.get(name) ?? '';

	// a round is made
	await signIn(bo, 'bo');
	await bo.goto('/work/new');
	for (const [label, text] of [
		['Forløbets navn', 'Elmelunden bestemmer'],
		['Område', 'Elmelunden'],
		['Hvem må stemme?', 'alle, der bor i Elmelunden'],
		['Pulje i kroner', '100.000'],
		['Valgdag', '2026-12-05'],
		['Sted', 'Beboerhuset'],
		['Telefon til hjælp', '12 34 56 78'],
	] as const)
		await bo.getByLabel(label, { exact: true }).fill(text);
	await press(bo, 'Lav forløbet');
	await expect(bo).toHaveURL(new RegExp(`${work}$`));

	const asta = await newVisitor(browser, house);
	await signIn(asta, 'asta');
	await asta.goto('/work/people/demo-emil');
	await asta.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Fagperson i kommunen' });
	await asta.getByLabel('Forløb', { exact: true }).selectOption({ label: 'Elmelunden bestemmer' });
	await press(asta, 'Giv en rolle');

	// the first evening: notes, piles, ideas
	house.setClock('2026-10-06T16:30:00Z');
	await signIn(bo, 'bo');
	await bo.goto(`${work}/meetings`);
	await bo.getByRole('link', { name: 'Idéaften 1' }).click();
	await bo.getByRole('link', { name: 'Skriv sedler' }).click();
	await bo.getByLabel('Ny seddel').focus();
	for (const text of piles.flatMap(({ notes }) => notes)) {
		await expect(bo.getByLabel('Ny seddel')).toBeFocused();
		await bo.keyboard.type(text);
		await bo.keyboard.press('Enter');
		await expect(bo.getByRole('checkbox', { name: text })).toBeVisible();
	}
	for (const { name, notes } of piles) {
		for (const text of notes) await bo.getByRole('checkbox', { name: text }).check();
		await bo.getByLabel('Navn på ny bunke').fill(name);
		await press(bo, 'Ny bunke');
	}
	const wall = bo.url();
	for (const { name } of piles) {
		await bo.goto(wall);
		await press(bo, `Gør til idé: ${name}`);
		await expect(bo.getByRole('heading', { level: 1 })).toHaveText(name);
		ideaSlug.set(name, new URL(bo.url()).pathname.split('/').at(-1) ?? '');
	}

	for (const { name } of piles) {
		await bo.goto(`${work}/ideas/${at(name)}`);
		await press(bo, 'Sæt til “ledig”');
	}
	await endMeeting(bo, 'Idéaften 1', '34');

	// the second: two ideas become one, and one comes true without money
	house.setClock('2026-10-16T16:30:00Z');
	await signIn(bo, 'bo');
	await bo.goto(`${work}/ideas/${at('Bålplads')}`);
	await bo.getByText('Læg sammen med en anden idé').click();
	await bo.getByLabel('Læg denne idé i').selectOption({ label: 'Bålhytte' });
	await press(bo, 'Læg sammen');
	await bo.goto(`${work}/ideas/${at('Gåtur med naboer')}/done`);
	await bo.getByLabel('Hvem gjorde det?').fill('Naboerne i Elmelunden');
	await press(bo, 'Gem som sket');
	for (const { name, notes, price } of [...onBallot, piles[6]]) {
		await bo.goto(`${work}/ideas/${at(name)}`);
		await bo.getByLabel('Hvad', { exact: true }).fill(`${notes[0]}. Alle kan være med.`);
		await press(bo, 'Gem: Hvad');
		await bo.getByLabel('Hvor', { exact: true }).fill('Ved beboerhuset');
		await press(bo, 'Gem: Hvor');
		await bo.getByLabel('Ting 1').fill('Det hele');
		await bo.getByLabel('Kroner 1').fill(price || '100.000');
		await bo.locator('form[action$="?/costs"] button').click();
	}
	await endMeeting(bo, 'Idéaften 2', '28');
	await stranger.goto(`${open}/ideas/${at('Bålhytte')}`);
	await expect(stranger.getByText('“Bål ved søen”')).toBeAttached();

	// the third: the municipality is asked, and answers
	house.setClock('2026-10-26T17:30:00Z');
	await signIn(bo, 'bo');
	for (const { name } of [...onBallot, piles[6]]) {
		await bo.goto(`${work}/ideas/${at(name)}`);
		await bo.getByLabel('Hvem i kommunen?').fill('Park og vej');
		await bo.getByLabel('Hvad vil I vide?').fill('Kan det lade sig gøre?');
		await press(bo, 'Spørg kommunen');
	}
	await endMeeting(bo, 'Idéaften 3', '31');
	await signIn(emil, 'emil');
	for (const { name, price } of onBallot) {
		await emil.goto(`${work}/screening/${at(name)}`);

		await emil.getByRole('radio', { name: 'Ja', exact: true }).check();
		await emil.getByLabel('Pris fra').fill(price);
		await emil.getByLabel('Pris til').fill(price);
		await press(emil, 'Send svaret');
		await press(emil, 'Enige');
		await bo.goto(`${work}/screening/${at(name)}`);
		await press(bo, 'Enige');
		await press(bo, 'Sæt på stemmesedlen');
	}
	await emil.goto(`${work}/screening/${at('Svømmehal')}`);
	await emil.getByRole('radio', { name: 'Nej, fordi …' }).check();
	await emil.getByLabel('Betingelse eller grund').fill('En svømmehal er for dyr at drive.');
	await emil.getByLabel('Prøv sådan her').fill('Tag bussen til hallen sammen.');
	await press(emil, 'Send svaret');
	await bo.goto(`${work}/screening/${at('Svømmehal')}`);
	await press(bo, 'Luk idéen med kommunens svar');
	await stranger.goto(`${open}/ideas/${at('Svømmehal')}`);
	await expect(stranger.getByText('En svømmehal er for dyr at drive.')).toBeVisible();
	await expect(stranger.getByText('Tag bussen til hallen sammen.')).toBeVisible();

	// the ballot, the cards, and the test of the box
	house.setClock('2026-11-28T10:00:00Z');
	await signIn(bo, 'bo');
	await bo.goto(`${work}/poll/ballot`);
	for (const [at, { name }] of onBallot.entries())
		await bo.getByLabel(`Nummer: ${name}`, { exact: true }).fill(String(at + 1));
	await press(bo, 'Gem');
	await bo.goto(`${work}/poll`);
	for (const box of await bo.locator('#read').getByRole('checkbox').all()) await box.check();
	await bo.locator('#read').getByRole('button').click();
	await bo.getByRole('textbox', { name: 'Telefon' }).fill('12 34 56 78');
	await bo.locator('#contact').getByRole('button').click();
	await press(bo, 'Læg stemmesedlen fast');
	await press(bo, 'Læg en prøvestemme i boksen');
	house.kill();
	await house.restart();
	await bo.goto(`${work}/poll`);
	await press(bo, 'Få prøvestemmen ud');
	await bo.goto(`/print/${slug}/recovery`);
	await asTwo(bo, 'Print arket');
	await expect(bo.getByText('Luk så siden')).toBeVisible();
	await bo.goto(`/print/${slug}/cards`);
	await press(bo, 'Lav kortene');
	const codes = await bo.locator('.vcard .pin bdi').allInnerTexts();
	expect(codes.length).toBe(50);

	// Saturday
	house.setClock('2026-12-05T08:50:00Z');
	await signIn(bo, 'bo');
	await bo.goto(`${work}/cards`);
	await asTwo(bo, 'Åbn bundtet');
	await bo.goto(`${work}/poll`);
	await asTwo(bo, 'Åbn afstemningen');
	await expect(bo.getByText('Afstemningen er åben.')).toBeVisible();
	house.setClock('2026-12-05T10:00:00Z');

	const marks = ['Bålhytte', 'Hundeskov', 'Bålhytte', 'Hundeskov', 'Bålhytte', 'Hundeskov', 'Bålhytte', 'Hundeskov'];
	const voters = [...marks, 'Gynger', 'Petanque', 'Bålhytte', 'Hundeskov'];
	const numberOf = (name: string) => onBallot.findIndex((one) => one.name === name) + 1;
	for (const [at, name] of voters.entries()) {
		const code = (codes[at] ?? '').trim();
		if (at === 0) await voteInBrowser(browser, `${house.origin}/stem#${code.replaceAll('-', '')}`, name);
		else if (at === 1) await voteInBrowser(browser, `${house.origin}/stem`, name, { code, javaScriptEnabled: false });
		else if (at === 2) await voteInBrowser(browser, `${house.origin}/ar/stem`, name, { code });
		else expect((await vote(house.origin, code, { choice: String(numberOf(name)) })).to).toBe('/stem/tak');
	}

	// the box is closed, opened, the lot drawn, the result published
	house.setClock('2026-12-05T14:01:00Z');
	await signIn(bo, 'bo');
	await bo.goto(`${work}/poll`);
	await expect(bo.getByText('12 har stemt.')).toBeVisible();
	await asTwo(bo, 'Luk afstemningen');
	await press(bo, 'Åbn boksen');
	await bo.getByRole('link', { name: 'Stemmelighed' }).click();
	await expect(bo.locator('.specimen li')).toHaveText([/Bålhytte/, /Hundeskov/]);
	await bo.getByLabel('Trukket som nummer 1').selectOption('5');
	await bo.getByLabel('Trukket som nummer 2').selectOption('3');
	await bo.getByLabel('Hvordan trak I lod?').fill('Sedler i en hat');
	await bo.getByLabel('Vidne', { exact: true }).fill('Formanden');
	await bo.getByLabel('Andet vidne').fill('En nabo');
	await press(bo, 'Gem lodtrækningen');
	await bo.goto(`${work}/cards`);
	await bo.getByLabel('Beboerhuset').fill('12');
	await bo.locator('#handed-out').getByRole('button').click();
	await bo.goto(`${work}/poll`);
	await asTwo(bo, 'Offentliggør resultatet');
	await expect(bo.getByText('Resultatet er offentligt.')).toBeVisible();

	// everybody reads the same, and those who needed no money are thanked first
	await stranger.goto(`${open}/results`);
	await expect(stranger.getByText('afgjort ved lodtrækning').first()).toBeVisible();
	await expect(stranger.getByText('Gåtur med naboer').first()).toBeVisible();
	const shown = (await stranger.locator('main').innerText()).replaceAll(/\s+/g, ' ');
	const published = await (await stranger.request.get(`/api/v1/rounds/${slug}/results`)).json();
	await signIn(fie, 'fie');
	const council = await (await fie.request.get(`/council/${slug}/data.json`)).json();
	expect([published.votes, council.voters]).toEqual([12, 12]);
	const inOpenData = published.tracks[0].projects.map(({ number, votes, selected }: Project) => [
		number,
		votes,
		selected,
	]);
	const atCouncil = council.tables.marks.map(({ number, marks, got_money: won }: Row) => [number, marks, won]);
	expect(atCouncil).toEqual(inOpenData);
	expect(inOpenData.filter(([, , won]: unknown[]) => won)).toEqual([
		[5, 5, true],
		[2, 1, true],
	]);
	for (const winner of ['Hundeskov', 'Petanque']) expect(shown).toContain(winner);
	await fie.goto(`/council/${slug}`);
	await expect(fie.getByRole('row', { name: /Hundeskov/ }).first()).toContainText('70.000 kr.');

	// the winner's first news
	await bo.goto(`${work}/projects`);
	await bo.getByRole('link', { name: 'Kom i gang: Hundeskov' }).click();
	await bo.getByLabel('Hvem står for projektet?').fill('Hundegruppen');
	await press(bo, 'Kom i gang');
	await bo.getByLabel('Hvad er der sket?').fill('Vi har fundet et sted.');
	await press(bo, 'Skriv nyt');
	await stranger.goto(`${open}/ideas/${at('Hundeskov')}/project`);
	await expect(stranger.getByText('Vi har fundet et sted.')).toBeVisible();
	await expectAccessible(stranger);
	house.close();
});

type Project = { number: number; votes: number; selected: boolean };
type Row = { number: number; marks: number; got_money: boolean };

/** Heads are counted, and the meeting ends: every idea has somebody or is free to take. */
async function endMeeting(page: Page, meeting: string, heads: string): Promise<void> {
	await page.goto(`${work}/meetings`);
	await page.getByRole('link', { name: meeting }).click();
	await page.getByLabel('Hvor mange var med?').fill(heads);
	await page.locator('form[action$="?/count"] button').click();
	await page.getByRole('button', { name: 'Afslut mødet' }).click();
	await expect(page.getByText('Mødet er afsluttet.')).toBeVisible();
}

/** A neighbour votes on a phone: by the scanned code in the address, or by the code that is typed. */
async function voteInBrowser(
	browser: Browser,
	address: string,
	idea: string,
	{ code, javaScriptEnabled = true }: { code?: string; javaScriptEnabled?: boolean } = {},
): Promise<void> {
	const context = await browser.newContext({ ...phoneScreen, javaScriptEnabled });
	const page = await context.newPage();
	await page.goto(address);
	if (code) {
		await page.getByRole('textbox').fill(code);
		await page.getByRole('textbox').press('Enter');
	}
	await page.getByRole('radio', { name: new RegExp(idea) }).check();
	await page.getByTestId('vote-continue').click();
	await page.getByTestId('vote-cast').click();
	await expect(page.getByTestId('receipt')).toBeVisible();
	await context.close();
}
