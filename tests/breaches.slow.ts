import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The house rules hold by machine: each test plants one breach in a copy of the project and sees the check fail.
// The first test is the control: the copy without a breach passes.

const root = join(import.meta.dirname, '..');
let copy = '';

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), 'medbestem-breach-'));
	const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
	});
	for (const file of files.trim().split('\n')) {
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		cpSync(join(root, file), join(copy, file));
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	tool('svelte-kit', 'sync');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const layers = () => tool('depcruise', '--config', '.dependency-cruiser.cjs', 'src');
const types = () => tool('svelte-check', '--incremental', '--threshold', 'error');
const lint = () => tool('eslint', 'src/lib/domain');
const tables = () => tool('vitest', 'run', 'src/lib/server/db/migrate.test.ts');
const words = () => tool('vitest', 'run', 'src/lib/i18n/words.test.ts');

test('without a breach every step passes', () => {
	for (const step of [layers, types, lint, tables, words]) expect(step()).toMatchObject({ status: 0 });
});

test.each([
	['the domain imports the server', 'src/lib/domain/money.ts', "import '../server/env.ts';\n", 'domain-not-'],
	['the domain imports a package', 'src/lib/domain/money.ts', "import 'valibot';\n", 'domain-is-pure'],
	['a component imports the server', 'src/lib/ui/round/phases.ts', "import '../../server/env.ts';\n", 'ui-not-'],
	['a route knows SQL', 'src/routes/healthz/+server.ts', "import 'drizzle-orm';\n", 'sql-lives-in-db-and-store'],
])('a layer is broken: %s', (_, file, line, rule) => {
	expect(breach(file, (text) => line + text, layers)).toMatchObject({
		status: 1,
		output: expect.stringContaining(rule),
	});
});

test('a route without an entry in the access table does not compile', () => {
	const answer = breach('src/lib/server/access.ts', (text) => text.replace("\t'/healthz': page,\n", ''), types);
	expect(answer).toMatchObject({ status: 1, output: expect.stringContaining('/healthz') });
});

test('a reason without a Danish sentence does not compile', () => {
	const answer = breach('src/lib/i18n/da/error.json', (text) => text.replace(/\t"too_large": .*\n/, ''), types);
	expect(answer).toMatchObject({ status: 1, output: expect.stringContaining('error:too_large') });
});

test('a word without its English text is found', () => {
	const answer = breach('src/lib/i18n/en/error.json', (text) => text.replace(/\t"too_large": .*\n/, ''), words);
	expect(answer).toMatchObject({ status: 1, output: expect.stringContaining('too_large') });
});

test('a table that is not STRICT is found', () => {
	const answer = breach('drizzle/0000_ground.sql', (text) => text.replace(') STRICT;', ');'), tables);
	expect(answer).toMatchObject({ status: 1, output: expect.stringContaining('municipality') });
});

test('a clock in the domain is found', () => {
	const answer = breach('src/lib/domain/money.ts', (text) => `${text}\nexport const now = () => Date.now();\n`, lint);
	expect(answer).toMatchObject({ status: 1, output: expect.stringContaining('clock is an argument') });
});

function breach(file: string, plant: (text: string) => string, step: () => { status: number | null; output: string }) {
	const path = join(copy, file);
	const whole = readFileSync(path, 'utf8');
	const broken = plant(whole);
	expect(broken, 'the breach was not planted').not.toBe(whole);
	writeFileSync(path, broken);
	try {
		return step();
	} finally {
		writeFileSync(path, whole);
	}
}

function tool(name: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', name), args, {
		cwd: copy,
		encoding: 'utf8',
	});
	return { status: status === 0 ? 0 : 1, output: stdout + stderr };
}
