import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime, codeOf, insideOf, votesIn } from '../booth.ts';
import { openHouse, saturday } from '../house.ts';

// Casting against its floor: how many votes a second, from the code to the receipt's address, at 1, 16 and 64 phones. A vote
// is three posts, one after the other: code, choice, cast. The floor takes the same three; and, as the least that can be
// thought of, all in one. Pages are not asked for, because the floor has none: the guard of a form is read from the pass.

// All are warmed up by a turn that does not count. Then they take turns, and the best turn of each counts: the machine
// may have other things to do.

const slug = 'bolbro-2014';
const votes = Number(process.env.VOTES ?? 64);
const turns = 3;
const phones = [1, 16, 64];
const idle: Line[] = [];

const folder = mkdtempSync(join(tmpdir(), 'floor-'));
const floor = await openFloor();
const house = await openHouse({
	seeds: [[slug, '--phase', 'open', '--cards', String(votes * (1 + phones.length * turns))]],
	settings: { TEST_NOW: saturday }, // no file is read for the time
});
let used = 0;
const voters = () => Array.from({ length: votes }, () => ++used);
const ways = [rateOfHouse, rateOfFloor, rateInOnePost];
const warming = voters();
for (const rate of ways) await rate(16, warming);
for (const clients of phones) {
	const best = [0, 0, 0];
	for (let turn = 0; turn < turns; turn += 1) {
		const numbers = voters();
		for (const [at, rate] of ways.entries()) best[at] = Math.max(best[at] ?? 0, await rate(clients, numbers));
	}
	const [ours = 0, same = 0, one = 0] = best;
	const against = `${same.toFixed(1)}: ratio ${(ours / same).toFixed(2)}; in one post ${one.toFixed(1)}: ${(ours / one).toFixed(2)}`;
	console.log(`casting, ${String(clients).padStart(2)} phones: ${ours.toFixed(1)} votes/s against ${against}`);
}
if (votesIn(house) !== used) throw new Error(`only ${votesIn(house)} of ${used} votes arrived`);
for (const { end } of idle) end();
house.close();
floor.server.kill();
rmSync(folder, { recursive: true, force: true });

async function openFloor() {
	const program = join(import.meta.dirname, 'casting-floor.ts');
	const server = spawn(process.execPath, [program, join(folder, 'floor.db')], { stdio: ['ignore', 'pipe', 'inherit'] });
	const port = await new Promise<string>((listens) =>
		server.stdout.once('data', (line) => listens(String(line).trim())),
	);
	return { server, url: `http://127.0.0.1:${port}/` };
}

type Cast = (number: number) => Promise<unknown>;

/** How many votes a second are cast, with so many voters at a time. */
async function rateOf(clients: number, numbers: readonly number[], cast: Cast): Promise<number> {
	const began = performance.now();
	await atATime(
		clients,
		numbers.map((number) => () => cast(number)),
	);
	return numbers.length / ((performance.now() - began) / 1000);
}

function rateInOnePost(clients: number, numbers: readonly number[]): Promise<number> {
	return rateOf(clients, numbers, (number) => post(floor.url, { code: codeOf('one post', number), choice: '3' }));
}

function rateOfFloor(clients: number, numbers: readonly number[]): Promise<number> {
	return rateOf(clients, numbers, async (number) => {
		const pass = await post(`${floor.url}stem`, { code: codeOf('floor', number) });
		await post(`${floor.url}stem/vaelg`, { cast_id: pass, choice: '3' }, pass);
		await post(`${floor.url}stem/tjek-valg`, { cast_id: pass }, pass);
	});
}

function rateOfHouse(clients: number, numbers: readonly number[]): Promise<number> {
	const { origin } = house;
	return rateOf(clients, numbers, async (number) => {
		const typed = await post(`${origin}/stem`, { code: codeOf(slug, number) });
		const chosen = await post(`${origin}/stem/vaelg`, { cast_id: guardOf(typed), choice: '3' }, typed);
		await post(`${origin}/stem/tjek-valg`, { cast_id: guardOf(chosen) }, chosen);
	});
}

/** What a form must carry, read from the pass instead of the page that shows it. */
function guardOf(pass: string): string {
	return insideOf(house, pass)?.castId ?? '';
}

/** Posts a form; answers with the pass that came back. Busy is asked again after a moment. */
async function post(url: string, form: Record<string, string>, pass = ''): Promise<string> {
	for (;;) {
		const body = new URLSearchParams(form).toString();
		const answer = await ask(url, pass, body);
		if (answer.status === 303) return answer.pass;
		if (answer.status !== 429) throw new Error(`${url} answered ${answer.status}`);
		await new Promise((later) => setTimeout(later, 200));
	}
}

async function ask(url: string, pass: string, body: string) {
	const { origin, host, port, pathname } = new URL(url);
	const kept = idle.findIndex((line) => line.port === port);
	const line = idle.splice(kept, kept < 0 ? 0 : 1)[0] ?? openLine(port);
	const head = [
		`POST ${pathname} HTTP/1.1`,
		`Host: ${host}`,
		`Origin: ${origin}`,
		...(pass && [`Cookie: stem=${pass}`]),
		'Content-Type: application/x-www-form-urlencoded',
		`Content-Length: ${body.length}`,
	];
	const answer = await line.send(`${head.join('\r\n')}\r\n\r\n${body}`);
	idle.push(line);
	return { status: Number(answer.slice(9, 12)), pass: /\r\nset-cookie: stem=([^;]*)/i.exec(answer)?.[1] ?? '' };
}

/** A connection that stays open. It knows just enough of HTTP: a client takes its time from the server beside it. */
function openLine(port: string) {
	const socket = connect(Number(port), '127.0.0.1').setNoDelay().setEncoding('latin1');
	let heard = '';
	let waiting = Promise.withResolvers<string>();
	socket.on('data', (chunk: string) => {
		heard += chunk;
		const head = heard.indexOf('\r\n\r\n');
		const length = /\r\ncontent-length: (\d+)/i.exec(heard)?.[1];
		const isWhole = length ? heard.length === head + 4 + Number(length) : heard.endsWith('\r\n0\r\n\r\n');
		if (head < 0 || !isWhole) return;
		waiting.resolve(heard);
		heard = '';
	});
	socket.on('close', () => waiting.reject(new Error('the server hung up')));
	return {
		port,
		send(request: string): Promise<string> {
			waiting = Promise.withResolvers();
			socket.write(request);
			return waiting.promise;
		},
		end: () => socket.destroy(),
	};
}
type Line = ReturnType<typeof openLine>;
