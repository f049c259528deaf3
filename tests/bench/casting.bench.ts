import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atATime, codeOf, insideOf, votesIn } from '../booth.ts';
import { openHouse, saturday } from '../house.ts';

// Casting against its floor: how many votes a second, from the code to the receipt's address, at 1, 16 and 64 phones.
// Ours posts code, choice and vote as a phone does, one after the other; the floor takes all in one post.
// Pages are not asked for, because the floor has none: the guard of a form is read from the pass.

// Both are warmed up by a turn that does not count. Then they take turns, and the best turn of each counts: the machine
// may have other things to do.

const slug = 'bolbro-2014';
const votes = Number(process.env.VOTES ?? 64);
const turns = 3;
const phones = [1, 16, 64];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const folder = mkdtempSync(join(tmpdir(), 'floor-'));
const floor = await openFloor();
const house = await openHouse({
	seeds: [[slug, '--phase', 'open', '--cards', String(votes * (1 + phones.length * turns))]],
	settings: { TEST_NOW: saturday }, // no file is read for the time
});
let used = 0;
const voters = () => Array.from({ length: votes }, () => ++used);
const warming = voters();
await rateOfFloor(16, warming);
await rateOfHouse(16, warming);
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
agent.destroy();
rmSync(folder, { recursive: true, force: true });

async function openFloor() {
	const program = join(import.meta.dirname, 'casting-floor.ts');
	const server = spawn(process.execPath, [program, join(folder, 'floor.db')], { stdio: ['ignore', 'pipe', 'inherit'] });
	const port = await new Promise<string>((listens) =>
		server.stdout.once('data', (line) => listens(String(line).trim())),
	);
	return { server, url: `http://127.0.0.1:${port}/` };
}

async function rateOfFloor(clients: number, numbers: readonly number[]): Promise<number> {
	const began = performance.now();
	await atATime(
		clients,
		numbers.map((number) => () => post(floor.url, { code: codeOf('floor', number), choice: '3' })),
	);
	return numbers.length / ((performance.now() - began) / 1000);
}

/** The three posts of every voter, one after the other, with so many voters at a time. */
async function rateOfHouse(clients: number, numbers: readonly number[]): Promise<number> {
	const { origin } = house;
	const began = performance.now();
	await atATime(
		clients,
		numbers.map((number) => async () => {
			const typed = await post(`${origin}/stem`, { code: codeOf(slug, number) });
			const chosen = await post(`${origin}/stem/vaelg`, { cast_id: guardOf(typed), choice: '3' }, typed);
			await post(`${origin}/stem/tjek-valg`, { cast_id: guardOf(chosen) }, chosen);
		}),
	);
	return numbers.length / ((performance.now() - began) / 1000);
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

function ask(url: string, pass: string, body: string) {
	return new Promise<{ status: number; pass: string }>((resolve, reject) => {
		const headers = {
			origin: new URL(url).origin,
			...(pass && { cookie: `stem=${pass}` }),
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': Buffer.byteLength(body),
		};
		const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
			answer.resume().on('end', () => {
				const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('stem='));
				resolve({ status: answer.statusCode ?? 0, pass: cookie?.slice(5).split(';')[0] ?? '' });
			});
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
