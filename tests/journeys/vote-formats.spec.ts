import type { Locator, Page } from '@playwright/test';
import type { BallotFormatName } from '../../src/lib/domain/round/round.ts';
import { castIdIn, codeOf, insideOf, phone, slowness, vote, votesIn } from '../booth.ts';
import { expectAccessible, expectNarrow } from '../axe.ts';
import { formatRounds, loadFormatRounds, slugOfFormat } from '../format-rounds.ts';
import { expect, test } from '../house.ts';
import { enlarged, expectLedBackTo, expectSeen, expectSound, tabTo } from '../keyboard.ts';
import { listen, onSlowPhone, phoneScreen, wordsOn } from './phone.ts';

test.use({ seeds: [['bolbro-2014', '--phase', 'open']] });
test.beforeAll(({ house }) => loadFormatRounds(house));

/** What a voter puts beside ideas, by their numbers: a tick (`x`) or a number. */
type Filled = Readonly<Record<number, string>>;

type Way = {
	/** A choice that is refused, what the page says then, and what to do. */
	readonly broken: Filled;
	readonly says: readonly [what: string, todo: string];
	/** What mends it, and what is then sent: idea and marks. */
	readonly mended: Filled;
	readonly marks: readonly (readonly [idea: number, marks: number])[];
	/** What the check page names. */
	readonly check: readonly string[];
};

const ways: Readonly<Record<Exclude<BallotFormatName, 'one_mark'>, Way>> = {
	up_to: {
		broken: { 1: 'x', 2: 'x', 3: 'x', 4: 'x' },
		says: ['Du har valgt 4 idéer. Du kan vælge højst 3.', 'Vælg 1 fra.'],
		mended: { 2: '' },
		marks: [
			[1, 1],
			[3, 1],
			[4, 1],
		],
		check: ['Bevægelsespark', 'Bænke på stien', 'Grillhytte'],
	},
	stacked: {
		broken: { 1: '2', 2: '2' },
		says: ['Du har givet 4. Du har kun 3.', 'Tag 1 væk.'],
		mended: { 2: '1' },
		marks: [
			[1, 2],
			[2, 1],
		],
		check: ['Bevægelsespark', 'Du giver 2 stemmer', 'Bytorv', 'Du giver 1 stemme'],
	},
	points: {
		broken: { 1: '5', 2: '7', 6: '1' },
		says: ['Det er for meget til nummer 2.', 'Skriv højst 5 ved nummer 2.'],
		mended: { 2: '3', 6: '0' },
		marks: [
			[1, 5],
			[2, 3],
		],
		check: ['Bevægelsespark', 'Du giver 5 point', 'Bytorv', 'Du giver 3 point'],
	},
	ranking: {
		broken: { 2: '1', 3: '1', 5: 'to' },
		says: ['Vi kan ikke læse tallet ved nummer 5.', 'Skriv et helt tal ved nummer 5.'],
		mended: { 3: '2', 5: '3' },
		marks: [
			[2, 1],
			[3, 1],
			[5, 1],
		],
		check: ['1. Bytorv', '2. Bænke på stien', '3. Lys på legepladsen'],
	},
	fill_pot: {
		broken: { 1: 'x', 2: 'x' },
		says: ['Det koster mere, end der er i puljen.', 'Det er 10.000 kr. for meget. Vælg en idé fra.'],
		mended: { 2: '', 5: 'x' },
		marks: [
			[1, 1],
			[5, 1],
		],
		check: ['Bevægelsespark', 'Lys på legepladsen', 'Du har brugt 90.000 kr. og har 10.000 kr. tilbage.'],
	},
};

const fieldOf = (page: Page, idea: string | number) => page.locator(`#idea-${idea}`);
const isTyped = (field: Locator) => field.evaluate((input: HTMLInputElement) => input.type === 'text');
const plain = (text: string) => text.replaceAll(' ', ' ');

async function fill(page: Page, filled: Filled) {
	for (const [idea, given] of Object.entries(filled)) {
		const field = fieldOf(page, idea);
		if (await isTyped(field)) await field.fill(given);
		else await field.setChecked(given === 'x');
	}
}

async function expectFilled(page: Page, filled: Filled) {
	for (const [idea, given] of Object.entries(filled)) {
		const field = fieldOf(page, idea);
		if (await isTyped(field)) await expect(field).toHaveValue(given);
		else await expect(field).toBeChecked({ checked: given === 'x' });
	}
}

/** What the browser carries is what the page says: the choice as it will be sealed. */
async function carriedBy(page: Page, house: Parameters<typeof insideOf>[0]) {
	const [cookie] = await page.context().cookies();
	return insideOf(house, cookie?.value ?? '')?.choice?.flatMap(({ marks }) =>
		marks.map((one) => [one.idea, one.marks]),
	);
}

for (const { format } of formatRounds) {
	const way = format === 'one_mark' ? undefined : ways[format];
	const slug = slugOfFormat(format);
	if (!way) continue;

	test.describe(`${format} on a phone`, () => {
		test.use({ ...phoneScreen, javaScriptEnabled: false });

		test('is voted without script on a weak network, and a choice that breaks the rule stays to be mended', async ({
			page,
			house,
		}) => {
			const before = votesIn(house);
			const heard = await listen(page, house.origin);
			await onSlowPhone(page);
			const began = Date.now();

			await page.goto('/stem');
			await page.getByLabel('Koden på dit kort').fill(codeOf(slug, 1));
			await page.getByRole('button', { name: 'Videre' }).click();
			await expect(page.getByText('Du har ikke stemt endnu')).toBeVisible();
			await expect(page.getByTestId('idea-card')).toHaveCount(6);
			await expect(page.locator('[data-pot]:visible')).toHaveCount(0);
			await expectNarrow(page);
			let words = await wordsOn(page);

			await fill(page, way.broken);
			await page.getByTestId('vote-continue').click();
			const summary = page.getByTestId('error-summary');
			for (const said of way.says) await expect(summary).toContainText(plain(said));
			await expect(page).toHaveTitle(/^Fejl:/);
			await expect(page.locator('.why').first()).toHaveText(plain(way.says[1]));
			await expectFilled(page, way.broken);
			await expectNarrow(page);

			await fill(page, way.mended);
			await page.getByTestId('vote-continue').click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du stemmer på');
			for (const named of way.check) await expect(page.locator('main')).toContainText(plain(named));
			expect(await carriedBy(page, house)).toEqual(way.marks);
			await expectNarrow(page);
			words += await wordsOn(page);

			await page.getByTestId('vote-cast').click();
			await expect(page).toHaveURL(/\/stem\/tak$/);
			await expect(page.getByText('Din stemme er gemt')).toBeVisible();
			await expect(page.getByTestId('receipt')).toContainText(/\d+-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
			words += await wordsOn(page, '.done');
			const system = (Date.now() - began) / 1000 / (await slowness());
			expect(votesIn(house)).toBe(before + 1);

			await page.goBack();
			await expect(page).toHaveURL(/tjek-valg/);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har allerede stemt');
			await expect(page.locator('main form')).toHaveCount(0);

			const taps = Object.keys(way.broken).length + Object.keys(way.mended).length + 4;
			const model = system + 1.5 * taps + 0.5 * 12 + words / 2.5;
			const size = Math.round(heard.bytes / 1024);
			console.log(`${format}: ${words} words, ${taps} taps with the mending, ${size} KB, T = ${model.toFixed(1)} s`);
			expect(words).toBeLessThanOrEqual(120);
			expect(heard.bytes).toBeLessThanOrEqual(100 * 1024);
			expect(heard.strangers).toEqual([]);
		});
	});
}

for (const { format } of formatRounds) {
	if (format === 'one_mark') continue; // vote-keyboard.spec.ts
	const slug = slugOfFormat(format);
	const given: Filled = { ...ways[format].broken, ...ways[format].mended };

	test.describe(`${format} by keyboard`, () => {
		test.use(enlarged);

		test('is voted without a mouse, four times enlarged, and every step keeps nobody out', async ({ page, house }) => {
			const before = votesIn(house);
			await page.goto('/stem');
			await tabTo(page, '#code');
			await page.keyboard.type(codeOf(slug, 2));
			await page.keyboard.press('Enter');
			await page.waitForURL('**/stem/vaelg');
			await expect(page.getByRole('group', { name: 'Puljen' })).toBeVisible();
			await expectSound(page);

			await tabTo(page, '[data-testid=vote-continue]');
			await page.keyboard.press('Enter');
			await page.waitForURL('**/stem/vaelg?svar');
			await expectLedBackTo(page, page.locator('.choice input').first());
			await expectSeen(page);

			const fields = await page.locator('.choice input').evaluateAll((inputs) => inputs.map(({ id }) => id));
			for (const field of fields) {
				const text = given[Number(field.slice('idea-'.length))];
				if (!text) continue;
				await tabTo(page, `#${field}`);
				if (text === 'x') await page.keyboard.press('Space');
				else await page.keyboard.type(text);
			}
			await expectFilled(page, given);
			await page.emulateMedia({ forcedColors: 'active' });
			const edge = await page.getByTestId('vote-continue').evaluate((button) => {
				const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
				return `${borderTopStyle} ${parseFloat(borderTopWidth) >= 1}`;
			});
			expect(edge).toBe('solid true');
			await page.emulateMedia({ forcedColors: 'none' });

			await tabTo(page, '[data-testid=vote-continue]');
			await page.keyboard.press('Enter');
			await page.waitForURL('**/stem/tjek-valg*');
			await expectSound(page);
			await tabTo(page, '[data-testid=vote-cast]');
			await page.keyboard.press('Enter');
			await expect(page.getByText('Din stemme er gemt')).toBeVisible();
			await expectSound(page);
			expect(votesIn(house)).toBe(before + 1);
		});
	});
}

test('a pot that fills shows what is left of it at each tick, and by how much it is too full', async ({ page }) => {
	await page.goto(`/stem#${codeOf('proeve-fill-pot', 3)}`);
	await page.waitForURL('**/stem/vaelg');
	const left = page.getByRole('status');
	await expect(left).toHaveText(/^\s*Tilbage\s+100\.000\skr\.$/, { useInnerText: true });
	await page.getByRole('checkbox', { name: /Bevægelsespark/ }).check();
	await expect(left).toHaveText(/Tilbage\s+40\.000\skr\.$/, { useInnerText: true });
	await page.getByRole('checkbox', { name: /Bytorv/ }).check();
	await expect(left).toHaveText(/For meget\s+10\.000\skr\.$/, { useInnerText: true });
	await expectAccessible(page);
	await page.getByRole('checkbox', { name: /Bevægelsespark/ }).uncheck();
	await expect(left).toHaveText(/Tilbage\s+50\.000\skr\.$/, { useInnerText: true });
	await page.getByTestId('vote-continue').click();
	await page.getByRole('link', { name: 'Ret dit valg' }).click();
	await expect(left).toHaveText(/Tilbage\s+50\.000\skr\.$/, { useInnerText: true });
});

for (const { format, blankAllowed, voteChange } of formatRounds) {
	const slug = slugOfFormat(format);

	test(`${format}: blank is ${blankAllowed ? 'a vote' : 'no vote'}, and a vote is changed ${voteChange}`, async ({
		house,
	}) => {
		const before = votesIn(house);
		const voter = phone(house.origin);
		await voter.post('/stem', { code: codeOf(slug, 4) });
		const ballot = (await voter.get('/stem/vaelg')).page;
		expect(ballot.includes('Stem blankt')).toBe(blankAllowed);
		const chosen = await voter.post('/stem/vaelg', { cast_id: castIdIn(ballot), choice: 'blank' });
		expect(chosen.to).toBe(blankAllowed ? '/stem/tjek-valg' : '/stem/vaelg?svar');
		if (blankAllowed) {
			const check = (await voter.get('/stem/tjek-valg')).page;
			expect(check).toContain('Blank stemme');
			expect((await voter.post('/stem/tjek-valg', { cast_id: castIdIn(check) })).to).toBe('/stem/tak');
			expect(votesIn(house)).toBe(before + 1);
		} else {
			expect((await voter.get(chosen.to)).page).toContain('Vi kunne ikke læse dit valg.');
		}

		const one: Record<string, string> = ['stacked', 'points', 'ranking'].includes(format)
			? { 'choice-idea-2': '1' }
			: { choice: '2' };
		const cast = votesIn(house);
		expect((await vote(house.origin, codeOf(slug, 5), one)).to).toBe('/stem/tak');
		const again = phone(house.origin);
		const typed = await again.post('/stem', { code: codeOf(slug, 5) });
		expect(typed.to).toBe(voteChange === 'never' ? '/stem?svar' : '/stem/vaelg');
		const page = (await again.get(typed.to)).page;
		expect(page).toContain(
			voteChange === 'never' ? 'Koden er brugt.' : 'Du har stemt før. Stemmer du igen, gælder den nye.',
		);
		expect(votesIn(house)).toBe(cast + 1);
		if (voteChange === 'never') return;
		expect((await vote(house.origin, codeOf(slug, 5), one)).to).toBe('/stem/tak');
		expect(votesIn(house)).toBe(cast + 2);
	});
}
