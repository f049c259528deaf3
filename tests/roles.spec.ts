import type { APIRequestContext } from '@playwright/test';
import type { Role } from '../src/lib/domain/people/person.ts';
import { access, type Access, type Who } from '../src/lib/server/access.ts';
import { addressOf } from './addresses.ts';
import { codeOf, inside } from './booth.ts';
import { expect, test } from './house.ts';

const table: Readonly<Record<string, Access>> = access;
const home = 'bolbro-2015';
const away = 'naesby';

/** Each person of the demo: roles for the whole place, and roles in single rounds. */
const people: Readonly<Record<string, { roles: readonly Role[]; rounds: Readonly<Record<string, readonly Role[]>> }>> =
	{
		'demo-asta': { roles: ['administrator'], rounds: {} },
		'demo-bo': { roles: ['coordinator'], rounds: {} },
		'demo-carla': { roles: [], rounds: { [home]: ['facilitator'] } },
		'demo-dan': { roles: [], rounds: { [away]: ['facilitator'] } },
		'demo-emil': { roles: [], rounds: { [home]: ['officer'], [away]: ['officer'] } },
		'demo-fie': { roles: ['councillor'], rounds: {} },
	};

/** Whether a status is what a verdict promises. */
const isKept = {
	nothing: (status: number) => status === 404 || status === 405,
	no_device: (status: number) => status === 401,
	not_yours: (status: number) => status === 403,
	in: (status: number) => status < 500 && ![401, 403, 405].includes(status),
};

/** What the table promises this person at this address: nothing there, in, 401 where only devices are let in, or 403. */
function promised(who: Who | undefined, name: string, round: string | undefined): keyof typeof isKept {
	if (who === undefined) return 'nothing';
	if (who === 'everyone' || who === 'anyone_signed_in') return 'in';
	if (who === 'scribe' || who === 'screen') return 'no_device';
	const { roles = [], rounds = {} } = people[name] ?? {};
	const held = [...roles, ...((round && rounds[round]) || [])];
	return held.some((role) => who.includes(role)) ? 'in' : 'not_yours';
}

async function signIn(request: APIRequestContext, name: string, origin: string) {
	const answer = await request.post('/login?/demo', { form: { person: name }, headers: { origin }, maxRedirects: 0 });
	expect(answer.status()).toBe(303);
}

// pages that answer with the status they are about, and what would end the walk: signing out, or being signed out
const ownStatus = '/[[lang=lang]]/problem/[reason=reason]';
const endsTheWalk = ['/[[lang=lang]]/logout', '/[[lang=lang]]/login', '/[[lang=lang]]/login/code'];

test.describe.configure({ mode: 'parallel' });

for (const name of Object.keys(people)) {
	test(`${name} is let in at every address, by every method and action, as the table says and no further`, async ({
		request,
		house,
	}) => {
		test.setTimeout(240_000);
		const headers = { origin: house.origin };
		const faults: string[] = [];
		await signIn(request, name, house.origin);

		for (const [route, entry] of Object.entries(table)) {
			if ((!entry.get && !entry.post) || route === ownStatus) continue;
			for (const round of route.includes('[round=round]') ? [home, away] : [undefined]) {
				const path = addressOf(route, round);
				const expectCell = (status: number, who: Who | undefined, cell: string) => {
					const verdict = promised(who, name, round);
					if (!isKept[verdict](status)) faults.push(`${cell}: ${status}, though ${verdict}`);
				};

				for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'] as const) {
					const answer = await request.fetch(path, { method, headers, maxRedirects: 0 });
					expectCell(
						answer.status(),
						method === 'GET' || method === 'HEAD' ? entry.get : undefined,
						`${method} ${path}`,
					);
				}
				if (!route.includes('.') && entry.get) {
					const data = await request.get(`${path === '/' ? '' : path}/__data.json`, { maxRedirects: 0 });
					expectCell(data.status(), entry.get, `data of ${path}`);
				}
				if (endsTheWalk.includes(route)) continue;
				// a form that fits no schema: whoever is let in is told so, and nothing is changed
				for (const action of new Set([...Object.keys(entry.post ?? {}), 'no_such_action'])) {
					const to = action === 'default' ? path : `${path}?/${action}`;
					const answer = await request.post(to, { form: { 'fits[]': 'nothing' }, headers, maxRedirects: 0 });
					if (action === 'end_all') await signIn(request, name, house.origin);
					expectCell(answer.status(), entry.post?.[action], `POST ${to}`);
				}
			}
		}
		expect(faults).toEqual([]);
	});
}

test('a facilitator who swaps the round in an address is told that it is not theirs, whatever else the address names', async ({
	request,
	house,
}) => {
	await signIn(request, 'demo-dan', house.origin);
	const staff = Object.entries(table).filter(([route]) => /\/(work|print|desk)\/\[round=round\]/.test(route));
	expect(staff.length).toBeGreaterThan(1);
	for (const [route, { get, post = {} }] of staff) {
		const foreign = addressOf(route, home);
		if (get) expect((await request.get(foreign)).status(), foreign).toBe(403);
		for (const action of Object.keys(post)) {
			const to = action === 'default' ? foreign : `${foreign}?/${action}`;
			const answer = await request.post(to, { form: { id: 'naesby-pulje' }, headers: { origin: house.origin } });
			expect(answer.status(), to).toBe(403);
		}
	}
});

test('the things of another round cannot be reached through one’s own', async ({ request, house }) => {
	await signIn(request, 'demo-dan', house.origin);
	const headers = { origin: house.origin };
	const before = await (await request.get('/bolbro-2015')).text();
	const foreign = {
		drop_track: { id: 'bolbro-2015-lille' },
		drop_place: { id: 'bolbro-2015-hallen' },
		track: {
			id: 'bolbro-2015-lille',
			name: 'X',
			pot: '1',
			priceAbove: '',
			priceAtMost: '',
			format: 'one_mark',
			marks: '1',
			rule: 'greedy_skip',
			threshold: '0',
		},
		place: {
			id: 'bolbro-2015-hallen',
			name: 'X',
			address: '',
			opensAt: '2027-01-01T10:00',
			closesAt: '2027-01-01T15:00',
		},
	};
	for (const [action, form] of Object.entries(foreign)) {
		const answer = await request.post(`/work/naesby/settings?/${action}`, { form, headers, maxRedirects: 0 });
		expect(answer.status(), action).toBe(409);
		expect(await answer.text(), action).toContain('Den er her ikke mere');
	}
	expect(await (await request.get('/bolbro-2015')).text()).toBe(before);
});

test('ideas and cards of another round are not there in one’s own, whatever is asked of them', async ({
	request,
	house,
}) => {
	await signIn(request, 'demo-dan', house.origin);
	const headers = { origin: house.origin };
	const foreign = inside(house, (db) =>
		db.prepare("SELECT id, slug FROM ideas WHERE round_id = 'bolbro-2015' AND number = 5").get(),
	) as { id: string; slug: string };
	const kept = () =>
		inside(house, (db) => [
			db.prepare("SELECT * FROM ideas WHERE round_id = 'bolbro-2015'").all(),
			db.prepare("SELECT hex(pub), status FROM cards WHERE round_id = 'bolbro-2015'").all(),
		]);
	const before = kept();

	const ofIdea = Object.entries(table).filter(([route]) => /\/(work|print)\/\[round=round\].*\[idea\]/.test(route));
	expect(ofIdea.length).toBeGreaterThan(3);
	for (const [route, { get, post = {} }] of ofIdea) {
		const path = addressOf(route.replace('[idea]', foreign.slug), away);
		if (get) expect((await request.get(path)).status(), path).toBe(404);
		for (const action of Object.keys(post).filter((one) => promised(post[one], 'demo-dan', away) === 'in')) {
			const to = action === 'default' ? path : `${path}?/${action}`;
			const answer = await request.post(to, { form: { text: 'X', hidden: 'yes' }, headers, maxRedirects: 0 });
			expect([400, 404, 409], to).toContain(answer.status());
		}
	}
	const placing = { 'idea[]': foreign.id, 'number[]': '1', 'track[]': '', 'price[]': '1', 'picture[]': '' };
	await request.post(`/work/${away}/poll/ballot`, { form: placing, headers, maxRedirects: 0 });
	const second = { second_email: 'bo@demo.example', second_password: 'tag-en-kop-kaffe' };
	const revoke = { act: 'revoke_card', code: codeOf(home, 1), ...second };
	const refused = await request.post(`/work/${away}/cards?/change`, { form: revoke, headers, maxRedirects: 0 });
	expect([refused.status(), await refused.text()]).toEqual([409, expect.stringContaining('Vi kender ikke den kode')]);
	expect(kept()).toEqual(before);
});
