import { expect, test } from 'vitest';
import { wayBack } from './way-back.ts';

test('the way back stays on this site', () => {
	const here = 'https://medbestem.example';
	expect(wayBack('/work/naesby?side=2', here)).toBe('/work/naesby?side=2');
	for (const next of [
		null,
		undefined,
		'',
		'work',
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'https://evil.example',
	]) {
		expect(wayBack(next, here), String(next)).toBeUndefined();
	}
});
