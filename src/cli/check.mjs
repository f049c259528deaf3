// npm run check [-- STEP …]: the fast part of the tests, side by side. Without a step: all of them.
import { greet, install } from './house.mjs';
import { runSteps, summary } from './steps.mjs';

greet();
install();
const tally = await runSteps(
	{
		unit: ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
		types: ['svelte-check', '--incremental', '--threshold', 'error', '--output', 'human'],
		format: [
			'prettier',
			'--check',
			'--cache',
			'--cache-location',
			'node_modules/.cache/prettier/.cache',
			'--log-level',
			'warn',
			'.',
		],
		lint: ['eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
		layers: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
		'dead code': ['knip', '--no-config-hints'],
	},
	process.argv.slice(2),
);
process.exitCode = summary(tally);
