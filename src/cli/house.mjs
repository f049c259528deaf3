// What every command of the house begins with: packages installed, site built. Only what Node 20 brings may be used here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, and where its tools lie. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const bin = join(root, 'node_modules/.bin');

/** Ends here when the machine's own Node is too old even to begin. */
export function greet(version = process.versions.node) {
	const major = Number(version.split('.')[0]);
	if (major < 20) stop(`Node ${version} is too old to begin with. Install Node 20 or newer from nodejs.org.`);
}

/** Installs the packages when the lockfile has changed since the last time. */
export function install() {
	const lock = digest(['package.json', 'package-lock.json']);
	if (lastTime('node_modules/.medbestem') === lock && existsSync(join(bin, 'node'))) return;
	run('Installing packages', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
		fault: (log) =>
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(log)
				? 'The packages could not be fetched: there is no network. Connect this machine and try again.'
				: /EACCES|EPERM|EROFS/.test(log)
					? `The folder ${root} cannot be written. Give this user the right to it.`
					: 'The packages could not be installed. The lines above say why.',
	});
	remember('node_modules/.medbestem', lock);
}

/** Builds the site when a source has changed since the last time. */
export function build() {
	const sources = digest([
		'package-lock.json',
		'svelte.config.js',
		'vite.config.ts',
		'own-scripts.ts',
		'src',
		'static',
	]);
	if (lastTime('build/.medbestem') === sources && existsSync(join(root, 'build/handler.js'))) return;
	run('Building the site', join(bin, 'node'), [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
		fault: () => 'The site could not be built. The lines above say why.',
	});
	remember('build/.medbestem', sources);
}

function run(what, command, args, { fault }) {
	const began = Date.now();
	process.stdout.write(`  ${what} … `);
	const logFile = join(logFolder(), `${what.toLowerCase().replaceAll(' ', '-')}.log`);
	const out = openSync(logFile, 'w');
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', out, out], env: withNode() });
	if (status === 0) {
		console.log(`done in ${Math.round((Date.now() - began) / 1000)} s`);
		return;
	}
	const log = readFileSync(logFile, 'utf8') + String(error ?? '');
	console.log(`\n${log.split('\n').slice(-30).join('\n')}`);
	stop(fault(log));
}

/** Settings checked, database migrated, demo filled. Answers with what to print under the address. */
export function prepare() {
	const script = join(root, 'src/cli/before-start.ts');
	const { status, stdout } = spawnSync(join(bin, 'node'), [script], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: withNode(),
		encoding: 'utf8',
	});
	if (status !== 0) process.exit(1);
	return stdout;
}

/**
 * What keeps the listening process under 150 MB: a small young generation (below 4 MB votes spend their time on sweeping),
 * and an old one that is swept before it grows by more than a fifth.
 */
export const frugal = ['--max-semi-space-size=4', '--heap-growing-percent=20'];

/** Hands over to the program that runs from here on. */
export function hand(program, args, variables = {}) {
	const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...withNode(), ...variables } });
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}

/** The project's Node goes first, so that every tool runs on it. */
export function withNode(variables = {}) {
	const path = `${bin}:${process.env.PATH}`;
	return { NODE_ENV: 'production', ...process.env, PATH: path, UV_USE_IO_URING: '0', ...variables };
}

function logFolder() {
	const folder = join(root, '.svelte-kit');
	try {
		mkdirSync(folder, { recursive: true });
	} catch {
		stop(`The folder ${root} cannot be written. Give this user the right to it.`);
	}
	return folder;
}

function digest(paths) {
	const hash = createHash('sha256');
	for (const path of paths) add(hash, join(root, path));
	return hash.digest('hex');
}

function add(hash, path) {
	if (!existsSync(path)) return;
	if (!statSync(path).isDirectory()) {
		hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
		return;
	}
	for (const name of readdirSync(path).sort()) if (!name.endsWith('.test.ts')) add(hash, join(path, name));
}

function lastTime(path) {
	const file = join(root, path);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function remember(path, text) {
	const file = join(root, path);
	writeFileSync(file, text);
}

export function stop(sentence) {
	console.error(`\n  ${sentence}\n`);
	process.exit(1);
}
