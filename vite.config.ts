import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { ownScripts } from './own-scripts.ts';

export default defineConfig({
	plugins: [ownScripts(), sveltekit()],
	test: {
		include: ['src/**/*.test.ts', 'tests/*.test.ts'],
		environment: 'node',
		pool: 'threads',
		// one module graph a worker: most of the time went into loading the same modules again
		isolate: false,
		// a loaded machine is no fault of the rule that is tested
		testTimeout: 30_000,
	},
});
