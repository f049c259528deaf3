// Runs the steps of a check two at a time, shows what a failing one says, and counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, withNode } from './house.mjs';

/**
 * Runs each step (name → command and arguments, from node_modules/.bin), two at a time, or only the `chosen`.
 * A step that writes JSON results (vitest, playwright) counts its tests; any other counts as one.
 */
export async function runSteps(steps, chosen = []) {
	mkdirSync(join(root, 'test-results'), { recursive: true });
	const unknown = chosen.find((name) => !(name in steps));
	if (unknown) throw new Error(`There is no step "${unknown}". There are: ${Object.keys(steps).join(', ')}.`);

	await once(['svelte-kit', 'sync']);
	const waiting = Object.entries(steps).filter(([name]) => chosen.length === 0 || chosen.includes(name));
	const tally = { passed: 0, failed: 0 };
	await Promise.all([lane(waiting, tally), lane(waiting, tally)]);
	return tally;
}

/** Prints the closing line and answers with the exit status. */
export function summary({ passed, failed }) {
	console.log(`${passed} passed, ${failed} failed`);
	return failed > 0 ? 1 : 0;
}

/** Adds a step's own results to the tally: from its JSON file when there is one, else one for the step itself. */
export function count(tally, name, status, resultFile) {
	const counted =
		resultFile && existsSync(resultFile) ? countsOf(JSON.parse(readFileSync(resultFile, 'utf8'))) : undefined;
	tally.passed += counted?.passed ?? (status === 0 ? 1 : 0);
	tally.failed += counted?.failed ?? (status === 0 ? 0 : 1);
	if (counted && status !== 0 && counted.failed === 0) tally.failed += 1;
}

async function lane(waiting, tally) {
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		const [name, command] = next;
		const resultFile = resultFileOf(command);
		if (resultFile) rmSync(resultFile, { force: true });
		const began = Date.now();
		const { status, output } = await once(command);
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
		if (status !== 0) console.log(output);
		count(tally, name, status, resultFile);
	}
}

function once([tool, ...args]) {
	return new Promise((resolve) => {
		const child = spawn(join(bin, tool), args, { cwd: root, env: withNode({ NODE_ENV: 'test' }) });
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('close', (code) => resolve({ status: code ?? 1, output }));
	});
}

function resultFileOf(command) {
	const option = command.find((part) => part.startsWith('--outputFile.json='));
	return option && join(root, option.split('=')[1]);
}

/** Vitest writes numPassedTests, Playwright writes stats. */
function countsOf({ numPassedTests, numFailedTests, stats }) {
	if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
	return { passed: numPassedTests, failed: numFailedTests };
}
