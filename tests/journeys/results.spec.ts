import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, saturday, test } from '../house.ts';
import { drawnLot, openedBox, publish } from '../published.ts';
import { signIn } from '../sign-in.ts';
import { weigh } from '../weigh.ts';

const now = Date.parse(saturday);
const times = (count: number, text: string) => Array.from({ length: count }, () => text);
/** 506 ballots about the large and the small ideas of Bolbro 2015. */
const large = [...times(214, '[1]'), ...times(168, '[2]'), ...times(102, '[3]'), ...times(22, '[]')];
const small = [
	...[...times(121, '[5]'), ...times(104, '[9]'), ...times(84, '[8]'), ...times(71, '[6]'), ...times(55, '[7]')],
	...[...times(31, '[10]'), ...times(22, '[4]'), ...times(18, '[]')],
];

const seeds = [
	['bolbro-2014'],
	['bolbro-2015', '--phase', 'closed'],
	['tie', '--phase', 'closed'],
	['approval', 'points', 'ranking'].map((name) => `tests/fixtures/small-${name}.pb`),
];
// wrapped: Playwright takes a bare list for a value with its options
test.use({ seeds: [seeds, { scope: 'worker' }] });
test.describe.configure({ mode: 'serial' });

test('before publication no page and no JSON holds a number of votes', async ({ page, request, house }) => {
	openedBox(house, 'bolbro-2015', [large, small], now);
	house.setClock('2026-09-11T20:00:00Z');
	const answer = await page.goto('/bolbro-2015/results');
	expect(answer?.status()).toBe(200);
	await expect(page.getByText(/Resultatet kommer/)).toBeVisible();
	await expectAccessible(page);

	// numbers that stand in no other place of these pages
	const secret = /\b(214|168|506)\b/;
	const paths = ['/bolbro-2015', '/bolbro-2015/results', '/bolbro-2015/results/count'];
	for (const path of ['/', ...paths, ...paths.map((one) => `${one}/__data.json`)]) {
		expect((await (await request.get(path)).text()).replace(/\d{13}/g, ''), path).not.toMatch(secret);
	}
	for (const path of ['/api/v1/rounds', '/api/v1/rounds/bolbro-2015', '/api/v1/rounds/bolbro-2015/results']) {
		const found = await request.get(path);
		expect(found.status(), path).toBe(200);
		expect(await found.text(), path).not.toMatch(/"(votes|support|winners|left|turnout)"/);
		expect(found.headers()['cache-control']).toBe('no-store');
	}
	for (const file of ['result.pb', 'result.pb?track=2', 'ballots.csv']) {
		expect((await request.get(`/api/v1/rounds/bolbro-2015/${file}`)).status(), file).toBe(404);
	}
	house.setClock(saturday);
});

test('after publication everybody sees who won, with what, and what is left', async ({ page, request, house }) => {
	publish(house, 'bolbro-2015', now);
	await page.setViewportSize({ width: 360, height: 640 });
	await page.goto('/');
	await page.getByRole('link', { name: /Se, hvordan det gik: Bolbro bestemmer 2015/ }).click();
	await expect(page).toHaveURL(/\/bolbro-2015\/results$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('I har bestemt');
	await expect(page.getByText('506 har stemt.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Bolbro Parkour park' })).toBeVisible();
	await expect(page.getByText('100.000 kr. · 214 stemmer')).toBeVisible();
	await expect(page.getByText('22 stemte blankt.')).toBeVisible();
	await expect(page.getByRole('row', { name: /Bolbro Bevægelsespark.*168 Nej/ })).toBeVisible();
	await expectAccessible(page);
	await expectNarrow(page);

	const { tracks } = await (await request.get('/api/v1/rounds/bolbro-2015/results')).json();
	expect(tracks[0]).toMatchObject({ winners: ['1'], left: '0', votes: 506, blank: 22 });
	expect(tracks[1].projects.map(({ support }: { support: string }) => Number(support))).toEqual([
		121, 104, 84, 71, 55, 31, 22,
	]);
});

test('each step of the count is told in words, and other rules stand beside', async ({ page }) => {
	for (const width of [320, 1280]) {
		await page.setViewportSize({ width, height: 640 });
		await page.goto('/bolbro-2015/results');
		await page.getByRole('link', { name: 'Se, hvordan vi talte' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sådan talte vi');
		await expect(
			page.getByText('Den koster 100.000 kr. og fik 214 stemmer. Der var 100.000 kr. tilbage. Idéen får pengene.'),
		).toBeVisible();
		await expect(page.getByText('Det er for lidt, så vi går videre til den næste.').first()).toBeVisible();
		await expect(page.getByRole('meter', { name: '75.000 kr. tilbage' })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Hvad nu hvis' }).first()).toBeVisible();
		await expect(page.getByRole('rowheader', { name: /Lige mange penge bag hver stemme/ }).first()).toBeVisible();
		await expectAccessible(page);
		await expectNarrow(page);
	}
	for (const [lang, heading] of [
		['en', 'How we counted'],
		['sv', 'Så räknade vi'],
	]) {
		await page.goto(`/${lang}/bolbro-2015/results/count`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
		expect(await page.locator('body').innerText()).not.toMatch(/\bresult:[a-z_]+\b|\{\{/);
	}
	await page.goto('/ar/bolbro-2015/results');
	for (const name of ['أفكار صغيرة', 'حدائق للزراعة'])
		await expect(page.getByRole('heading', { name }).first()).toBeVisible();
});

test('a tie waits for its lot, and is then told as decided by lot', async ({ page, house }) => {
	openedBox(house, 'lodtraekning', [[...times(12, '[1]'), ...times(12, '[2]'), ...times(3, '[3]')]], now);
	expect(() => publish(house, 'lodtraekning', now)).toThrow(/a lot must be drawn between 1, 2/);
	await page.goto('/lodtraekning/results');
	await expect(page.getByText(/Resultatet kommer/)).toBeVisible();

	drawnLot(house, 'lodtraekning', [2, 1], now);
	publish(house, 'lodtraekning', now);
	await page.reload();
	await expect(page.getByText(/afgjort ved lodtrækning/)).toBeVisible();
	await expect(page.getByText(/Sedler i en hat/)).toBeVisible();
	await expect(page.getByRole('row', { name: /Havnebad.*12 Ja/ })).toBeVisible();
	await expect(page.getByText(/Anna|Bo\b/)).toHaveCount(0);
});

test('of history only what is known is shown, and those who needed no money are thanked first', async ({ page }) => {
	await page.goto('/bolbro-2014/results');
	await expect(page.getByText('432 har stemt.')).toBeVisible();
	const headings = await page.getByRole('heading').allInnerTexts();
	expect(headings).toEqual([
		'I har bestemt',
		'Tak til jer, der gjorde det uden penge',
		'Bevægelsespark',
		'Fik ikke penge',
	]);
	await expect(page.getByText(/\d stemmer/)).toHaveCount(0);
	await expectAccessible(page);
	await page.goto('/bolbro-2014/results/count');
	await expect(page).toHaveURL(/\/bolbro-2014\/results$/);
});

test('a vote that was brought in names its rule, its tie rule and each step', async ({ page, request }) => {
	for (const [slug, rule, step] of [
		[
			'small-approval',
			'Flest stemmer først, spring over det for dyre',
			/Den stod lige med =SUM\(A1\)\. Den første i filens numre gik først\./,
		],
		['small-points', 'Lige mange penge bag hver stemme', /2 betaler|3 betaler/],
		['small-ranking', 'Flest stemmer først', /Det er færre end 4 point\. Derfor er idéen ikke med\./],
	] as const) {
		await page.goto(`/${slug}/results`);
		await expect(page.getByText('Stemmerne er rigtige.')).toBeVisible();
		await expect(page.getByText(`Reglen hedder: ${rule}`)).toBeVisible();
		await expect(page.getByText('Stod idéer lige, gik den billigste først.')).toBeVisible();
		await expectAccessible(page);
		await page.goto(`/${slug}/results/count`);
		await expect(page.getByText(step).first()).toBeVisible();
		await expectAccessible(page);
		await expectNarrow(page);
		await page.goto(`/${slug}/ballot-box`);
		await expect(page.getByRole('heading', { name: 'Her er ingen kuverter' })).toBeVisible();
		await expectAccessible(page);
		await page.goto(`/${slug}`);
		await expectNarrow(page);
		expect((await request.get(`/api/v1/rounds/${slug}/result.pb`)).status()).toBe(200);
	}
	expect((await request.get('/bolbro-2014/ballot-box')).status()).toBe(404);
});

test('the council sees of a vote that was brought in what is known: marks and money, in its own currency', async ({
	page,
}) => {
	await signIn(page, 'fie');
	await page.goto('/council');
	const rounds = page.getByRole('table', { name: 'Hvor står det?' });
	await expect(rounds.getByRole('row', { name: /Lilleby 2020/ })).toContainText('6');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Małe Miasto, Śródmieście 2021' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Małe Miasto, Śródmieście 2021');
	await expect(page.getByText('Fra virkeligheden.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 2 })).toHaveText([
		'Hvad stemte folk på?',
		'Hvor meget blev delt ud?',
	]);
	await expect(page.getByText('PLN', { exact: true })).toBeVisible();
	await expect(page.getByRole('cell', { name: /900,50/ }).first()).toBeVisible();
	await expect(page.getByText('Resultatet er bindende.')).toHaveCount(0);
	await expectAccessible(page);
	await page.setViewportSize({ width: 360, height: 640 });
	await expectNarrow(page);
});

test('open data may be read from anywhere, and never runs in a spreadsheet', async ({ request }) => {
	const csv = await request.get('/api/v1/rounds/bolbro-2015/ballots.csv');
	expect(csv.headers()).toMatchObject({
		'access-control-allow-origin': '*',
		'cross-origin-resource-policy': 'cross-origin',
		'content-type': 'text/csv; charset=utf-8',
		'x-content-type-options': 'nosniff',
	});
	const rows = (await csv.text()).trim().split('\r\n').slice(1);
	expect(rows).toHaveLength(2 * 506);
	for (const row of rows) expect(row).toMatch(/^[12];[\d ]*;[\d ]*$/);
	expect(rows).not.toEqual([...rows].sort());
	const again = await (await request.get('/api/v1/rounds/bolbro-2015/ballots.csv')).text();
	expect(again.trim().split('\r\n').slice(1)).not.toEqual(rows);
});

test('result pages weigh little and run no script', async ({ page, house }) => {
	for (const path of ['/bolbro-2015/results', '/bolbro-2015/results/count', '/small-points/results']) {
		const { bytes, scripts, strangers } = await weigh(page, house.origin, path);
		expect(bytes, path).toBeLessThanOrEqual(50 * 1024);
		expect(scripts, path).toBe(0);
		expect(strangers, path).toEqual([]);
	}
});
