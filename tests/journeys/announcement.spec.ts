import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { expect, saturday, test, type House } from '../house.ts';
import { drawnLot, openedBox, publish } from '../published.ts';
import { newVisitor, signIn } from '../sign-in.ts';

const now = Date.parse(saturday);
const times = (count: number, text: string) => Array.from({ length: count }, () => text);
/** Votes on the large and the small ideas of Bolbro 2015. */
const large = [...times(214, '[1]'), ...times(168, '[2]'), ...times(102, '[3]'), ...times(22, '[]')];
const small = [
	...[...times(121, '[5]'), ...times(104, '[9]'), ...times(84, '[8]'), ...times(71, '[6]'), ...times(55, '[7]')],
	...[...times(31, '[10]'), ...times(22, '[4]'), ...times(18, '[]')],
];
/** More first names than a slide holds. */
const owners = Array.from({ length: 40 }, (_, at) => `Navn${at + 1}`);

const seeds = [
	['bolbro-2014'],
	['bolbro-2015', '--phase', 'closed'],
	['tie', '--phase', 'closed'],
	['naesby', '--phase', 'open'],
];
// wrapped: Playwright takes a bare list for a value with its options
test.use({ seeds: [seeds, { scope: 'worker' }], viewport: { width: 1920, height: 1080 } });
test.describe.configure({ mode: 'serial' });

/** Many people behind one idea, one behind an idea that waits to be seen, and an idea that came true without money. */
function furnish(house: House): void {
	const { $client } = openDatabase(house.database);
	const add = $client.prepare(
		'INSERT INTO ideas (id, round_id, slug, stage, title, done_by, hidden) VALUES (?, ?, ?, ?, ?, ?, ?)',
	);
	add.run('bench', 'bolbro-2015', 'baenk', 'realised_without_money', 'En bænk ved bageren', 'Lone og bageren', 0);
	add.run('hidden', 'bolbro-2015', 'skjult', 'captured', 'Skjult idé', null, 1);
	const join = $client.prepare('INSERT INTO idea_authors (id, idea_id, name, joined_at) VALUES (?, ?, ?, ?)');
	for (const name of owners) join.run(name, 'bench', name, now);
	join.run('Hemmelig', 'hidden', 'Hemmelig', now);
	$client.prepare("UPDATE rounds SET result_at = ? WHERE id = 'bolbro-2015'").run(Date.parse('2026-09-12T14:00:00Z'));
	$client.close();
}

/** What can be measured of a slide: the smallest text and the largest, in hundredths of the height, rows, words and contrast. */
function measure(page: Page) {
	return page.evaluate(() => {
		const slide = document.querySelector('[data-testid=deck-slide]');
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
		const light = (colour: string) => {
			const [red = 0, green = 0, blue = 0] = numbers(colour).map((value) => {
				const part = value / 255;
				return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const groundOf = (element: Element | null): string => {
			if (!element) return 'rgb(255, 255, 255)';
			const ground = getComputedStyle(element).backgroundColor;
			return numbers(ground)[3] === 0 ? groundOf(element.parentElement) : ground;
		};
		const sizes: number[] = [];
		const contrasts: number[] = [];
		for (let text = texts.nextNode(); text; text = texts.nextNode()) {
			const element = text.parentElement;
			if (!element || text.textContent?.trim() === '' || !element.checkVisibility()) continue;
			if (element.closest('script, svg, .off')) continue;
			const { fontSize, color } = getComputedStyle(element);
			sizes.push((Number.parseFloat(fontSize) * 100) / innerHeight);
			const [more = 0, less = 0] = [light(color), light(groundOf(element))].sort((one, other) => other - one);
			contrasts.push((more + 0.05) / (less + 0.05));
		}
		const box = document.documentElement;
		return {
			text: (slide as HTMLElement | null)?.innerText ?? '',
			smallest: Math.min(...sizes),
			largest: Math.max(...sizes),
			contrast: Math.min(...contrasts),
			rows: slide?.querySelectorAll('h1, p, li, nav').length ?? 0,
			overflows: box.scrollWidth > innerWidth || box.scrollHeight > innerHeight,
		};
	});
}

/** Words beside the names of people and ideas. */
function wordsOf(text: string, names: readonly string[]): number {
	const bare = names.reduce((rest, name) => rest.replaceAll(name, ' '), text.replace(/[^\S ]+|\u00ad/g, ' '));
	return bare.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

type Seen = Awaited<ReturnType<typeof measure>> & { readonly address: string };

/** Presses through a deck with the clicker, to its end. */
async function walk(page: Page, from: string): Promise<Seen[]> {
	await page.goto(from);
	const seen: Seen[] = [];
	for (;;) {
		seen.push({ ...(await measure(page)), address: page.url() });
		if ((await page.locator('link[rel=next]').count()) === 0) return seen;
		const next = await page.locator('link[rel=next]').evaluate((link) => (link as HTMLLinkElement).href);
		if (next === page.url()) return seen;
		await page.keyboard.press('PageDown');
		await page.waitForURL(next);
	}
}

function expectStaged(seen: readonly Seen[], names: readonly string[]): void {
	const faults = seen.flatMap(({ text, smallest, largest, contrast, rows, overflows, address }) => [
		...(smallest < 4.99 ? [`${address}: letters of ${smallest} vh`] : []),
		...(largest < 7.99 ? [`${address}: key line of ${largest} vh`] : []),
		...(contrast < 7 ? [`${address}: contrast ${contrast}`] : []),
		...(rows > 7 ? [`${address}: ${rows} rows`] : []),
		...(overflows ? [`${address}: does not fit`] : []),
		...(wordsOf(text, names) > 12 ? [`${address}: ${wordsOf(text, names)} words in ${text}`] : []),
	]);
	expect(faults).toEqual([]);
}

/** Every title and name of a round, the longest first. */
function namesIn(house: House): string[] {
	const { $client } = openDatabase(house.database);
	const all = $client
		.prepare(
			'SELECT title AS name FROM ideas UNION SELECT done_by FROM ideas UNION SELECT name FROM idea_authors UNION SELECT name FROM rounds',
		)
		.all() as { name: string | null }[];
	$client.close();
	return all.flatMap(({ name }) => (name ? [name] : [])).sort((one, other) => other.length - one.length);
}

test('before the box is opened the stage says what is missing, and tells nothing', async ({ page, house }) => {
	furnish(house);
	await signIn(page, 'bo');
	for (const [slug, missing] of [
		['naesby', 'Afstemningen er åben.'],
		['bolbro-2015', 'Afstemningen er lukket. Boksen er ikke åbnet endnu.'],
	] as const) {
		const seen = await walk(page, `/work/${slug}/announcement?slide=7`);
		expect(seen.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([`${missing} Afstemningen`]);
		expectStaged(seen, []);
	}
});

test('before two people publish the owners are thanked, and no number is told anywhere', async ({
	page,
	request,
	house,
}) => {
	openedBox(house, 'bolbro-2015', [large, small], now);
	await signIn(page, 'carla');
	const seen = await walk(page, '/work/bolbro-2015/announcement');
	expectStaged(seen, namesIn(house));
	const told = seen.map(({ text }) => text).join('\n');
	for (const name of [...owners, 'Karen', 'Ali', 'Grethe']) expect(told).toMatch(new RegExp(`\\b${name}\\b`));
	expect(told).not.toContain('Hemmelig');
	expect(told.indexOf('Tak for idéerne')).toBeLessThan(told.indexOf('Sket uden penge'));
	expect(seen.at(-1)?.text).toContain('Resultatet kommer kl. 16.00.');

	// nothing further, by whatever address, page or data
	const last = await page.getByTestId('deck-slide').innerText();
	for (const asked of ['99', 'result', String(seen.length + 1)]) {
		await page.goto(`/work/bolbro-2015/announcement?slide=${asked}`);
		expect(await page.getByTestId('deck-slide').innerText()).toBe(last);
	}
	const secret = /\b(214|168|506|121|104)\b/;
	const addresses = ['/work/bolbro-2015/announcement/__data.json?slide=99', '/work/bolbro-2015/announcement?slide=99'];
	for (const path of addresses) {
		expect((await (await page.request.get(path)).text()).replace(/\d{13}|"[\w.-]*\d[\w.-]*"/g, ''), path).not.toMatch(
			secret,
		);
	}
	await page.goto('/bolbro-2015/results');
	await expect(page.getByText('Resultatet kommer kl. 16.00.')).toBeVisible();
	for (const path of ['', '/results', '/results/__data.json']) {
		expect((await (await request.get(`/bolbro-2015${path}`)).text()).replace(/\d{13}/g, ''), path).not.toMatch(secret);
	}
	const open = await (await request.get('/api/v1/rounds/bolbro-2015/results')).text();
	expect(open).not.toMatch(/"(votes|support|winners|left|turnout)"/);
});

test('the last slide before the numbers leads to where two people publish, and the next press shows them', async ({
	page,
	browser,
	house,
}) => {
	await signIn(page, 'bo');
	await page.goto('/work/bolbro-2015/announcement?slide=result');
	await page.getByRole('link', { name: 'Offentliggør resultatet' }).click();
	await expect(page.getByRole('heading', { name: 'Offentliggør resultatet' })).toBeVisible();
	await page.goBack();
	await page.keyboard.press('PageDown');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resultatet kommer kl. 16.00.');

	publish(house, 'bolbro-2015', now);
	await page.keyboard.press('PageDown');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nu kommer resultatet');
	await expect(page.getByText('506 har stemt.')).toBeVisible();

	const phone = await newVisitor(browser, house);
	await phone.goto('/bolbro-2015/results');
	const results = await phone.locator('main').innerText();
	await phone.context().close();
	const seen = await walk(page, '/work/bolbro-2015/announcement?slide=result');
	expectStaged(seen, namesIn(house));
	const numbers = seen.flatMap(({ text }) => [...text.matchAll(/(\d+)(?= stemmer| har stemt)|\d+\.\d+\skr\./g)]);
	expect(numbers.length).toBeGreaterThan(16);
	expect(numbers.filter(([number]) => !results.includes(number))).toEqual([]);
	expect(seen.map(({ text }) => /\d\. plads|Store idéer|Små idéer/.exec(text)?.[0]).filter(Boolean)).toEqual([
		...['Store idéer', '3. plads', '2. plads', '1. plads'],
		...['Små idéer', '7. plads', '6. plads', '5. plads', '4. plads', '3. plads', '2. plads', '1. plads'],
	]);
	expect(seen.at(-1)?.text.replace(/\s+/g, '')).toContain(`${house.origin.replace('http://', '')}/bolbro-2015/results`);
});

test('the clicker moves, blanks and ends; a reload keeps the slide, and all of it works by links alone', async ({
	page,
	browser,
	house,
}) => {
	await signIn(page, 'bo');
	const at = (slide: number) => page.waitForURL(`**/announcement?slide=${slide}`);
	const press = async (key: string, slide: number) => Promise.all([at(slide), page.keyboard.press(key)]);
	await page.goto('/work/bolbro-2015/announcement');
	await press('PageDown', 2);
	await press('ArrowRight', 3);
	await press('Space', 4);
	await press('PageUp', 3);
	await press('ArrowLeft', 2);
	const told = await page.getByTestId('deck-slide').innerText();
	await page.reload();
	expect(await page.getByTestId('deck-slide').innerText()).toBe(told);

	await page.keyboard.press('b');
	await expect(page.getByTestId('deck-slide')).toBeHidden();
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(0, 0, 0)');
	await page.keyboard.press('B');
	await expect(page.getByTestId('deck-slide')).toBeVisible();
	await page.keyboard.press('End');
	await expect(page.getByRole('img', { name: 'QR-kode til resultatet' })).toBeVisible();
	await expectAccessible(page);
	await press('Home', 1);
	await expectAccessible(page);

	const context = await browser.newContext({
		baseURL: house.origin,
		javaScriptEnabled: false,
		storageState: await page.context().storageState(),
	});
	const plain = await context.newPage();
	await plain.goto('/work/bolbro-2015/announcement');
	await plain.getByRole('link', { name: 'Kun vinderne' }).click();
	await plain.getByRole('link', { name: 'Næste' }).click();
	await expect(plain).toHaveURL(/slide=2&only=winners$/);
	await plain.getByRole('link', { name: 'Forrige' }).click();
	await expect(plain).toHaveURL(/slide=1&only=winners$/);
	await context.close();
});

test('the deck stands as well from right to left, in the dark, and on a smaller picture', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await signIn(page, 'bo');
	await page.goto('/ar/work/bolbro-2015/announcement?slide=4');
	await Promise.all([page.waitForURL('**?slide=5'), page.keyboard.press('ArrowLeft')]);
	const faults: string[] = [];
	for (const slide of ['1', '2', 'result', '13', '15', '99']) {
		await page.goto(`/ar/work/bolbro-2015/announcement?slide=${slide}`);
		const { smallest, contrast, overflows, text } = await measure(page);
		if (smallest < 4.99 || contrast < 7 || overflows || /announcement:|\{\{/.test(text)) faults.push(text);
	}
	expect(faults).toEqual([]);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a tie is told as decided by lot, and of history only what is known', async ({ page, house }) => {
	await signIn(page, 'bo');
	openedBox(house, 'lodtraekning', [[...times(118, '[1]'), ...times(118, '[2]'), ...times(30, '[3]')]], now);
	await page.goto('/work/lodtraekning/announcement?slide=result');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stemmelighed. Vi trækker lod.');
	drawnLot(house, 'lodtraekning', [2, 1], now);
	publish(house, 'lodtraekning', now);
	const tie = await walk(page, '/work/lodtraekning/announcement?slide=result');
	expectStaged(tie, namesIn(house));
	const byLot = tie.filter(({ text }) => text.includes('Stod lige. Lodtrækning afgjorde.')).map(({ text }) => text);
	expect(byLot.map((text) => /Badebro|Havnebad/.exec(text)?.[0])).toEqual(['Badebro', 'Havnebad']);

	const history = await walk(page, '/work/bolbro-2014/announcement?only=winners');
	expectStaged(history, namesIn(house));
	const told = history.map(({ text }) => text).join('\n');
	expect(told.indexOf('Sankthansbål')).toBeLessThan(told.indexOf('Bevægelsespark'));
	expect(told).toContain('432 har stemt.');
	expect(told).not.toMatch(/\d plads|\d stemmer/);
});
