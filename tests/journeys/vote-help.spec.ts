import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { codeOf, inside, votesIn } from '../booth.ts';
import { expect, test, type House } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';

// N7: a man of 78 who sees little and speaks Turkish; his neighbour helps him, and a volunteer is the second person.
// And the desk where he got his card.

const slug = 'bolbro-2015';
const hall = `${slug}-hallen`;

test.use({ seeds: [[slug, '--phase', 'open']], viewport: { width: 1024, height: 768 } });

/** What the desks and screens of the house have counted, with every column that is kept of it. */
const pressesIn = (house: House) =>
	inside(house, (db) => db.prepare('SELECT * FROM desk_presses').all() as Record<string, unknown>[]);

/** The smallest text of the page's content, in pixels of CSS: 24 are 18 points. */
const smallestText = (page: Page) =>
	page.evaluate(() => {
		const texts = document.createTreeWalker(document.querySelector('main article') ?? document, NodeFilter.SHOW_TEXT);
		let smallest = Infinity;
		for (let text = texts.nextNode(); text; text = texts.nextNode()) {
			const around = text.parentElement;
			if (!around || !text.textContent?.trim() || around.closest('svg, .off') || !around.checkVisibility()) continue;
			smallest = Math.min(smallest, parseFloat(getComputedStyle(around).fontSize));
		}
		return smallest;
	});

/** Whether the page is one column when its text is twice as large: nothing beside the headings, nothing to scroll sideways for. */
async function isOneColumn(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
		const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, form)')].filter((one) =>
			one.checkVisibility(),
		);
		const isBeside = (one: DOMRect, other: DOMRect) => one.bottom > other.top + 1 && other.bottom > one.top + 1;
		const boxes = blocks.map((block) => [block, block.getBoundingClientRect()] as const);
		const beside = boxes.some(([one, box]) =>
			boxes.some(
				([other, next]) => one !== other && !one.contains(other) && !other.contains(one) && isBeside(box, next),
			),
		);
		const isNarrow = document.documentElement.scrollWidth <= innerWidth;
		document.documentElement.style.fontSize = '';
		return !beside && isNarrow;
	});
}

async function type(page: Page, card: number): Promise<void> {
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, card));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
}

test('two taps from the start of a voting screen lie the table where his language is spoken and the ballot in large print', async ({
	page,
}) => {
	await page.clock.install();
	await page.goto(`/kiosk/${hall}`);
	await page.getByRole('link', { name: 'Hjælp, sprog og stor skrift' }).click();
	await page.waitForURL(`**/${slug}/help`);
	await expect(page.locator('main')).toContainText(/Türkçe.*\(tyrkisk\): Bord 3/);
	expect(await isOneColumn(page)).toBe(true);
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Se stemmesedlen med stor skrift' }).click();
	await page.waitForURL('**/help/ballot');
	await expect(page.locator('main article')).toContainText('Du kan ikke stemme med den');
	expect(await page.locator('main article li.card').count()).toBe(10);
	expect(await smallestText(page)).toBeGreaterThanOrEqual(24);
	expect(await isOneColumn(page)).toBe(true);
	await page.emulateMedia({ media: 'print' });
	expect(await smallestText(page)).toBeGreaterThanOrEqual(24);
	await page.emulateMedia({ media: 'screen' });
	await expectAccessible(page);

	// he reads slowly: he is asked before the screen begins anew
	await page.clock.fastForward(60_000);
	await page.getByRole('button', { name: 'Jeg er her' }).click();
	await expect(page).toHaveURL(/help\/ballot$/);
});

test('who votes with help is counted by a number alone and is not hurried, and the next voter is as everybody', async ({
	page,
	browser,
	house,
}) => {
	const before = votesIn(house);
	await page.clock.install();
	await page.goto(`/kiosk/${hall}`);
	await page.getByRole('link', { name: 'Stemme med hjælp' }).click();
	await expect(page.getByRole('heading', { name: 'Er I to personer til stede?' })).toBeVisible();
	expect(await isOneColumn(page)).toBe(true);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ja, vi er to' }).click();
	await page.waitForURL(/\/stem$/);
	await expect(page.getByRole('status')).toContainText('Skærmen venter på dig');
	const counted = pressesIn(house);
	expect(counted).toEqual([
		{ press: expect.any(String), round_id: slug, place_id: hall, what: 'help', step: 1 } as Record<string, unknown>,
	]);

	const warning = page.getByTestId('kiosk-warning');
	await page.clock.fastForward(10 * 60_000);
	await type(page, 7);
	await page.clock.fastForward(10 * 60_000);
	await expect(warning).toBeHidden();
	expect(await isOneColumn(page)).toBe(true);
	for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check();
	await page.getByTestId('vote-continue').click();
	await page.getByTestId('vote-cast').click();
	await expect(page.getByTestId('receipt')).toBeVisible();
	expect(votesIn(house)).toBe(before + 1);
	await page.clock.fastForward(30_000);
	await expect(page.getByTestId('receipt')).toBeVisible();
	await page.clock.fastForward(30_000);
	await expect(warning).toBeVisible();
	await page.clock.fastForward(20_000);
	await page.waitForURL(/\/stem$/);

	await type(page, 8);
	await page.clock.fastForward(60_000);
	await expect(warning).toBeVisible();
	expect(pressesIn(house)).toEqual(counted);

	const facilitator = await newVisitor(browser, house);
	await signIn(facilitator, 'carla');
	await facilitator.goto(`/work/${slug}/protocol`);
	await expect(facilitator.getByRole('row', { name: /Stemt med hjælp/ })).toContainText('1');
	await facilitator.context().close();
});

test('two desks press at once, one of them twice by mistake, and nobody else presses at all', async ({
	playwright,
	house,
}) => {
	const headers = { origin: house.origin };
	const desk = async (person: string | null) => {
		const request = await playwright.request.newContext({ baseURL: house.origin, extraHTTPHeaders: headers });
		if (person) await request.post('/login?/demo', { form: { person }, maxRedirects: 0 });
		const press = async (guard: string, step = '1') => {
			const form = { press: guard, what: 'card', step };
			const answer = await request.post(`/desk/${hall}?/press`, { form, maxRedirects: 0 });
			return [answer.status(), answer.headers()['location']?.split('?')[1]];
		};
		return { request, press };
	};
	const [one, other] = [await desk('demo-carla'), await desk('demo-bo')];
	const page = await (await one.request.get(`/desk/${hall}`)).text();
	const guards = [...page.matchAll(/name="press" value="([0-9a-f-]{36})"/g)].map(([, guard = '']) => guard);
	expect(new Set(guards).size).toBe(guards.length);

	const twice = guards[0] ?? '';
	const answers = await Promise.all([
		...[twice, twice, twice].map((guard) => one.press(guard)),
		...Array.from({ length: 5 }, () => other.press(randomUUID())),
	]);
	expect(answers.map(([status]) => status)).toEqual(Array(8).fill(303));
	expect(answers.filter(([, query]) => query === 'igen')).toHaveLength(2);
	const again = await (await one.request.get(`/desk/${hall}?igen`)).text();
	expect(again).toContain('Det tryk er talt med én gang');
	expect(await one.press(randomUUID(), '-1')).toEqual([303, 'talt=card']);
	expect(await (await other.request.get(`/desk/${hall}?talt=card`)).text()).toContain('Kort udleveret her: 5.');

	const strangers = { nobody: null, elsewhere: 'demo-dan', officer: 'demo-emil', councillor: 'demo-fie' };
	const statuses: Record<string, unknown> = {};
	for (const [who, person] of Object.entries(strangers)) {
		const stranger = await desk(person);
		statuses[who] = (await stranger.press(randomUUID()))[0];
		await stranger.request.dispose();
	}
	expect(statuses).toEqual({ nobody: 401, elsewhere: 403, officer: 403, councillor: 403 });
	expect(pressesIn(house).filter(({ what }) => what === 'card')).toHaveLength(7);
	await Promise.all([one, other].map(({ request }) => request.dispose()));
});
