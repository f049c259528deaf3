import { readFileSync } from 'node:fs';

/**
 * The time now, in milliseconds since 1970. `testNow` (tests only) is an ISO instant, or `file:PATH` of a file
 * that holds one and is read each time, so that a test can move the clock while the server runs.
 * @throws Error if `testNow` is no instant.
 */
export function clock(testNow: string | undefined): number {
	if (testNow === undefined) return Date.now();
	const text = testNow.startsWith('file:') ? readFileSync(testNow.slice('file:'.length), 'utf8').trim() : testNow;
	const at = Date.parse(text);
	if (Number.isNaN(at)) throw new Error(`TEST_NOW is no instant: ${text}`);
	return at;
}
