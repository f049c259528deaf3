// npm test: everything that CI runs. Installs what it needs, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, build, greet, install, root, stop, withNode } from './house.mjs';
import { count, summary } from './steps.mjs';

greet();
install();
const chromium = programs();
const tally = { passed: 0, failed: 0 };

step('check', [join(root, 'src/cli/check.mjs')]);
build();
step('slow', [join(bin, 'vitest'), 'run', '--config', 'tests/slow.config.ts'], 'slow.json');
step('journeys', [join(bin, 'playwright'), 'test', '--config', 'tests/playwright.config.ts'], 'journeys.json');
process.exitCode = summary(tally);

function step(name, [script, ...args], resultFile) {
	console.log(`\n── ${name}`);
	const program = script.endsWith('.mjs') ? join(bin, 'node') : script;
	const { status, stdout } = spawnSync(program, program === script ? args : [script, ...args], {
		cwd: root,
		env: withNode({ NODE_ENV: 'test', CHROMIUM: chromium }),
		stdio: ['ignore', name === 'check' ? 'pipe' : 'inherit', 'inherit'],
		encoding: 'utf8',
	});
	const closing = /^(\d+) passed, (\d+) failed$/m.exec(stdout ?? '');
	if (!closing) return count(tally, name, status, resultFile && join(root, 'test-results', resultFile));
	console.log(stdout.slice(0, closing.index).trimEnd());
	tally.passed += Number(closing[1]);
	tally.failed += Number(closing[2]);
}

/** The programs that the tests use beside Node; what is missing is installed. Answers with the browser's path. */
function programs() {
	const browser = () =>
		['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
	const missing = ['strace', 'openssl', 'python3'].filter((name) => spawnSync('which', [name]).status !== 0);
	if (!browser()) missing.push('chromium');
	if (missing.length === 0) return browser();

	console.log(`  Installing ${missing.join(', ')} …`);
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...missing]]) {
		const [command, ...args] = [...sudo, 'apt-get', '-qq', ...words];
		spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
	}
	if (!browser()) spawnSync(join(bin, 'playwright'), ['install', 'chromium'], { stdio: 'ignore', env: withNode() });
	const still = missing.filter((name) => name !== 'chromium' && spawnSync('which', [name]).status !== 0);
	if (still.length > 0) stop(`The tests need ${still.join(', ')}. Install it, and run npm test again.`);
	return browser() ?? '';
}
