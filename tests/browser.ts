import { existsSync } from 'node:fs';

/** The browser of the tests: what `npm test` found, the shell of Chromium or the whole; without any Playwright's own. */
export const browserPath = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(
	(path) => path && existsSync(path),
);
