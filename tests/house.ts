import { test as base } from '@playwright/test';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frugal } from '../src/cli/house.mjs';

const root = join(import.meta.dirname, '..');
const node = join(root, 'node_modules/.bin/node');

/** A running installation of its own: fresh data, own port, a clock that the test moves. */
export type House = {
	readonly origin: string;
	readonly dataDir: string;
	readonly keyDir: string;
	/** The database file, to look into from outside. */
	readonly database: string;
	/** What the server has written to its log so far. */
	readonly log: () => string;
	/** Sets the clock of the house. */
	readonly setClock: (instant: string) => void;
	/** Runs a command of the house, such as `seed.ts`, and answers with what it printed. */
	readonly run: (script: string, ...args: readonly string[]) => string;
	/** The settings, for a second server on the same data. */
	readonly env: Readonly<Record<string, string>>;
	/** The listening process. */
	readonly pid: () => number;
	/** Ends the server at once, as a power cut would, and starts it again on the same data. */
	readonly kill: () => void;
	readonly restart: () => Promise<void>;
	readonly close: () => void;
};

/** Saturday of the tests: 12 September 2026, 11.00 Danish time. */
export const saturday = '2026-09-12T09:00:00Z';

/** Opens a house. `seeds` are lists of words for `npm run seed`; without any it holds the demo. */
export async function openHouse({
	seeds = [],
	now = saturday,
	settings = {},
}: { seeds?: readonly (readonly string[])[]; now?: string; settings?: Record<string, string> } = {}): Promise<House> {
	const folder = mkdtempSync(join(tmpdir(), 'medbestem-'));
	const port = await freePort();
	const clockFile = join(folder, 'clock');
	writeFileSync(clockFile, now);
	const env = {
		...process.env,
		NODE_ENV: 'test',
		PORT: String(port),
		ORIGIN: `http://localhost:${port}`,
		DATA_DIR: join(folder, 'data'),
		KEY_DIR: join(folder, 'keys'),
		TEST_NOW: `file:${clockFile}`,
		UV_USE_IO_URING: '0',
		...settings,
	} as Record<string, string>;
	const run = (script: string, ...args: readonly string[]) =>
		execFileSync(node, [join(root, 'src/cli', script), ...args], { env, encoding: 'utf8' });

	const furnish = () => {
		for (const words of seeds) run('seed.ts', ...words);
		run('before-start.ts');
	};
	if (Object.keys(settings).length > 0) furnish();
	else likeAnother(folder, JSON.stringify([seeds, now]), furnish);
	const written: string[] = [];
	const start = () => serve(env, written);
	let server = await start();

	return {
		origin: env.ORIGIN as string,
		dataDir: join(folder, 'data'),
		keyDir: join(folder, 'keys'),
		database: join(folder, 'data/medbestem.db'),
		log: () => written.join(''),
		setClock: (instant) => {
			writeFileSync(`${clockFile}.next`, instant);
			renameSync(`${clockFile}.next`, clockFile); // the server never reads a half-written time
		},
		run,
		env,
		pid: () => server.pid ?? 0,
		kill: () => void server.kill('SIGKILL'),
		restart: async () => {
			server = await start();
		},
		close: () => {
			server.kill('SIGTERM');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Data and keys as in the first house of this run that was furnished alike: seeding takes seconds. */
function likeAnother(folder: string, furniture: string, furnish: () => void): void {
	const shelf = process.env.HOUSES;
	if (!shelf) return furnish();
	const shown = join(shelf, createHash('sha256').update(furniture).digest('hex'));
	const parts = ['data', 'keys'];
	if (existsSync(shown)) {
		for (const part of parts) cpSync(join(shown, part), join(folder, part), { recursive: true });
		return;
	}
	furnish();
	const mine = join(shelf, randomUUID());
	for (const part of parts) cpSync(join(folder, part), join(mine, part), { recursive: true });
	try {
		renameSync(mine, shown);
	} catch {
		rmSync(mine, { recursive: true }); // another worker was first
	}
}

/** Starts a server with these settings; answers when it listens. */
export function serve(env: Readonly<Record<string, string>>, written: string[] = []): Promise<ChildProcess> {
	const server = spawn(node, [...frugal, join(root, 'src/cli/serve.mjs')], { env });
	return new Promise((resolve, reject) => {
		const hear = (chunk: Buffer) => {
			written.push(String(chunk));
			if (String(chunk).includes('Medbestem is ready')) resolve(server);
		};
		server.stdout.on('data', hear);
		server.stderr.on('data', hear);
		server.once('exit', () => reject(new Error(`the server ended: ${written.join('')}`)));
	});
}

/** A test inside a house that its worker shares; `seeds` and `now` are set with `test.use`. */
export const test = base.extend<object, { seeds: readonly (readonly string[])[]; now: string; house: House }>({
	seeds: [[], { option: true, scope: 'worker' }],
	now: [saturday, { option: true, scope: 'worker' }],
	house: [
		async ({ seeds, now }, use) => {
			const house = await openHouse({ seeds, now });
			await use(house);
			house.close();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ house }, use) => use(house.origin),
});

export { expect } from '@playwright/test';

/** A port that nobody uses. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
