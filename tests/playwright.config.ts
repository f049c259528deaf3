import { defineConfig } from '@playwright/test';
import { globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserPath } from './browser.ts';

process.env.HOUSES ??= mkdtempSync(join(tmpdir(), 'houses-')); // workers inherit it

/**
 * Journeys in a real Chromium. Each file is a project, so that it has its own workers, and with them its own houses
 * (tests/house.ts): what one file does to its data, no other sees, in whatever order they run.
 */
export default defineConfig({
	testDir: '.',
	globalTeardown: './clear-houses.ts',
	projects: globSync('**/*.spec.ts', { cwd: import.meta.dirname }).map((file) => ({ name: file, testMatch: file })),
	outputDir: '../test-results/journeys',
	fullyParallel: false,
	workers: 3, // a journey waits as often as it works
	retries: 0,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 15_000 }, // nothing is gated on how fast a machine is
	reporter: [['line'], ['json', { outputFile: '../test-results/journeys.json' }]],
	use: {
		actionTimeout: 30_000,
		navigationTimeout: 60_000,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		launchOptions: {
			executablePath: browserPath,
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
			],
		},
	},
});
