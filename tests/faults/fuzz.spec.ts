import { connect } from 'node:net';
import * as fc from 'fast-check';
import { access, type Access } from '../../src/lib/server/access.ts';
import { expect, test } from '../house.ts';

const table: Readonly<Record<string, Access>> = access;

/** How many requests each address gets. */
const turns = Number(process.env.RELEASE ? 20_000 : 500);

/** A mark that must never come back unescaped. */
const mark = `<i id=x>"'`;

const odd = fc.oneof(
	fc.constantFrom(
		mark,
		'__proto__',
		'constructor',
		'../../etc/passwd',
		'%00',
		'%E0%A4%A',
		'%2e%2e%2f',
		'\u202e',
		"' OR 1=1 --",
		'{{7*7}}',
		'$t(common:brand)',
		'9'.repeat(400),
		'-1',
		'NaN',
		'1e999',
	),
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
);
const urlSafe = odd.map((text) => [...text].map((sign) => (/[\w.%-]/.test(sign) ? sign : encode(sign))).join(''));
const encode = (sign: string) => (sign.isWellFormed() ? encodeURIComponent(sign) : '%ED%A0%80');

const body = fc.oneof(
	fc.record({
		type: fc.constant('application/x-www-form-urlencoded'),
		text: fc
			.array(fc.tuple(urlSafe, urlSafe), { maxLength: 6 })
			.map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
	}),
	fc.record({
		type: fc.constant('multipart/form-data; boundary=b'),
		text: fc.oneof(
			odd,
			odd.map((text) => `--b\r\nContent-Disposition: form-data; name="code"\r\n\r\n${text}\r\n--b--\r\n`),
		),
	}),
	fc.record({
		type: fc.constantFrom('application/json', 'text/plain', 'application/octet-stream', '', 'a/b; charset=utf-7'),
		text: fc.oneof(odd, fc.json()),
	}),
	fc.record({
		type: fc.constant('application/x-www-form-urlencoded'),
		text: fc.constantFrom(
			'code=' + 'A'.repeat(20_000),
			'code=%FF%FE',
			'&'.repeat(3000),
			'code=1&code=2&code=3',
			'__proto__=1&constructor[prototype]=2',
		),
	}),
);
const header = fc.tuple(
	fc.constantFrom(
		'Accept',
		'Accept-Language',
		'Cookie',
		'X-Forwarded-Host',
		'X-Sveltekit-Action',
		'Range',
		'If-None-Match',
		'Content-Encoding',
		'X-Http-Method-Override',
		'Accept-Encoding',
	),
	odd.map((text) => text.replace(/[^\t\x20-\x7e]/g, '?')),
);

const asked = fc.record({
	method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'BREW'),
	gap: urlSafe,
	tail: fc.option(urlSafe, { nil: '' }),
	query: fc.option(urlSafe, { nil: '' }),
	body,
	headers: fc.array(header, { maxLength: 3 }),
	data: fc.boolean(),
});
type Asked = typeof asked extends fc.Arbitrary<infer A> ? A : never;

test.describe.configure({ mode: 'parallel' });

for (const [route, entry] of Object.entries(table)) {
	if (!entry.get && !entry.post) continue;
	test(`${route} answers ${turns} odd requests without a fault, and reflects nothing`, async ({ house }) => {
		test.setTimeout(turns * 200);
		const { hostname, port, host } = new URL(house.origin);
		const samples = fc.sample(asked, { numRuns: turns, seed: 2014 });
		const faults: string[] = []; // one expectation at the end: thousands of them would take longer than the requests
		for (let at = 0; at < samples.length; at += 10) {
			await Promise.all(
				samples.slice(at, at + 10).map(async (sample) => {
					const answer = await raw(hostname, Number(port), bytesOf(route, sample, host, house.origin));
					const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
					if (status >= 500 || answer.includes(mark))
						faults.push(`${JSON.stringify(sample)} → ${answer.slice(0, 200)}`);
				}),
			);
		}
		expect(faults).toEqual([]);
	});
}

function bytesOf(
	route: string,
	{ method, gap, tail, query, body, headers, data }: Asked,
	host: string,
	origin: string,
): Buffer {
	const filled = route
		.replace('/[[lang=lang]]', '')
		.replace(/\[round=round\]/, gap.length % 2 ? gap : 'bolbro-2015')
		.replace(/\[[^\]]+\]/g, gap);
	const path = `${filled || '/'}${tail && `/${tail}`}${data ? '/__data.json' : ''}${query && `?${query}`}`;
	const text = Buffer.from(method === 'GET' || method === 'HEAD' ? '' : body.text);
	const head = [
		`${method} ${path} HTTP/1.1`,
		`Host: ${host}`,
		'Connection: close',
		`Origin: ${origin}`,
		...(body.type ? [`Content-Type: ${body.type}`] : []),
		`Content-Length: ${text.length}`,
		...headers.map(([name, value]) => `${name}: ${value}`),
	];
	return Buffer.concat([Buffer.from(head.join('\r\n') + '\r\n\r\n'), text]);
}

/** Sends bytes as they are and answers with what came back; nothing in between mends them. */
function raw(hostname: string, port: number, bytes: Buffer): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		const socket = connect(port, hostname, () => socket.write(bytes));
		socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
		socket.on('data', (chunk) => chunks.push(chunk));
		socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
		socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve('') : reject(error)));
	});
}
