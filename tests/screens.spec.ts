import type { Page } from '@playwright/test';
import { lix } from '../src/lib/domain/plain-language.ts';
import { access, type Access } from '../src/lib/server/access.ts';
import { addressOf } from './addresses.ts';
import { expectAccessible, expectNarrow } from './axe.ts';
import { expect, test } from './house.ts';
import { smallTargets } from './targets.ts';

// 1280 × 1024 at 400 %: what somebody who sees little has left of a screen
test.use({ viewport: { width: 320, height: 256 } });

/** How hard a screen may be to read: very easy where people vote, easy for residents, medium for those who run rounds. */
const mostLix = { vote: 25, resident: 35, staff: 45 };

const table: Readonly<Record<string, Access>> = access;
const pages = Object.keys(table).filter(
	(route) => route.startsWith('/[[lang=lang]]') && table[route]?.get && !/\.\w+$|\/(pictures|sound|link)\//.test(route),
);
const kindOf = (route: string) =>
	/\/(stem|tjek|problem)/.test(route) ? 'vote' : table[route]?.get === 'everyone' ? 'resident' : 'staff';

const ideas = { naesby: 'klatrevaeg', 'bolbro-2015': 'nyttehaver', aaparken: 'legeplads-ved-aaen' };
type Round = keyof typeof ideas;

/** The addresses of a route: in the round of the demo that has most to show there, for a release in each of them. */
function shownAt(route: string): string[] {
	const most: Round = /results|project|council|protocol|turnout|help\/ballot/.test(route) ? 'aaparken' : 'naesby';
	const rounds = process.env['RELEASE'] ? (Object.keys(ideas) as Round[]) : [most];
	const addresses = rounds.map((round) =>
		addressOf(route, round)
			.replace(/(ideas|screening|projects)\/x/, `$1/${ideas[round]}`)
			.replace('meetings/x', 'meetings/ideaften-1')
			.replace('people/x', 'people/demo-carla')
			.replace('desk/x', 'desk/naesby-skolen')
			// not the address that makes a browser a voting screen
			.replace('kiosk/x/', 'kiosk/naesby-skolen/'),
	);
	return [...new Set(addresses)];
}

const lixOf = async (page: Page) => lix(await page.locator('main').innerText());

test('every page for residents is easy to read, fits at 400 %, and has nothing too small to press', async ({
	page,
}) => {
	test.setTimeout(300_000);
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	for (const route of pages.filter((one) => kindOf(one) !== 'staff')) {
		for (const path of shownAt(route)) {
			await page.goto(path);
			expect.soft(await lixOf(page), `LIX of ${path}`).toBeLessThanOrEqual(mostLix[kindOf(route)]);
			expect.soft(await smallTargets(page), path).toEqual([]);
			await expectNarrow(page);
		}
		await expectAccessible(page);
	}
});

test('every page for those who run rounds is readable, and fits at 400 %', async ({ page }) => {
	test.setTimeout(300_000);
	await page.goto('/login');
	await page.getByRole('button', { name: /Administrator/ }).click();
	await page.waitForURL('**/work');
	for (const route of pages.filter((one) => kindOf(one) === 'staff' && !/\/print\//.test(one))) {
		for (const path of shownAt(route)) {
			await page.goto(path);
			expect.soft(await lixOf(page), `LIX of ${path}`).toBeLessThanOrEqual(mostLix.staff);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(wide, `width of ${path}`).toBeLessThanOrEqual(320);
		}
	}
});
