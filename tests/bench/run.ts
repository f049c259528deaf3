import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** `npm run bench`: every benchmark of this folder in turn, each in a process of its own. One is any `….bench.ts`. */
const folder = import.meta.dirname;
const [first] = cpus();
console.log(
	`${first?.model ?? 'unknown machine'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GB, Node ${process.version}`,
);

const env = { ...process.env, NODE_ENV: 'test' };
let failed = false;
for (const name of readdirSync(folder)
	.filter((file) => file.endsWith('.bench.ts'))
	.sort()) {
	console.log(`\n${name}`);
	const { status } = spawnSync(process.execPath, ['--expose-gc', join(folder, name)], { stdio: 'inherit', env });
	failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
