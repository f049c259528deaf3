import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, test } from '../house.ts';
import { signIn } from '../sign-in.ts';

test.setTimeout(120_000);

test('notes are typed one after the other, piled, made an idea, and all of it can be undone ten times', async ({
	page,
}) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/meetings/ideaften-1');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Skriv sedler' }).click();
	await expectAccessible(page);

	const texts = Array.from({ length: 12 }, (_, at) => `Bænk nummer ${at + 1}`);
	await page.getByLabel('Bord', { exact: true }).fill('4');
	await page.getByLabel('Ny seddel').focus();
	for (const text of texts) {
		await expect(page.getByLabel('Ny seddel')).toBeFocused();
		await page.keyboard.type(text);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('checkbox', { name: `${text} Bord 4` })).toBeVisible();
	}
	await expect(page.getByRole('heading', { name: '12 løse' })).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('checkbox', { name: /Bænk nummer 1 / }).check();
	await page.getByLabel('Navn på ny bunke').fill('Bænke');
	await page.getByRole('button', { name: 'Ny bunke' }).click();
	for (const number of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
		await page.getByRole('checkbox', { name: new RegExp(`Bænk nummer ${number} `) }).check();
		await page.getByRole('button', { name: /^Bænke/ }).click();
	}
	await expect(page.getByRole('heading', { name: '2 løse' })).toBeVisible();
	for (let undone = 1; undone <= 10; undone++) {
		await page.getByRole('button', { name: 'Fortryd' }).click();
		await expect(page.getByRole('heading', { name: `${2 + undone} løse` })).toBeVisible();
	}
	await expectAccessible(page);

	for (const number of [1, 2]) await page.getByRole('checkbox', { name: new RegExp(`Bænk nummer ${number} `) }).check();
	await page.getByLabel('Navn på ny bunke').fill('Bænke med læ');
	await page.getByRole('button', { name: 'Ny bunke' }).click();
	await page.getByRole('button', { name: 'Gør til idé: Bænke med læ' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bænke med læ');
	await expectAccessible(page);

	await page.goto('/naesby/ideas/baenke-med-lae');
	await expect(page.getByText('“Bænk nummer 1”')).toBeVisible();
	await expect(page.getByText('2 sedler lignede hinanden.')).toBeVisible();
	await expectAccessible(page);
});

test('ideas laid together keep every note, name and offer, and come apart again as they were', async ({ page }) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/ideas/udekoekken');
	await page.getByText('Læg sammen med en anden idé').click();
	await page.getByLabel('Læg denne idé i').selectOption({ label: 'Fælleshave' });
	await page.getByRole('button', { name: 'Læg sammen' }).click();
	await expectAccessible(page);

	await page.goto('/naesby/ideas/faelleshave');
	for (const text of ['Dyrk grøntsager sammen', 'Tag over bordene', 'Blomster ved hver dør'])
		await expect(page.getByText(`“${text}”`)).toHaveCount(1);
	await expect(page.locator('aside')).toContainText('Ole');
	await page.getByRole('link', { name: 'Udekøkken' }).click();
	await expect(page.getByText('Idéen lever videre i:')).toBeVisible();
	await expectAccessible(page);

	await page.goto('/work/naesby/ideas/udekoekken');
	await page.getByRole('button', { name: 'Tag ud igen' }).click();
	await page.goto('/naesby/ideas/udekoekken');
	await expect(page.getByText('Samlet af sedler')).toBeVisible();
	await expect(page.getByText('“Tag over bordene”')).toHaveCount(1);
});

test('a meeting is planned, moved and cancelled, and calendars are told of each', async ({ page, request }) => {
	await signIn(page, 'dan');
	await page.goto('/work/naesby/meetings');
	await page.getByLabel('Navn').fill('Værksted om haven');
	await page.getByLabel('Slags').selectOption({ label: 'Værksted' });
	await page.getByLabel('Starter').fill('2026-09-20T10:00');
	await page.getByLabel('Slutter').fill('2026-09-20T09:00');
	await page.getByRole('button', { name: 'Sæt mødet i kalenderen' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Mødet slutter, før det starter');
	await expectAccessible(page);
	await page.getByLabel('Slutter').fill('2026-09-20T13:00');
	await page.getByRole('button', { name: 'Sæt mødet i kalenderen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Værksted om haven');

	const entry = async () => {
		const answer = await request.get('/naesby/calendar.ics');
		expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
		const events = (await answer.text()).split('BEGIN:VEVENT').map((text) => text.replaceAll('\r\n ', ''));
		return events.find((text) => text.includes('Værksted om haven')) ?? '';
	};
	const planned = await entry();
	expect(planned).toContain('DTSTART;TZID=Europe/Copenhagen:20260920T100000');
	expect(planned).toContain('SEQUENCE:0\r\nSTATUS:CONFIRMED');
	await page.getByRole('button', { name: 'Aflys mødet' }).click();
	const cancelled = await entry();
	expect(/UID:.+/.exec(cancelled)?.[0]).toBe(/UID:.+/.exec(planned)?.[0]);
	expect(cancelled).toContain('SEQUENCE:1\r\nSTATUS:CANCELLED');

	await page.goto('/naesby/meetings/vaerksted-om-haven');
	await expect(page.getByText('Mødet bliver ikke til noget.')).toBeVisible();
	await expectAccessible(page);
	await page.goto('/naesby/meetings');
	await expectAccessible(page);
	await page.setViewportSize({ width: 320, height: 568 });
	await expectNarrow(page);
});
