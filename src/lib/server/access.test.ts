import { expect, test } from 'vitest';
import { id, type PersonId, type RoundId } from '../domain/ids.ts';
import { roles, type Person, type Role } from '../domain/people/person.ts';
import { access, bodyLimit, mayEnter, type Access } from './access.ts';

const table: Readonly<Record<string, Access>> = access;
const pages = import.meta.glob('/src/routes/**/+page.svelte', { exhaustive: true });
const servers = import.meta.glob<{ actions?: Record<string, unknown> }>('/src/routes/**/+page.server.ts', {
	eager: true,
	exhaustive: true,
});
const endpoints = import.meta.glob<Record<string, unknown>>('/src/routes/**/+server.ts', {
	eager: true,
	exhaustive: true,
});

const routeOf = (file: string) => file.slice('/src/routes'.length, file.lastIndexOf('/')) || '/';

test('every page can be opened by somebody, and nothing but pages and endpoints can', () => {
	const there = [...Object.keys(pages), ...Object.keys(endpoints), ...Object.keys(servers)].map(routeOf);
	const open = Object.keys(table).filter((route) => table[route]?.get || table[route]?.post);
	expect(open.sort()).toEqual([...new Set(there)].sort());
});

test('the actions of each page are those that the table names', () => {
	for (const [file, { actions = {} }] of Object.entries(servers)) {
		const named = Object.keys(table[routeOf(file)]?.post ?? {});
		expect(named.sort(), file).toEqual(Object.keys(actions).sort());
	}
});

test('the methods of each endpoint are those that the table names', () => {
	for (const [file, module] of Object.entries(endpoints)) {
		const entry = table[routeOf(file)];
		const methods = Object.keys(module).filter((name) => /^[A-Z]+$/.test(name));
		const named = [...(entry?.get ? ['GET'] : []), ...(entry?.post ? ['POST'] : [])];
		expect(methods.sort(), file).toEqual(named.sort());
	}
});

const round = id<RoundId>('r1');
const person = (held: readonly Role[], inRound: readonly Role[] = []): Person => ({
	id: id<PersonId>('p'),
	name: 'P',
	roles: held,
	inRounds: new Map([[round, inRound]]),
});

test('what the table does not name is refused: unknown addresses, methods and actions', () => {
	const knock = { action: 'default', person: person(roles), round };
	expect(mayEnter({ ...knock, routeId: '/nowhere', method: 'GET' })).toBe('wrong_method');
	expect(mayEnter({ ...knock, routeId: '/healthz', method: 'POST' })).toBe('wrong_method');
	expect(mayEnter({ ...knock, routeId: '/healthz', method: 'DELETE' })).toBe('wrong_method');
	expect(mayEnter({ ...knock, routeId: 'constructor', method: 'GET' })).toBe('wrong_method');
	expect(mayEnter({ ...knock, routeId: '/healthz', method: 'GET' })).toBe('in');
});

test('the addresses of devices let in the devices they are for, and nobody by signing in', () => {
	const tablet = { routeId: '/[[lang=lang]]/tablet', method: 'POST', action: 'write', person: person(roles) };
	expect(mayEnter(tablet)).toBe('no_device');
	expect(mayEnter({ ...tablet, device: 'screen' })).toBe('no_device');
	expect(mayEnter({ ...tablet, device: 'scribe', person: null })).toBe('in');
	expect(mayEnter({ ...tablet, device: 'scribe', action: 'pile' })).toBe('wrong_method');
	const notes = { ...tablet, routeId: '/[[lang=lang]]/work/[round=round]/meetings/[meeting]/notes' };
	expect(mayEnter({ ...notes, device: 'scribe', person: null })).toBe('sign_in');
});

test('a form is small unless the table says otherwise', () => {
	expect(bodyLimit('/nowhere')).toBe(16 * 1024);
});

test('a page has either one action or several with names: SvelteKit takes no mixture', () => {
	for (const [file, { actions = {} }] of Object.entries(servers)) {
		const names = Object.keys(actions);
		expect(names.includes('default') && names.length > 1, file).toBe(false);
	}
});
