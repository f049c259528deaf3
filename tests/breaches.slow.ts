import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The house rules hold by machine: breaches are planted in a copy of the project, and the check finds each of them.
// The control is `npm run check`: it passes on the same files without a breach.

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
const lint = () => tool('eslint', 'src/lib/domain/money.ts');
const data = () => tool('vitest', 'run', 'src/lib/server/db/migrate.test.ts', 'src/lib/i18n/words.test.ts');

const after = (end: string) => (text: string) => text + end;
const without = (line: RegExp) => (text: string) => text.replace(line, '');

test('layers: a domain that imports server or package, a component that imports the server, a route that knows SQL', () => {
	const output = breach(layers, [
		['src/lib/domain/money.ts', after("\nimport '../server/env.ts';\nimport 'valibot';\n")],
		['src/lib/ui/round/phases.ts', after("\nimport '../../server/env.ts';\n")],
		['src/routes/healthz/+server.ts', after("\nimport 'drizzle-orm';\n")],
	]);
	expect(output).toMatch(/domain-not-\S+: src\/lib\/domain\/money\.ts/);
	expect(output).toMatch(/domain-is-pure: src\/lib\/domain\/money\.ts/);
	expect(output).toMatch(/ui-not-\S+: src\/lib\/ui\/round\/phases\.ts/);
	expect(output).toMatch(/sql-lives-in-db-and-store: src\/routes\/healthz/);
});

test('types: a route without an entry in the access table, a reason without a Danish sentence', () => {
	const output = breach(types, [
		['src/lib/server/access.ts', without(/\t'\/healthz': page,\n/)],
		['src/lib/i18n/da/error.json', without(/\t"too_large": .*\n/)],
	]);
	expect(output).toContain('/healthz');
	expect(output).toContain('error:too_large');
});

test('data: a word without its English text, a table that is not STRICT', () => {
	const output = breach(data, [
		['src/lib/i18n/en/error.json', without(/\t"too_large": .*\n/)],
		['drizzle/0000_ground.sql', (text) => text.replace(') STRICT;', ');')],
	]);
	expect(output).toContain('too_large');
	expect(output).toContain('municipality');
});

test('lint: a clock in the domain', () => {
	const clock = after('\nexport const now = () => Date.now();\n');
	expect(breach(lint, [['src/lib/domain/money.ts', clock]])).toContain('clock is an argument');
});

type Planted = readonly [file: string, plant: (text: string) => string];

/** What a step says of breaches that are planted together. It must fail. */
function breach(step: () => { status: number | null; output: string }, planted: readonly Planted[]): string {
	const whole = planted.map(([file]) => readFileSync(join(copy, file), 'utf8'));
	try {
		for (const [at, [file, plant]] of planted.entries()) {
			const broken = plant(whole[at] ?? '');
			expect(broken, `no breach was planted in ${file}`).not.toBe(whole[at]);
			writeFileSync(join(copy, file), broken);
		}
		const { status, output } = step();
		expect(status).toBe(1);
		return output;
	} finally {
		for (const [at, [file]] of planted.entries()) writeFileSync(join(copy, file), whole[at] ?? '');
	}
}

function tool(name: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', name), args, {
		cwd: copy,
		encoding: 'utf8',
	});
	return { status: status === 0 ? 0 : 1, output: stripVTControlCharacters(stdout + stderr) };
}
