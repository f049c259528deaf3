import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive, makeBundle } from '../bundles/make-bundle.ts';

// A bundle of 100,000 ballots is verified, recount included, in under 60 s and 500 MB; ten times as many take ten times as
// long. `npm run bench` takes 10,000 and 100,000; with RELEASE=1 also 1,000,000.

const goal = { seconds: 60, megabytes: 500 };
const sizes = [10_000, 100_000, ...(process.env['RELEASE'] ? [1_000_000] : [])];
const folder = mkdtempSync(join(tmpdir(), 'verifying-'));
const verifier = join(import.meta.dirname, '../../src/cli/verify.ts');

/** Says as the verifier ends how much memory it has taken at most, in kilobytes. */
const tellMemory = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

let each = 0;
for (const voters of sizes) {
	const path = join(folder, `${voters}.tar`);
	const plan = { seed: voters, voters, tracks: 1, ideas: 12, kind: 'ballots', isEventful: true } as const;
	writeFileSync(path, archive(makeBundle({ ...plan, rule: 'greedy_skip' }).files));
	const began = performance.now();
	const { status, stderr } = spawnSync(process.execPath, ['--import', tellMemory, verifier, path], {
		encoding: 'utf8',
	});
	const seconds = (performance.now() - began) / 1000;
	const megabytes = Number(stderr.trim().split('\n').at(-1)) / 1024;
	const size = (statSync(path).size / 2 ** 20).toFixed(0);
	console.log(
		`${voters} ballots, ${size} MB: ${seconds.toFixed(1)} s (${((seconds / voters) * 1e6).toFixed(0)} µs a ballot), ${megabytes.toFixed(0)} MB of memory`,
	);
	if (status !== 0) process.exitCode = 1;
	if (voters === 100_000 && (seconds >= goal.seconds || megabytes >= goal.megabytes)) process.exitCode = 1;
	if (each > 0 && seconds / voters > 1.5 * each) process.exitCode = 1;
	each = seconds / voters;
	rmSync(path);
}
rmSync(folder, { recursive: true });
console.log(
	`goal: 100,000 under ${goal.seconds} s and ${goal.megabytes} MB, and no more a ballot with ten times as many`,
);
