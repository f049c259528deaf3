import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { becomeKiosk, beginHelp, hasHelp, kioskOf, kioskPlace } from './kiosk.ts';

/** A browser: it keeps what it is given. */
function device() {
	const kept = new Map<string, string>();
	const cookies = {
		get: (name: string) => kept.get(name),
		set: (name: string, value: string) => void kept.set(name, value),
		delete: (name: string) => void kept.delete(name),
	} as unknown as Cookies;
	return { cookies, url: new URL('http://localhost/') };
}

const seconds = (carrier: ReturnType<typeof device>, page: string) =>
	kioskOf(carrier, `/[[lang=lang]]${page}`)?.seconds;

test('a voter at a screen is asked after a minute, and the receipt goes after ten seconds', () => {
	const screen = device();
	expect(kioskOf(screen, '/[[lang=lang]]/stem')).toBeNull();
	becomeKiosk(screen, 'hallen');
	expect(kioskPlace(screen)).toBe('hallen');
	expect(kioskOf(screen, '/[[lang=lang]]/stem')).toMatchObject({ restart: '/kiosk/hallen', seconds: 60, asks: false });
	for (const page of ['/stem/vaelg', '/[round=round]/help', '/[round=round]/help/ballot', '/kiosk/[place]/assisted'])
		expect(kioskOf(screen, `/[[lang=lang]]${page}`)).toMatchObject({ seconds: 60, asks: true });
	expect(kioskOf(screen, '/[[lang=lang]]/stem/tak')).toMatchObject({ seconds: 10, asks: false, isOver: true });
});

test('who votes with help is not hurried on any page of the vote, and the next voter is as everybody', () => {
	const screen = device();
	becomeKiosk(screen, 'hallen');
	beginHelp(screen);
	expect(hasHelp(screen)).toBe(true);
	const pages = ['/stem', '/stem/vaelg', '/stem/tjek-valg', '/stem/tak', '/[round=round]'];
	expect(pages.map((page) => seconds(screen, page))).toEqual([1800, 1800, 1800, 60, 60]);

	becomeKiosk(screen, 'hallen');
	expect(hasHelp(screen)).toBe(false);
	expect(pages.map((page) => seconds(screen, page))).toEqual([60, 60, 60, 10, 60]);
});

test('those who run rounds are never sent away from what they type', () => {
	const screen = device();
	becomeKiosk(screen, 'hallen');
	for (const page of ['/work/[round=round]', '/desk/[place]', '/print/[round=round]/cards'])
		expect(kioskOf(screen, `/[[lang=lang]]${page}`)).toBeNull();
});
