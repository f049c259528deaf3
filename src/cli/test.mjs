// npm test: everything that CI runs. Installs what it needs, and ends with one line: N passed, N failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, build, greet, install, root, stop, withNode } from './house.mjs';
import { count, summary } from './steps.mjs';

greet();
install();
const compiled = join(root, 'node_modules/.cache/node'); // the same programs begin hundreds of times
const env = withNode({ NODE_ENV: 'test', CHROMIUM: programs(), NODE_COMPILE_CACHE: compiled });
const tally = { passed: 0, failed: 0 };

await step('check', [join(bin, 'node'), join(root, 'src/cli/check.mjs')]);
build();
// journeys wait for networks and clocks as often as they work: the slow suites run meanwhile
await Promise.all([
	step('journeys', [join(bin, 'playwright'), 'test', '--config', 'tests/playwright.config.ts'], 'journeys.json'),
	step('slow', [join(bin, 'vitest'), 'run', '--config', 'tests/slow.config.ts'], 'slow.json'),
]);
process.exitCode = summary(tally);

/** Runs a step and counts its tests. The journeys tell how far they are; what another prints follows when it has ended. */
function step(name, [program, ...args], resultFile) {
	const began = Date.now();
	console.log(`  ${name} …`);
	const child = spawn(program, args, {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const isLong = name === 'journeys';
	let output = '';
	const hear = (chunk) => (isLong ? process.stdout.write(chunk) : (output += chunk));
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	return new Promise((resolve) => {
		child.on('close', (status) => {
			const closing = /^(\d+) passed, (\d+) failed$/m.exec(output);
			console.log(`\n── ${name} (${Math.round((Date.now() - began) / 1000)} s)`);
			console.log((resultFile ? output : output.slice(0, closing?.index)).trimEnd());
			if (resultFile || !closing) count(tally, name, status ?? 1, resultFile && join(root, 'test-results', resultFile));
			else {
				tally.passed += Number(closing[1]);
				tally.failed += Number(closing[2]);
			}
			resolve();
		});
	});
}

/** The programs that the tests use beside Node; what is missing is installed. Answers with the browser's path. */
function programs() {
	const missing = ['strace', 'openssl', 'python3'].filter((name) => spawnSync('which', [name]).status !== 0);
	if (missing.length > 0) {
		debian(...missing);
		const still = missing.filter((name) => spawnSync('which', [name]).status !== 0);
		if (still.length > 0) stop(`The tests need ${still.join(', ')}. Install it, and run npm test again.`);
	}
	return browser();
}

/** The shell of Chromium needs half the time of the whole one, which serves as well where there is no shell. */
function browser() {
	const shell = '/usr/bin/chromium-headless-shell';
	if (!existsSync(shell)) debian('chromium-headless-shell');
	if (existsSync(shell)) return shell;
	const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
	const found = whole.find((path) => existsSync(path));
	if (!found) spawnSync(join(bin, 'playwright'), ['install', 'chromium'], { stdio: 'ignore', env: withNode() });
	return found ?? '';
}

function debian(...names) {
	console.log(`  Installing ${names.join(', ')} …`);
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
		const [command, ...args] = [...sudo, 'apt-get', '-qq', ...words];
		spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
	}
}
