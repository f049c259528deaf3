// npm run test:release [-- NAME …]: the fault campaigns at full length, one after the other. Takes hours.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bin, build, greet, install, root, withNode } from './house.mjs';

greet();
install();
build();
const names = process.argv.slice(2);
const named = names.length > 0 ? names : ['faults'];
const env = withNode({ NODE_ENV: 'test', RELEASE: '1' });
const runs = [
	['vitest', 'run', '--config', 'tests/slow.config.ts', '--passWithNoTests', '--testTimeout', '3600000', ...named],
	['playwright', 'test', '--config', 'tests/playwright.config.ts', '--workers', '1', '--pass-with-no-tests', ...named],
];
const statuses = runs.map(
	([tool, ...words]) => spawnSync(join(bin, tool), words, { cwd: root, env, stdio: 'inherit' }).status,
);
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
