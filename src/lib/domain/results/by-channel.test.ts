import { expect, test } from 'vitest';
import { shownByChannel } from './by-channel.ts';

test('digital and paper are told apart only when nobody could be known by it', () => {
	expect(shownByChannel({ digital: 40, paper: 5 })).toEqual({ digital: 40, paper: 5 });
	expect(shownByChannel({ digital: 40, paper: 0 })).toEqual({ digital: 40, paper: 0 });
	for (const few of [1, 2, 3, 4]) {
		expect(shownByChannel({ digital: 40, paper: few })).toBeNull();
		expect(shownByChannel({ digital: few, paper: 40 })).toBeNull();
	}
});
