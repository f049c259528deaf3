import { readFileSync } from 'node:fs';
import { access, type Access } from '../src/lib/server/access.ts';
import { addressOf } from './addresses.ts';
import { expect, openHouse, test } from './house.ts';

const table: Readonly<Record<string, Access>> = access;

test('every address answers a stranger as the table says, page, data and every method', async ({ request, house }) => {
	for (const [route, entry] of Object.entries(table)) {
		if (!entry.get && !entry.post) continue;
		const path = addressOf(route);
		const headers = { origin: house.origin };
		for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
			const form = method === 'POST' ? { a: 'b' } : undefined;
			const answer = await request.fetch(path, { method, headers, maxRedirects: 0, ...(form && { form }) });
			const who =
				method === 'GET' || method === 'HEAD' ? entry.get : method === 'POST' ? entry.post?.default : undefined;
			const cell = `${method} ${route}: ${answer.status()}`;

			if (who === undefined) expect([404, 405], cell).toContain(answer.status());
			else if (who === 'everyone')
				expect(answer.status() < 500 && ![401, 405].includes(answer.status()), cell).toBe(true);
			else expect(answer.status(), cell).toBe(401);
		}

		if (!entry.get || route.includes('.')) continue;
		const data = await request.get(`${path === '/' ? '' : path}/__data.json`, { maxRedirects: 0 });
		if (entry.get === 'everyone') expect(data.status(), `data of ${route}`).toBeLessThan(500);
		else expect(data.status(), `data of ${route}`).toBe(401);
	}
});

test('an action that the table does not name is refused', async ({ request, house }) => {
	const answer = await request.post('/?/anything', { form: { a: 'b' }, headers: { origin: house.origin } });
	expect(answer.status()).toBe(405);
});

test('a form from somewhere else is refused with a page that says what to do', async ({ request }) => {
	const posts = Object.entries(table).flatMap(([route, { post }]) =>
		post?.default === 'everyone' ? [addressOf(route)] : [],
	);
	for (const path of posts) {
		for (const origin of ['https://evil.example', 'null']) {
			const answer = await request.post(path, { form: { a: 'b' }, headers: { origin } });
			expect(answer.status(), path).toBe(403);
			expect(await answer.text()).toContain('Vi kunne ikke se, hvor du kom fra');
		}
	}
});

test('every answer carries the security headers, pages and errors alike', async ({ request }) => {
	for (const path of ['/', '/bolbro-2015', '/findes-ikke', '/healthz', '/robots.txt', '/en/was', '/__data.json']) {
		const headers = (await request.get(path)).headers();
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(headers['referrer-policy'], path).toBe('same-origin');
		expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
		expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
		expect(headers['permissions-policy'], path).toContain('geolocation=()');
		expect(headers['cache-control'], path).toContain('no-store');
		expect(headers['content-security-policy'], path).toContain("default-src 'none'");
		expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
		expect(headers['content-security-policy'], path).not.toContain('unsafe');
	}
});

test('operators, searchers and finders of holes get what they need', async ({ request, house }) => {
	expect(await (await request.get('/healthz')).json()).toMatchObject({
		status: 'ok',
		database: 'ok',
		synchronous: 'FULL',
	});
	expect(await (await request.get('/robots.txt')).text()).toContain(`Sitemap: ${house.origin}/sitemap.xml`);
	expect(await (await request.get('/sitemap.xml')).text()).toContain(`<loc>${house.origin}/bolbro-2014</loc>`);
	const security = await (await request.get('/.well-known/security.txt')).text();
	const expires = Date.parse(/^Expires: (.+)$/m.exec(security)?.[1] ?? '');
	expect(expires - Date.parse('2026-09-12T09:00:00Z')).toBeGreaterThan(30 * 86_400_000);
	expect(expires - Date.parse('2026-09-12T09:00:00Z')).toBeLessThan(366 * 86_400_000);
});

test('a page asked for under another name of this machine is sent to the right one', async ({ request, house }) => {
	const other = house.origin.replace('localhost', '127.0.0.1');
	const answer = await request.get(`${other}/bolbro-2015`, { maxRedirects: 0 });
	expect(answer.status()).toBe(308);
	expect(answer.headers().location).toBe(`${house.origin}/bolbro-2015`);
	expect((await request.get(`${other}/healthz`)).status()).toBe(200);
});

test('the log holds a line a request, and nothing about who asked', async ({ request, house }) => {
	await request.get('/bolbro-2015?navn=Amina', {
		headers: { 'user-agent': 'Navnebrowser', 'x-forwarded-for': '203.0.113.7' },
	});
	const logged = () =>
		house
			.log()
			.split('\n')
			.filter((line) => line.startsWith('{'));
	await expect.poll(() => logged().length, { timeout: 10_000 }).toBeGreaterThan(0);
	const lines = logged();
	for (const line of lines) {
		expect(Object.keys(JSON.parse(line)).sort()).toEqual(
			expect.arrayContaining(['level', 'method', 'route', 'status', 'time', 'took']),
		);
		expect(line).not.toMatch(/Amina|Navnebrowser|203\.0\.113|127\.0\.0\.1|\?/);
	}
});

test('the listening process uses at most 150 MB once it answers', async ({ request }) => {
	const house = await openHouse();
	for (const path of ['/', '/bolbro-2015', '/stem', '/login']) await request.get(house.origin + path);
	const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${house.pid()}/status`, 'utf8'));
	house.close();
	expect(Number(resident?.[1]) / 1024).toBeLessThanOrEqual(150);
});
