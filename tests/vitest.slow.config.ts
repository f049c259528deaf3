import { defineConfig } from 'vitest/config';

/** The slow suites, run by `npm test`: `vitest run --config tests/vitest.slow.config.ts`. */
export default defineConfig({
	test: { include: ['tests/**/*.slow.ts'], environment: 'node', pool: 'threads', testTimeout: 300_000 },
});
