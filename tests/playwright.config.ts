import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const installed = process.env.CHROMIUM || '/usr/bin/chromium';

/** Journeys in a real Chromium. Each worker opens its own house (tests/house.ts): its own server, its own data. */
export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: '../test-results/journeys',
	fullyParallel: false,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	reporter: [['line'], ['json', { outputFile: '../test-results/journeys.json' }]],
	use: {
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		launchOptions: {
			executablePath: existsSync(installed) ? installed : undefined,
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
