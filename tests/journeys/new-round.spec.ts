import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';

test('a coordinator sets up a round from a template in ten fields and few clicks, and reads its rules', async ({
	page,
}) => {
	let clicks = 0;
	let typed = 0;
	const press = async (name: string, role: 'link' | 'button' = 'button') => {
		clicks += 1;
		await page.getByRole(role, { name, exact: true }).click();
	};
	const fill = async (label: string, text: string) => {
		clicks += 1;
		typed += text.length;
		await page.getByLabel(label, { exact: true }).fill(text);
	};
	await page.goto('/login');
	await page.getByRole('button', { name: /Koordinator/ }).click();
	clicks += 1;
	await page.getByRole('link', { name: /Nyt forløb/ }).click();
	await expectAccessible(page);
	await expect(page.locator('input[required], select')).toHaveCount(10);

	await fill('Forløbets navn', 'Bolbro bestemmer 2027');
	await fill('Område', 'Bolbro');
	await fill('Hvem må stemme?', 'alle med adresse i Bolbro');
	await fill('Pulje i kroner', '100.000');
	await fill('Valgdag', '2026-02-28');
	await fill('Sted', 'Bolbro Hallen');
	await fill('Telefon til hjælp', '12 34 56 78');
	await press('Lav forløbet');
	await expect(page.getByTestId('error-summary')).toContainText('Dagen er allerede gået');
	await expect(page.getByLabel('Pulje i kroner')).toHaveValue('100000');
	await expectAccessible(page);
	await fill('Valgdag', '2027-09-11');
	await press('Lav forløbet');
	await expect(page).toHaveURL(/\/work\/bolbro-bestemmer-2027$/);
	await expectAccessible(page);

	await page.goto('/bolbro-bestemmer-2027');
	await expect(page.getByText('100.000 kr.').first()).toBeVisible();
	await expect(
		page.getByText('Du må stemme, når du er fyldt 10 år. Det gælder alle med adresse i Bolbro.'),
	).toBeVisible();
	await expect(page.getByText('Idéaften 3')).toBeVisible();

	// the model: a second and a half a click, half a second a sign
	expect(clicks).toBeLessThanOrEqual(25);
	expect(1.5 * clicks + 0.5 * typed).toBeLessThanOrEqual(600);
	test.info().annotations.push({ type: 'model', description: `${clicks} clicks, ${1.5 * clicks + 0.5 * typed} s` });
});

test('settings are changed field by field, and what cannot be is refused with its reason', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Dan Friis/ }).click();
	await page.goto('/work/naesby/settings');
	await expectAccessible(page);
	await page.getByLabel('Mindste alder').fill('12');
	await page.getByLabel('Afstemningen lukker').fill('2020-01-01T10:00');
	await page.getByRole('button', { name: 'Gem' }).first().click();
	await expect(page.getByTestId('error-summary')).toContainText('Der skal åbnes, før der lukkes');
	await expect(page.getByLabel('Mindste alder')).toHaveValue('12');
	await page.goto('/work/naesby/settings');
	await page.getByLabel('Mindste alder').fill('12');
	await page.getByLabel('Dage, hvor man kan klage').fill('21');
	await page.getByRole('button', { name: 'Gem' }).first().click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');

	const pot = page.locator('form[action$="?/track"]').first();
	await pot.getByLabel('Pulje i kroner').fill('200 000');
	await pot.getByLabel('Kun idéer over').fill('mange');
	await pot.getByLabel('Sådan findes vinderne').selectOption('equal_shares');
	await pot.getByRole('button', { name: 'Gem' }).click();
	await page.getByTestId('error-summary').getByRole('link').click();
	await expect(pot.getByLabel('Kun idéer over')).toBeFocused();
	await expect(pot.getByLabel('Pulje i kroner')).toHaveValue('200 000');
	await pot.getByLabel('Kun idéer over').fill('');
	await pot.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');
	await page.getByText('Puljen på andre sprog').click();
	await page.getByLabel('English').last().fill('The pot');
	await page.locator('form[action$="?/track_names"]').getByRole('button').click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');
	await page.getByRole('button', { name: 'Fjern puljen' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Der skal være mindst én pulje');

	await page.locator('summary').filter({ hasText: 'Nyt sted' }).click();
	const added = page.locator('details[open]').filter({ has: page.locator('#place-name-new') });
	await added.getByLabel('Stedets navn').fill('Biblioteket');
	await added.getByLabel('Åbner kl.').fill('2027-03-05T12:00');
	await added.getByLabel('Lukker kl.').fill('2027-03-05T18:00');
	await added.getByRole('button').click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');

	await page.goto('/naesby');
	await expect(page.getByText('fyldt 12 år')).toBeVisible();
	const places = page.locator('dl div').filter({ hasText: 'Her kan du stemme' });
	await expect(places).toContainText('Biblioteket');
	await expect(places.locator('dd')).toHaveCount(3);
	for (const rule of [
		'Ingen skriver ned, hvilket kort du får',
		'på en telefon eller en computer',
		'i en lukket kuvert',
		'Du kan klage over afstemningen i 21 dage',
	])
		await expect(page.getByRole('listitem').filter({ hasText: rule })).toBeVisible();
	await expect(page.getByText('200.000 kr.').first()).toBeVisible();

	expect((await page.goto('/work/bolbro-2015/settings'))?.status()).toBe(403);
});

test('a frozen ballot leaves only the contacts to change, and who speaks what', async ({ page, house }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Carla Holm/ }).click();
	await page.goto('/work/bolbro-2015/settings');
	await expect(page.getByText('Stemmesedlen er låst')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Telefon til hjælp').fill('87 65 43 21');
	await page.getByRole('button', { name: 'Gem', exact: true }).click();
	await page.goto('/bolbro-2015');
	await expect(page.getByRole('contentinfo')).toContainText('87 65 43 21');

	await page.goto('/work/bolbro-2015/settings');
	await page.getByLabel('Sprog', { exact: true }).last().selectOption('so');
	await page.getByLabel('Bord', { exact: true }).last().fill('Bord 4');
	await page.getByRole('button', { name: 'Gem sprogene' }).click();
	await page.goto('/bolbro-2015/help');
	await expect(page.locator('main')).toContainText(/Soomaali.*: Bord 4/);

	const track = {
		id: 'bolbro-2015-lille',
		name: 'Små',
		pot: '1',
		priceAbove: '',
		priceAtMost: '',
		format: 'one_mark',
		marks: '1',
		rule: 'greedy_skip',
		threshold: '0',
	};
	const answer = await page.request.post('/work/bolbro-2015/settings?/track', {
		form: track,
		headers: { origin: house.origin },
	});
	expect(await answer.text()).toContain('Nu kan to personer kun rette fejl på den');
});

test('last year’s round is copied to a new voting day, hour for hour, without its ideas', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Koordinator/ }).click();
	await page.goto('/work/bolbro-2015/settings');
	await page.getByLabel('Forløbets navn').fill('Bolbro bestemmer 2028');
	await page.getByLabel('Valgdag').fill('2028-01-15');
	await page.getByRole('button', { name: 'Kopiér forløbet' }).click();
	await expect(page).toHaveURL(/\/work\/bolbro-bestemmer-2028\/settings$/);
	await expect(page.getByLabel('Afstemningen åbner')).toHaveValue(/^2028-01-15T10:00/);
	await expect(page.getByLabel('Puljens navn')).toHaveCount(3);
	await page.goto('/bolbro-bestemmer-2028');
	await expect(page.getByRole('heading', { name: 'Idéer på stemmesedlen' })).toHaveCount(0);
	await expect(page.getByText('Idéaften 1')).toBeVisible();
});

test('the municipality says whom to reach, and no page of the work scrolls sideways', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Administrator/ }).click();
	await page.goto('/work/place');
	await expectAccessible(page);
	const group = page.getByRole('group', { name: 'Hvis noget ikke kan bruges' });
	await group.getByLabel('Telefon').fill('66 13 13 72');
	await page.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('status')).toHaveText('Det er gemt.');
	await page.goto('/was');
	await expect(page.getByText('66 13 13 72')).toBeVisible();

	await page.setViewportSize({ width: 320, height: 568 });
	const paths = [
		'',
		'/new',
		'/place',
		'/people',
		'/people/demo-emil',
		'/audit',
		'/account',
		'/naesby',
		'/naesby/settings',
	];
	for (const prefix of ['', '/en', '/sv']) {
		for (const path of paths) {
			await page.goto(`${prefix}/work${path}`);
			await test.step(`${prefix}/work${path}`, () => expectNarrow(page));
			expect(await page.locator('body').innerText()).not.toMatch(/\b(people|work|setup|audit|round):[a-z_]+\b|\{\{/);
		}
	}
});
