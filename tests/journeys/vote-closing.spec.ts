import type { Page } from '@playwright/test';
import { arrange, codeOf, pubOf, seedOf, votesIn } from '../booth.ts';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../house.ts';

const slug = 'bolbro-2014';

// On the Saturday of the tests, 11.00, the fixture is open from 10 to 20.
test.use({ seeds: [[slug, '--phase', 'open']] });

async function toCheck(page: Page, number: number) {
	await page.goto(`/stem#${codeOf(slug, number)}`);
	await page.waitForURL('**/stem/vaelg');
	await page.getByTestId('idea-card').first().click();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
}

test('when the poll closes while a voter chooses, the vote is not counted and the page says so', async ({
	browser,
	house,
}) => {
	const at = (hour: string) => Date.parse(`2026-09-12T${hour}:00+02:00`);
	arrange(
		house,
		'UPDATE rounds SET closes_at = ?, grace_until = ?, result_at = ?',
		at('15:00'),
		at('15:20'),
		at('16:00'),
	);
	house.setClock('2026-09-12T14:58:00+02:00');
	const pages = await Promise.all(
		[1, 2, 3].map(async () => (await browser.newContext({ baseURL: house.origin })).newPage()),
	);
	const [late, queued, laterStill] = pages as [Page, Page, Page];
	for (const [place, page] of pages.entries()) await toCheck(page, place + 1);
	for (const number of [2, 3])
		arrange(house, 'UPDATE cards SET in_line = 1 WHERE pub = ?', pubOf(await seedOf(house, slug, number)));

	house.setClock('2026-09-12T15:00:00+02:00');
	await late.getByTestId('vote-cast').click();
	const summary = late.getByTestId('error-summary');
	await expect(summary).toContainText('Afstemningen er slut. Den lukkede kl. 15.00. Din stemme er ikke talt med.', {
		useInnerText: true,
	});
	await expect(summary).toContainText('Spørg ved bordet');
	await expect(summary).toContainText('Resultatet kommer lørdag 12. september kl. 16.00.');
	await expect(summary.getByRole('link', { name: 'Læs om afstemningen' })).toHaveAttribute(
		'href',
		new RegExp(`/${slug}$`),
	);
	expect(await late.locator('main').innerText()).not.toMatch(/\bTak\b|gemt|kvittering/i);
	await expectAccessible(late);
	expect(votesIn(house)).toBe(0);

	house.setClock('2026-09-12T15:19:00+02:00');
	await queued.getByTestId('vote-cast').click();
	await expect(queued.getByText('Din stemme er gemt')).toBeVisible();
	house.setClock('2026-09-12T15:20:00+02:00');
	await laterStill.getByTestId('vote-cast').click();
	await expect(laterStill.getByTestId('error-summary')).toContainText('Afstemningen er slut.');
	expect(votesIn(house)).toBe(1);
});
