import { expectAccessible, expectNarrow } from '../axe.ts';
import { arrange, codeOf, votesIn } from '../booth.ts';
import { expect, test } from '../house.ts';
import { phoneScreen } from './phone.ts';
import { silence } from './silence.ts';
import { signIn } from './two-people.ts';

const slug = 'bolbro-2014';

test.use({
	seeds: [
		[
			[slug, '--phase', 'open'],
			['naesby', '--phase', 'ideas'],
		],
		{ scope: 'worker' },
	],
	...phoneScreen,
});

test('a neighbour who reads Arabic listens to an idea and votes, from right to left, in five taps', async ({
	page,
	house,
}) => {
	const idea = `${slug}-bytorv`;
	arrange(house, `INSERT INTO idea_texts VALUES (?, 'ar', 'ساحة الحي', 'مكان نلتقي فيه.', '', 'person', 0)`, idea);
	arrange(
		house,
		`INSERT INTO recordings VALUES ('sound', ?, 'ar', ?, 'audio/wav', 'ساحة نلتقي فيها.', 0)`,
		idea,
		silence,
	);
	const before = votesIn(house);
	const isArabic = async () => {
		await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await expect(page.locator('main')).not.toContainText(/\b[a-z]+:[a-z_]+/);
		await expectNarrow(page);
		await expectAccessible(page);
	};

	await page.goto(`/stem#${codeOf(slug, 1)}`);
	await page.waitForURL('**/stem/vaelg');
	await page.getByRole('link', { name: 'العربية' }).click();
	await page.waitForURL('**/ar/stem/vaelg');
	await isArabic();

	const card = page.getByTestId('idea-card').filter({ hasText: 'ساحة الحي' });
	const price = card.locator('.price bdi');
	await expect(price).toHaveAttribute('dir', 'ltr');
	expect((await price.innerText()).replaceAll(/[\u2066\u2069]/g, '')).toBe('100.000\u00a0kr.');
	const box = async (part: string) => (await card.locator(part).boundingBox()) ?? { x: NaN, width: NaN };
	const [face, title, mark] = [await box('.who'), await box('label b'), await box('[type=radio]')];
	expect(mark.x, 'the mark begins the line, at the right').toBeGreaterThanOrEqual(face.x + face.width);
	expect(face.x, 'then comes the face, then the words').toBeGreaterThan(title.x + title.width);

	const sound = card.locator('audio');
	await expect(sound).toHaveAttribute('controls');
	await expect(sound).toHaveAttribute('preload', 'none');
	expect(await sound.evaluate((audio: HTMLAudioElement) => [audio.autoplay, audio.paused])).toEqual([false, true]);
	await sound.evaluate((audio: HTMLAudioElement) => audio.play());
	expect(await sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(0);
	await expect(card.getByText('ساحة نلتقي فيها.')).toBeVisible();
	await expect(card.getByText('ترجمة قرأها شخص يتكلم اللغة.')).toBeAttached();

	await card.getByRole('radio').check();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/ar/stem/tjek-valg');
	await isArabic();

	await page.getByRole('link', { name: 'Dansk' }).click();
	await expect(page.getByRole('heading', { name: 'Bytorv' })).toBeVisible();
	await page.getByRole('link', { name: 'العربية' }).click();
	await expect(page.getByRole('heading', { name: 'ساحة الحي' })).toBeVisible();

	await page.getByTestId('vote-cast').click();
	await page.waitForURL('**/ar/stem/tak*');
	await isArabic();
	await expect(page.getByText('حُفظ صوتك')).toBeVisible();
	await expect(page.getByTestId('receipt').locator('bdi')).toHaveAttribute('dir', 'ltr');
	expect(votesIn(house)).toBe(before + 1);
});

test('a facilitator tells an idea in Arabic and lays a recording with it; a neighbour reads, hears and knows who made it', async ({
	page,
}) => {
	await signIn(page);
	const work = '/work/naesby/ideas/faelleshave';
	await page.goto(work);
	await page.getByRole('link', { name: 'Sprog og lyd' }).click();
	const arabic = page.locator('section#ar');
	await arabic.getByLabel('Navn').fill('حديقة مشتركة');
	await arabic.getByLabel('Idéen på én linje').fill('أحواض للجميع.');
	await arabic.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(page.getByText('Gemt.')).toBeVisible();

	const wrong = { name: 'lyd.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('<script>alert(1)</script>') };
	await arabic.getByLabel('Lydfil').setInputFiles(wrong);
	await arabic.getByLabel('Hvad bliver der sagt?').fill('حديقة لنا كلنا.');
	await arabic.getByRole('button', { name: 'Gem lyden' }).click();
	await expect(page.getByTestId('error-summary')).toContainText('Vi kan ikke høre filen.');
	await expect(arabic.getByLabel('Hvad bliver der sagt?')).toHaveValue('حديقة لنا كلنا.');
	await arabic.getByLabel('Lydfil').setInputFiles({ name: 'lyd.wav', mimeType: 'audio/wav', buffer: silence });
	await arabic.getByRole('button', { name: 'Gem lyden' }).click();
	await expect(arabic.locator('audio')).toBeVisible();
	await expectAccessible(page);

	await page.goto('/ar/naesby/ideas/faelleshave');
	await expect(page.getByRole('heading', { level: 1, name: 'حديقة مشتركة' })).toBeVisible();
	await expect(page.getByText('ترجمة آلية. لم يراجعها أحد.')).toContainText('Fælleshave');
	await expect(page.getByText('حديقة لنا كلنا.')).toBeVisible();
	const src = (await page.locator('audio').getAttribute('src')) ?? '';
	const heard = await page.request.get(src, { headers: { range: 'bytes=0-3' } });
	expect([heard.status(), await heard.text()]).toEqual([206, 'RIFF']);
	expect(heard.headers()).toMatchObject({ 'content-type': 'audio/wav', 'x-content-type-options': 'nosniff' });
	expect(heard.headers()['content-security-policy']).toContain('sandbox');

	await page.goto('/sv/naesby/ideas/faelleshave');
	await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'da');
	await expect(page.locator('audio')).toHaveCount(0);
});

test('a round is shown in the languages chosen for it', async ({ page }) => {
	await signIn(page);
	await page.goto('/work/naesby/settings');
	const form = page.locator('form[action$="?/languages"]');
	for (const name of ['English', 'Svenska']) await form.getByLabel(name).uncheck();
	await form.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('status')).toBeVisible();
	const chooser = page.getByRole('navigation', { name: 'Sprog' });
	await page.goto('/naesby');
	expect(await chooser.getByRole('link').allInnerTexts()).toEqual(['العربية']);
	await page.goto('/');
	await expect(chooser.getByRole('link')).toHaveCount(3);
	await page.goto('/work/naesby/poll');
	await expect(page.getByRole('checkbox', { name: /Svenska/ })).toHaveCount(0);
});
