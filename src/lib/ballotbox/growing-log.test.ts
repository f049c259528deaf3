import { expect, test } from 'vitest';
import { growingLog } from './growing-log.ts';
import { leafHash, logOf, rootOf } from './log.ts';

test('a log that grows leaf by leaf has the root of the whole log at every size', () => {
	const leaves = Array.from({ length: 130 }, (_, at) => leafHash(`leaf ${at}`));
	const whole = logOf(leaves);
	const growing = growingLog();
	expect(growing.root()).toEqual(rootOf(whole, 0));
	for (const leaf of leaves) {
		growing.add(leaf);
		expect(growing.root()).toEqual(rootOf(whole, growing.size()));
	}
});
