import { codeOf, inside, slowness, votesIn } from '../booth.ts';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';
import { listen, onSlowPhone, phoneScreen, wordsOn } from './phone.ts';

const slug = 'bolbro-2014';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.use({
	// wrapped: Playwright takes a bare list of two for a value with its options
	seeds: [
		[
			[slug, '--phase', 'open'],
			['bolbro-2015', '--phase', 'open'],
		],
		{ scope: 'worker' },
	],
	...phoneScreen,
});

test('Amina scans her card, taps three times, and holds a receipt', async ({ page, house }) => {
	const before = votesIn(house);
	const heard = await listen(page, house.origin);
	await onSlowPhone(page);
	const began = Date.now();

	await page.goto(`/stem#${codeOf(slug, 1)}`);
	await page.waitForURL('**/stem/vaelg');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vælg én idé');
	await expect(page.getByText('Du har ikke stemt endnu')).toBeVisible();
	const ideas = page.getByTestId('idea-card');
	await expect(ideas).toHaveCount(6);
	for (const idea of await ideas.all()) expect(plain(await idea.innerText())).toContain('100.000 kr.');
	expect(await page.evaluate(() => location.hash)).toBe('');
	await expectNarrow(page);
	let words = await wordsOn(page);

	await page.getByRole('radio', { name: /Bytorv/ }).check();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du stemmer på');
	await expect(page.getByRole('heading', { name: 'Bytorv' })).toBeVisible();
	await expectNarrow(page);
	words += await wordsOn(page);

	await page.getByRole('button', { name: 'Stem nu' }).click();
	await page.waitForURL('**/stem/tak*');
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	await expect(page.getByTestId('receipt')).toContainText(/\d+-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
	await expect(page.getByText('Resultatet')).toBeVisible();
	await expectNarrow(page);
	const system = (Date.now() - began) / 1000 / (await slowness());
	words += await wordsOn(page, '.done');

	const taps = 3;
	const whole = system + 1.5 * taps + words / 2.5;
	console.log(`N1: ${taps} taps, ${words} words, ${Math.round(heard.bytes / 1024)} KB, T = ${whole.toFixed(1)} s`);
	expect(words).toBeLessThanOrEqual(120);
	expect(whole).toBeLessThanOrEqual(60);
	expect(heard.bytes).toBeLessThanOrEqual(150 * 1024);
	expect(heard.strangers).toEqual([]);
	expect(votesIn(house)).toBe(before + 1);
});

test('without a camera she types the code: five taps and twelve signs', async ({ page, house }) => {
	const before = votesIn(house);
	await onSlowPhone(page);
	let taps = 0;
	await page.exposeFunction('tapped', () => void (taps += 1));
	await page.addInitScript(`addEventListener('click', (act) => act.isTrusted && act.detail && tapped(), true)`);
	const began = Date.now();
	await page.goto('/stem');
	let words = await wordsOn(page);
	await page.getByLabel('Koden på dit kort').click();
	await page.keyboard.type(codeOf(slug, 7));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
	words += await wordsOn(page);
	await page.getByRole('radio', { name: /Bytorv/ }).check();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
	words += await wordsOn(page);
	await page.getByRole('button', { name: 'Stem nu' }).click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	const system = (Date.now() - began) / 1000 / (await slowness());
	words += await wordsOn(page, '.done');
	const whole = system + 1.5 * 5 + 0.5 * 12 + words / 2.5;
	console.log(`N1 b: ${taps} taps, ${words} words, T = ${whole.toFixed(1)} s`);
	expect(taps).toBe(5);
	expect(whole).toBeLessThanOrEqual(75);
	expect(votesIn(house)).toBe(before + 1);
});

test('every step of the vote keeps nobody out', async ({ page }) => {
	await page.goto('/stem');
	await expectAccessible(page);
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, 2));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
	await expectAccessible(page);

	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/vaelg?svar');
	await expect(page.getByTestId('error-summary')).toBeFocused();
	await expect(page).toHaveTitle(/^Fejl:/);
	await expectAccessible(page);
	await page.getByTestId('error-summary').getByRole('link').click();
	await expect(page.getByRole('radio').first()).toBeFocused();

	const first = page.getByTestId('idea-card').first();
	if (await first.locator('summary').count()) await first.locator('summary').click();
	await page.getByRole('radio').first().check();
	await expectAccessible(page);
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg*');
	await expectAccessible(page);
	await page.getByTestId('vote-cast').click();
	await page.waitForURL('**/stem/tak*');
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Færdig' }).click();
	await page.waitForURL(/localhost:\d+\/$/);
	expect(await page.context().cookies()).toEqual([]);
	await page.goto('/tjek');
	await expectAccessible(page);
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, 2));
	await page.getByRole('button', { name: 'Se efter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ja, din stemme er med');
	await expectAccessible(page);
	await page.goto('/tjek');
	await page.getByLabel('Koden på dit kort').fill(codeOf(slug, 49));
	await page.getByRole('button', { name: 'Se efter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nej, der er ikke stemt med den kode');
	await expectAccessible(page);
});

const typings: readonly (readonly [string, (code: string) => string])[] = [
	['in small letters', (code) => code.toLowerCase()],
	['with spaces', (code) => code.replace(/(.{4})/g, '$1 ')],
	[
		'with hyphens, O for 0 and I for 1',
		(code) =>
			code
				.replace(/(.{4})(?=.)/g, '$1-')
				.replaceAll('0', 'O')
				.replaceAll('1', 'I'),
	],
];
for (const [at, [how, typed]] of typings.entries()) {
	test(`a code typed ${how} is the same code`, async ({ page, house }) => {
		const before = votesIn(house);
		const code = codeOf(slug, 3 + at);
		await page.goto('/');
		await page.getByRole('link', { name: 'Stem nu' }).first().click();
		await page.getByLabel('Koden på dit kort').pressSequentially(typed(code));
		await page.getByRole('button', { name: 'Videre' }).click();
		await page.getByTestId('idea-card').nth(2).click();
		await page.getByTestId('vote-continue').click();
		await page.getByTestId('vote-cast').click();
		await expect(page.getByText('Din stemme er gemt')).toBeVisible();
		expect(votesIn(house)).toBe(before + 1);
	});
}

test('a code may be pasted, and the field asks the phone for nothing', async ({ page }) => {
	await page.goto('/stem');
	const field = page.getByLabel('Koden på dit kort');
	await expect(field).toHaveAttribute('autocomplete', 'off');
	await expect(field).toHaveAttribute('autocapitalize', 'characters');
	await field.evaluate(
		(input: HTMLInputElement, code) => {
			input.focus();
			document.execCommand('insertText', false, code);
		},
		` ${codeOf(slug, 6)}\n`,
	);
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
});

test('two pots are voted on in one pass, and one that was forgotten is named', async ({ page, house }) => {
	const before = votesIn(house);
	await page.goto(`/stem#${codeOf('bolbro-2015', 1)}`);
	await page.waitForURL('**/stem/vaelg');
	await expect(page.getByRole('group')).toHaveCount(2);
	await page.getByRole('radio', { name: /Bevægelsespark/ }).check();
	await page.getByTestId('vote-continue').click();
	await expect(page.getByTestId('error-summary')).toContainText('Små idéer');
	await expect(page.getByRole('radio', { name: /Bevægelsespark/ })).toBeChecked();

	await page.getByRole('radio', { name: /Nyttehaver/ }).check();
	await page.getByTestId('vote-continue').click();
	await expect(page.locator('.picked h2')).toHaveText(['Bolbro Bevægelsespark', 'Nyttehaver']);
	await page.getByRole('link', { name: 'Skift idé' }).first().click();
	await expect(page.getByRole('radio', { name: /Nyttehaver/ })).toBeChecked();
	await page.getByRole('radio', { name: /Parkour/ }).check();
	await page.getByTestId('vote-continue').click();
	await expect(page.locator('.picked h2')).toHaveText(['Bolbro Parkour park', 'Nyttehaver']);
	await page.getByTestId('vote-cast').click();
	await expect(page.getByText('Din stemme er gemt')).toBeVisible();
	expect(votesIn(house)).toBe(before + 1);
});

test('the ideas stand in an order drawn from the card: the same each time, another for another card', async ({
	page,
}) => {
	const order = async (number: number) => {
		await page.context().clearCookies();
		await page.goto('/stem');
		await page.getByLabel('Koden på dit kort').fill(codeOf('bolbro-2015', number));
		await page.getByRole('button', { name: 'Videre' }).click();
		return page.getByTestId('idea-card').locator('b').allInnerTexts();
	};
	const orders = [await order(2), await order(3), await order(4)];
	expect(await order(2)).toEqual(orders[0]);
	expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
});

test('the language can be changed on the way, and the choice stays', async ({ page, house }) => {
	const before = votesIn(house);
	await page.goto(`/stem#${codeOf(slug, 8)}`);
	await page.waitForURL('**/stem/vaelg');
	await page.getByRole('radio', { name: /Bytorv/ }).check();
	await page.getByTestId('vote-continue').click();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('heading', { name: 'Bytorv' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Vote now' }).click();
	await expect(page).toHaveURL(/\/en\/stem\/tak/);
	await expect(page.getByText('Your vote is saved')).toBeVisible();
	expect(votesIn(house)).toBe(before + 1);
});

test('no page of the vote shows a mark count, and only the box knows of a vote', async ({ page, house }) => {
	await page.goto('/bolbro-2014');
	expect(await page.locator('main').innerText()).not.toMatch(/\d+ (stemte|stemmer)\b/);
	expect(inside(house, (db) => db.prepare('SELECT count(*) FROM board').pluck().get())).toBe(0);
});
