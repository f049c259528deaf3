import { expectAccessible, expectNarrow } from '../axe.ts';
import { expect, openHouse, test } from '../house.ts';

test('who is sent to sign in comes back to where they were going', async ({ page }) => {
	const answer = await page.goto('/work/bolbro-2015');
	expect(answer?.status()).toBe(401);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Log ind' }).click();

	await page.getByLabel('E-mail').fill(' Carla@Demo.Example ');
	await page.getByLabel('Adgangskode').fill('tag-en-kop-kaffe');
	await page.getByRole('button', { name: 'Log ind', exact: true }).click();
	await expect(page).toHaveURL(/\/work\/bolbro-2015$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bolbro bestemmer 2015');
	await expect(page.getByRole('banner')).toContainText('Carla Holm');
	await expectAccessible(page);
});

test('a wrong password and an unknown address are told the same, and the address is kept', async ({ page }) => {
	for (const email of ['carla@demo.example', 'nobody@demo.example']) {
		await page.goto('/login');
		await page.getByLabel('E-mail').fill(email);
		await page.getByLabel('Adgangskode').fill('forkert-kodeord');
		await page.getByRole('button', { name: 'Log ind', exact: true }).click();
		await expect(page).toHaveTitle(/^Fejl: /);
		await expect(page.getByTestId('error-summary')).toContainText('E-mail og adgangskode passer ikke sammen');
		await expect(page.getByLabel('E-mail')).toHaveValue(email);
		await expect(page.getByLabel('Adgangskode')).toHaveValue('');
		await expectAccessible(page);
	}
});

test('in the demo one press is enough, and signing out ends the session for good', async ({ page, context }) => {
	await page.goto('/login');
	await expectNarrow(page);
	await page.getByRole('button', { name: /Koordinator/ }).click();
	await expect(page).toHaveURL(/\/work$/);
	await expect(page.getByRole('heading', { level: 2 })).toContainText(['Bolbro bestemmer 2015', 'Næsby finder på']);
	await expectAccessible(page);

	const cookies = await context.cookies();
	expect(cookies).toHaveLength(1);
	expect(cookies[0]).toMatchObject({ name: 'pb_staff', httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });

	await page.getByRole('button', { name: 'Log ud' }).click();
	await expect(page).toHaveURL(/\/$/);
	await context.addCookies(cookies);
	expect((await page.goto('/work'))?.status()).toBe(401);
});

test('a session that has lain still for half an hour is over', async ({ page, house }) => {
	await page.goto('/login');
	await page.getByRole('button', { name: /Koordinator/ }).click();
	house.setClock('2026-09-12T09:29:00Z');
	expect((await page.goto('/work'))?.status()).toBe(200);
	house.setClock('2026-09-12T09:58:30Z');
	expect((await page.goto('/work'))?.status()).toBe(200);
	house.setClock('2026-09-12T10:28:31Z');
	expect((await page.goto('/work'))?.status()).toBe(401);
	house.setClock('2026-09-12T09:00:00Z');
});

test('signing in leads nowhere but to this site', async ({ page }) => {
	for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
		await page.goto(`/login?next=${encodeURIComponent(next)}`);
		await page.getByRole('button', { name: /Koordinator/ }).click();
		await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/work$/);
	}
});

test('outside the demo nobody is let in by one press, and its people are shut out', async () => {
	const house = await openHouse({ settings: { DEMO: '0' } });
	const page = await (await fetch(`${house.origin}/login`)).text();
	expect(page).toContain('name="password"');
	expect(page).not.toContain('?/demo');
	for (const [action, form] of [
		['demo', { person: 'demo-asta' }],
		['password', { email: 'asta@demo.example', password: 'tag-en-kop-kaffe' }],
	] as const) {
		const answer = await fetch(`${house.origin}/login?/${action}`, {
			method: 'POST',
			body: new URLSearchParams(form),
			headers: { origin: house.origin },
			redirect: 'manual',
		});
		expect(answer.status, action).toBeGreaterThanOrEqual(400);
		expect(answer.headers.get('set-cookie'), action).toBeNull();
	}
	house.close();
});
