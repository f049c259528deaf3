import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What the verifier is made of: no database, no package, nothing of the site. */
const verifier = [
	'package.json',
	'src/cli/verify.ts',
	'src/cli/verify-sentences.ts',
	'src/lib/ballotbox',
	'src/lib/domain',
];

/** What two programs say of a bundle in an empty folder, on a machine that has nothing of the site but its verifier. */
export function askAsStranger(bundle: Buffer, ...options: readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
	for (const path of verifier) {
		mkdirSync(join(folder, 'program', path, '..'), { recursive: true });
		cpSync(join(root, path), join(folder, 'program', path), { recursive: true });
	}
	writeFileSync(join(folder, 'bundle.tar'), bundle);
	const at = { cwd: folder, env: { PATH: process.env['PATH'] }, encoding: 'utf8' } as const;
	const own = spawnSync(
		join(root, 'node_modules/.bin/node'),
		['program/src/cli/verify.ts', 'bundle.tar', ...options],
		at,
	);
	const second = spawnSync('python3', [join(root, 'tests/bundles/verify_bundle.py'), 'bundle.tar'], at);
	rmSync(folder, { recursive: true });
	return { status: own.status, said: own.stdout + own.stderr, second: second.stdout.trim() };
}
