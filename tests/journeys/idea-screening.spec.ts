import { expectAccessible } from '../axe.ts';
import { arrange } from '../booth.ts';
import { expect, test, type House } from '../house.ts';
import { newVisitor, signIn } from '../sign-in.ts';

// N12: the dialogue with the municipality.

const lixOf = (text: string) => {
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
	return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length;
};

/** As the placing of the ballot does: a number, and the pot. */
const giveNumber = (house: House, slug: string, number: number) =>
	arrange(
		house,
		`UPDATE ideas SET number = ?, track_id = (SELECT id FROM tracks WHERE round_id = 'naesby') WHERE slug = ?`,
		number,
		slug,
	);

test('officer and idea people talk until both agree, and only then the idea goes on the ballot', async ({
	browser,
	house,
}) => {
	const [team, officer] = [await newVisitor(browser, house), await newVisitor(browser, house)];
	await signIn(team, 'dan');
	await signIn(officer, 'emil');

	await team.goto('/work/naesby/ideas/faelleshave');
	await team.getByLabel('Hvem i kommunen?').fill('Park og natur');
	await team.getByLabel('Hvad vil I vide?').fill('Må vi grave?');
	await team.getByRole('button', { name: 'Spørg kommunen' }).click();
	await expectAccessible(team);
	await team.goto('/naesby/ideas/faelleshave');
	await expect(team.getByText('Svaret er lovet senest lørdag den 26. september 2026')).toBeVisible();

	const place = team.getByRole('button', { name: 'Sæt på stemmesedlen' });
	await team.goto('/work/naesby/screening/faelleshave');
	await expect(place).toHaveCount(0);
	await expectAccessible(team);

	await officer.goto('/work');
	await expect(officer.getByText(/spørgsmål venter på svar/)).toBeVisible();
	await expectAccessible(officer);
	await officer.goto('/work/naesby');
	await expectAccessible(officer);
	await officer.getByRole('link', { name: /spørgsmål venter på svar/ }).click();
	await expectAccessible(officer);
	await officer.getByRole('link', { name: 'Fælleshave' }).click();
	await officer.getByRole('radio', { name: 'Nej, fordi …' }).check();
	await officer.getByLabel('Betingelse eller grund').fill('Der ligger rør.');
	await officer.getByRole('button', { name: 'Send svaret' }).click();
	await expect(officer.getByTestId('error-summary')).toContainText('prøv sådan her');
	await expect(officer.getByLabel('Betingelse eller grund')).toHaveValue('Der ligger rør.');
	await expectAccessible(officer);

	await officer.getByRole('radio', { name: 'Ja, hvis …' }).check();
	await officer.getByLabel('Betingelse eller grund').fill('Hvis I ikke graver dybt.');
	await officer.getByLabel('Pris fra').fill('60.000');
	await officer.getByLabel('Pris til').fill('80.000');
	await officer.getByLabel('Drift om året').fill('4.000');
	await officer.getByLabel('Hvem betaler driften?').fill('Kommunen');
	await officer.getByRole('button', { name: 'Send svaret' }).click();
	await officer.getByLabel('Intern note').fill('Ring til vandværket');
	await officer.locator('form[action$="?/internal"] button').click();
	await expect(officer.getByText('Ring til vandværket')).toBeVisible();
	await expectAccessible(officer);
	await officer.getByRole('button', { name: 'Enige' }).click();

	await team.reload();
	await expect(team.getByText('Ring til vandværket')).toHaveCount(0);
	await expect(team.getByText('Kommunen er enig.')).toBeVisible();
	await expect(place).toHaveCount(0);
	await team.goto('/work/naesby/ideas/faelleshave');
	await team.getByLabel('Hvad', { exact: true }).fill('Ti høje bede med jord. Vi graver ikke dybt. Alle må så.');
	await team.getByRole('button', { name: 'Gem: Hvad', exact: true }).click();
	await team.goto('/work/naesby/screening/faelleshave');
	await expect(team.getByText('Kommunen har ikke sagt enig endnu.')).toBeVisible(); // the text changed: look again
	await team.getByLabel('Skriv til den anden side').fill('Nu graver vi ikke.');
	await team.getByRole('button', { name: 'Send' }).click();
	await team.getByRole('button', { name: 'Enige' }).click();
	await expectAccessible(team);
	await officer.reload();
	await expect(officer.getByText('Nu graver vi ikke.')).toBeVisible();
	await officer.getByRole('button', { name: 'Enige' }).click();

	await team.reload();
	await place.click();
	await expect(team.getByText('På stemmesedlen').first()).toBeVisible();
	await team.goto('/naesby/ideas/faelleshave');
	await expect(team.locator('.facts')).toContainText('80.000 kr.');
	await expect(team.locator('.facts')).toContainText('4.000 kr.');
	await expect(team.getByText('Pris: 60.000 kr. til 80.000 kr.')).toBeVisible();
	await expect(team.getByText('Nyt under “Hvad”').first()).toBeAttached();
	await expectAccessible(team);
	expect(lixOf(await team.locator('article > p').last().innerText())).toBeLessThanOrEqual(35);

	const preview = team.locator('.picked', { hasText: 'Fælleshave' });
	giveNumber(house, 'faelleshave', 1);
	await signIn(team, 'bo');
	await team.goto('/work/naesby/poll/ballot');
	await expect(preview).toContainText('80.000 kr.');
	await expect(preview).toContainText('og 4.000 kr. om året');
	await expectAccessible(team);
	await team.goto('/print/naesby/ballot');
	await expect(team.getByRole('listitem').filter({ hasText: 'Fælleshave' })).toContainText('og 4.000 kr. om året');
	await expectAccessible(team);
	await signIn(team, 'fie');
	await team.goto('/council/naesby');
	await expect(team.getByRole('row', { name: /Fælleshave.*Ja, hvis.*4\.000 kr\..*Kommunen/ })).toBeVisible();
	await expectAccessible(team);
});

test('when the promise passes the silence is public, and the idea may go on the ballot', async ({
	page,
	browser,
	house,
}) => {
	const stranger = await newVisitor(browser, house);
	await stranger.goto('/naesby/ideas/klatrevaeg');
	await expect(stranger.getByText('Kommunen har ikke svaret. Svaret er 3 dage forsinket.')).toBeVisible();
	await stranger.goto('/naesby/ideas');
	await expect(stranger.getByText('Kommunen har ikke svaret. 3 dage for sent.')).toBeVisible();
	await expectAccessible(stranger);

	await signIn(page, 'dan');
	await page.goto('/work/naesby/screening');
	await expect(page.getByText('Kommunen har ikke svaret. Svaret er 3 dage forsinket.')).toBeVisible();
	await page.getByRole('link', { name: 'Klatrevæg' }).click();
	await page.getByRole('button', { name: 'Sæt på stemmesedlen' }).click();
	await expect(page.getByText('På stemmesedlen').first()).toBeVisible();
	await expectAccessible(page);
	await stranger.goto('/naesby/ideas/klatrevaeg');
	await expect(stranger.getByText(/Kommunen har ikke svaret/)).toBeVisible();

	giveNumber(house, 'klatrevaeg', 2);
	await signIn(page, 'bo');
	await page.goto('/work/naesby/poll/ballot');
	await expect(page.locator('.picked', { hasText: 'Klatrevæg' })).toContainText('Kommunen har ikke svaret.');
	await signIn(page, 'fie');
	await page.goto('/council/naesby');
	await expect(page.getByRole('row', { name: /Klatrevæg.*\d+.*Kommunen har ikke svaret/ })).toBeVisible();
	await expectAccessible(page);
});
