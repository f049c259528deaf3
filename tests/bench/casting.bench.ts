import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime, codeOf, insideOf, votesIn } from '../booth.ts';
import { openHouse, saturday } from '../house.ts';

// Casting against its floor: how many votes a second, from the code to the receipt's address, at 1, 16 and 64 phones.
// Ours posts code, choice and vote as a phone does, one after the other; the floor takes all in one post.
// Pages are not asked for, because the floor has none: the guard of a form is read from the pass.

// Both are warmed up by turns that do not count, until their code is compiled. Then they take turns, and the best turn of
// each counts: the machine may have other things to do.

const slug = 'bolbro-2014';
const votes = Number(process.env.VOTES ?? 64);
const [warmUps, turns] = [4, 5];
const phones = [1, 16, 64];
const idle: Line[] = [];

const folder = mkdtempSync(join(tmpdir(), 'floor-'));
const floor = await openFloor();
const house = await openHouse({
	seeds: [[slug, '--phase', 'open', '--cards', String(votes * (warmUps + phones.length * turns))]],
	settings: { TEST_NOW: saturday }, // no file is read for the time
});
let used = 0;
const voters = () => Array.from({ length: votes }, () => ++used);
for (let turn = 0; turn < warmUps; turn += 1) {
	const numbers = voters();
	await rateOfFloor(16, numbers);
	await rateOfHouse(16, numbers);
}
for (const clients of phones) {
	const [fast, fair] = [[0], [0]];
	for (let turn = 0; turn < turns; turn += 1) {
		const numbers = voters();
		fast.push(await rateOfFloor(clients, numbers));
		fair.push(await rateOfHouse(clients, numbers));
	}
	const [most, ours] = [Math.max(...fast), Math.max(...fair)];
	const line = `${ours.toFixed(1)} votes/s against ${most.toFixed(1)}: ratio ${(ours / most).toFixed(2)}`;
	console.log(`casting, ${String(clients).padStart(2)} phones: ${line}`);
}
if (votesIn(house) !== used) throw new Error(`only ${votesIn(house)} of ${used} votes arrived`);
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

/** How many votes a second are cast, with so many voters at a time. */
async function rateOf(clients: number, numbers: readonly number[], cast: (number: number) => Promise<unknown>) {
	const began = performance.now();
	await atATime(
		clients,
		numbers.map((number) => () => cast(number)),
	);
	const seconds = (performance.now() - began) / 1000;
	for (const { end } of idle.splice(0)) end(); // a server hangs up on lines that nobody uses
	return numbers.length / seconds;
}

function rateOfFloor(clients: number, numbers: readonly number[]): Promise<number> {
	return rateOf(clients, numbers, (number) => post(floor.url, { code: codeOf('floor', number), choice: '3' }));
}

/** The three posts of every voter, one after the other. */
function rateOfHouse(clients: number, numbers: readonly number[]): Promise<number> {
	return rateOf(clients, numbers, async (number) => {
		const typed = await post(`${house.origin}/stem`, { code: codeOf(slug, number) });
		const chosen = await post(`${house.origin}/stem/vaelg`, { cast_id: guardOf(typed), choice: '3' }, typed);
		await post(`${house.origin}/stem/tjek-valg`, { cast_id: guardOf(chosen) }, chosen);
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
	const line = idle.pop() ?? openLine(Number(port));
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

/** A connection that stays open for a turn. It knows just enough of HTTP: a client takes its time from the server beside it. */
function openLine(port: number) {
	const socket = connect(port, '127.0.0.1').setNoDelay().setEncoding('latin1');
	let heard = '';
	let answer = Promise.withResolvers<string>();
	socket.on('data', (chunk: string) => {
		heard += chunk;
		const head = heard.indexOf('\r\n\r\n');
		if (head < 0) return;
		const length = /\r\ncontent-length: (\d+)/i.exec(heard)?.[1];
		const isWhole = length ? heard.length === head + 4 + Number(length) : heard.endsWith('\r\n0\r\n\r\n');
		if (!isWhole) return;
		answer.resolve(heard);
		heard = '';
	});
	socket.on('close', () => answer.reject(new Error('the server hung up')));
	return {
		send(request: string): Promise<string> {
			answer = Promise.withResolvers();
			socket.write(request);
			return answer.promise;
		},
		end: () => socket.destroy(),
	};
}
type Line = ReturnType<typeof openLine>;
