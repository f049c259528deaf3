import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { dropCookie, readCookie, setCookie } from './cookie.ts';

/** A browser's cookies, as far as ours are concerned. */
function jar() {
	const kept = new Map<string, { value: string; how: object }>();
	const cookies = {
		get: (name: string) => kept.get(name)?.value,
		set: (name: string, value: string, how: object) => void kept.set(name, { value, how }),
		delete: (name: string) => void kept.delete(name),
	};
	return { kept, cookies: cookies as unknown as Cookies };
}

test('over https the cookie is bound to this host, never seen by a script, and ends with the browser', () => {
	const { kept, cookies } = jar();
	const url = new URL('https://medbestem.example/login');
	setCookie(cookies, url, 'staff', 'secret');
	expect([...kept]).toEqual([
		['__Host-pb_staff', { value: 'secret', how: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } }],
	]);
	expect(readCookie(cookies, url, 'staff')).toBe('secret');
	expect(readCookie(cookies, new URL('http://medbestem.example/'), 'staff')).toBeUndefined();
	dropCookie(cookies, url, 'staff');
	expect(kept.size).toBe(0);
});
