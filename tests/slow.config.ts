import { defineConfig } from 'vitest/config';

/** Suites that take their time: `npm test` runs them, `npm run check` does not. */
export default defineConfig({
	test: {
		root: '.',
		include: ['tests/**/*.slow.ts', 'src/**/*.slow.ts'],
		environment: 'node',
		pool: 'forks',
		testTimeout: 240_000,
		reporters: ['default', 'json'],
		outputFile: { json: 'test-results/slow.json' },
	},
});
