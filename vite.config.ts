import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	// The one script file that pages without hydration use (charts) is built as an entry of its own, in parts, and laid
	// with the assets: from there the adapter serves it.
	worker: {
		format: 'es',
		rolldownOptions: {
			output: {
				entryFileNames: '_app/immutable/assets/[name]-[hash].js',
				chunkFileNames: '_app/immutable/assets/[name]-[hash].js',
			},
		},
	},
	test: {
		include: ['src/**/*.test.ts', 'tests/*.test.ts'],
		environment: 'node',
		pool: 'threads',
		// a loaded machine is no fault of the rule that is tested
		testTimeout: 30_000,
	},
});
