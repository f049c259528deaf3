import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

// What can go wrong at a start is said in one plain sentence, without a stack.

const root = join(import.meta.dirname, '..');
const node = join(root, 'node_modules/.bin/node');
const folder = mkdtempSync(join(tmpdir(), 'medbestem-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, settings: Record<string, string>, cwd = root) {
	const env = { ...process.env, DATA_DIR: join(folder, 'data'), KEY_DIR: join(folder, 'keys'), ...settings };
	const { status, stderr, stdout } = spawnSync(node, [join(cwd, script)], {
		cwd,
		env,
		encoding: 'utf8',
		timeout: 60_000,
	});
	return { status, said: stderr.trim(), all: stdout + stderr };
}

test('a port that another program uses is named, with the way out', async () => {
	const other = createServer();
	const port = await new Promise<number>((resolve) => {
		other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
	});
	run('src/cli/before-start.ts', {});
	const { status, said } = run('src/cli/serve.mjs', { PORT: String(port) });
	other.close();
	expect([status, said]).toEqual([
		1,
		`Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`,
	]);
});

test('a folder that cannot be written is named', () => {
	writeFileSync(join(folder, 'file'), '');
	const { status, said } = run('src/cli/before-start.ts', { DATA_DIR: join(folder, 'file/data') });
	expect(status).toBe(1);
	expect(said).toMatch(/^The folder \S+ cannot be written\..*$/);
});

test('a wrong setting is named', () => {
	const { status, said } = run('src/cli/before-start.ts', { PORT: 'eighty' });
	expect(status).toBe(1);
	expect(said).toMatch(/^PORT is wrong: .*$/);
});

test('without a network the start says so', () => {
	const fresh = join(folder, 'fresh');
	mkdirSync(join(fresh, 'src'), { recursive: true });
	for (const file of ['package.json', 'package-lock.json', 'src/cli']) {
		cpSync(join(root, file), join(fresh, file), { recursive: true });
	}
	const nowhere = {
		npm_config_registry: 'http://127.0.0.1:9/',
		npm_config_fetch_retries: '0',
		npm_config_cache: join(folder, 'cache'),
	};
	const { status, said } = run('src/cli/start.mjs', nowhere, fresh);
	expect(status).toBe(1);
	expect(said).toBe('The packages could not be fetched: there is no network. Connect this machine and try again.');
});

test('a Node that is too old is told apart from one that will do', () => {
	const greeted = (version: string) =>
		spawnSync(node, ['-e', `import('${root}/src/cli/house.mjs').then(({ greet }) => greet('${version}'))`], {
			encoding: 'utf8',
		});
	expect(greeted('18.20.0')).toMatchObject({ status: 1, stderr: expect.stringContaining('Install Node 20 or newer') });
	expect(greeted('20.20.2').status).toBe(0);
});
