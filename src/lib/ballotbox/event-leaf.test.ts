import { expect, test } from 'vitest';
import { eventLeaf } from './event-leaf.ts';

test('an event is a leaf of lines, and can be taken for no vote', () => {
	expect(eventLeaf('bolbro-2015', 'extend', [1789, 'abc'])).toBe('pb/leaf/v1\nbolbro-2015\nextend\n1789\nabc\n');
});

test('nothing that would make other lines gets into a leaf', () => {
	for (const fact of ['', 'a b', 'a\nvote', 'æ']) expect(() => eventLeaf('r', 'open', [fact])).toThrow(RangeError);
});
