import { expectAccessible } from '../axe.ts';
import { codeOf, votesIn } from '../booth.ts';
import { expect, test } from '../house.ts';
import { enlarged, expectEasy, expectLedBackTo, expectSeen, expectSound, tabTo } from '../keyboard.ts';

const slug = 'bolbro-2014';

test.use({
	seeds: [[[slug, '--phase', 'open']], { scope: 'worker' }],
	...enlarged,
});

test('a man who sees little votes with the keyboard alone, at 400 %, and is never lost', async ({ page, house }) => {
	test.setTimeout(240_000);
	const before = votesIn(house);
	await page.goto('/stem');
	await expectSound(page);

	await tabTo(page, '#code');
	await page.keyboard.type('AAAA-AAAA-AAAA');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem?svar*');
	await expectLedBackTo(page, page.locator('#code'));
	await page.keyboard.press('Control+A');
	await page.keyboard.type(codeOf(slug, 1));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/vaelg*');
	await expectSound(page);
	await expect(page.locator('fieldset')).toHaveAccessibleName(/\S/);

	await tabTo(page, '[data-testid=vote-continue]');
	await page.keyboard.press('Space');
	await page.waitForURL('**/stem/vaelg?svar*');
	await expectLedBackTo(page, page.getByRole('radio').first());
	for (let step = 0; step < 3; step += 1) {
		await page.keyboard.press('ArrowDown');
		await expectSeen(page);
	}
	await expect(page.getByRole('radio').nth(3)).toBeChecked();

	await tabTo(page, '[data-testid=vote-continue]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/tjek-valg*');
	await expectSound(page);
	await tabTo(page, '[data-testid=vote-cast]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/stem/tak*');
	await expectSound(page);
	await expect(page.getByRole('status')).toContainText('Din stemme er gemt');
	expect(votesIn(house)).toBe(before + 1);

	// the other things that can be said to a voter are as easy to read
	for (const [path, code] of [
		['/stem', codeOf(slug, 1)],
		['/tjek', codeOf(slug, 1)],
		['/tjek', codeOf(slug, 40)],
	] as const) {
		await page.context().clearCookies();
		await page.goto(path);
		await page.locator('#code').fill(code);
		await page.locator('#code').press('Enter');
		await page.waitForURL('**?svar*');
		await expectEasy(page);
	}
});

test('where colours are forced, a button, a chosen idea and what has the focus keep their outlines', async ({
	page,
}) => {
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await page.goto(`/stem#${codeOf(slug, 2)}`);
	await page.waitForURL('**/stem/vaelg');
	const outline = (part: string, of: 'border' | 'outline') =>
		page
			.locator(part)
			.first()
			.evaluate((element, side) => {
				const style = getComputedStyle(element);
				return side === 'border'
					? `${style.borderTopStyle} ${style.borderTopWidth}`
					: `${style.outlineStyle} ${style.outlineWidth}`;
			}, of);
	expect(await outline('[data-testid=vote-continue]', 'border')).toMatch(/^solid [2-9]px/);
	expect(await outline('[type=radio]', 'border')).toMatch(/^solid [2-9]px/);
	await page.getByRole('radio').first().check();
	expect(await outline('.choice:has(:checked)', 'outline')).toMatch(/^solid [2-9]px/);
	await page.getByRole('radio').first().press('ArrowDown');
	expect(await outline(':focus-visible', 'outline')).toMatch(/^solid [2-9]px/);
	const moving = await page.evaluate(() => document.getAnimations().length);
	expect(moving, 'nothing moves').toBe(0);
	await expectAccessible(page);
});
