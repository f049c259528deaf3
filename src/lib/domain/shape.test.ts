import { expect, test } from 'vitest';
import { readCanonical, type Shape } from './shape.ts';

const shape: Shape = {
	record: { v: { oneOf: [1] }, name: 'text', left: { orNull: 'count' }, open: 'flag', marks: { listOf: 'count' } },
};
const text = '{"v":1,"name":"Å","left":null,"open":true,"marks":[1,2]}';

test('a text in its one canonical form is read', () => {
	expect(readCanonical(text, shape)).toEqual({ v: 1, name: 'Å', left: null, open: true, marks: [1, 2] });
});

test.each([
	['a space', text.replace(',', ', ')],
	['another order of keys', '{"name":"Å","v":1,"left":null,"open":true,"marks":[1,2]}'],
	['a key too much', text.replace('}', ',"more":1}')],
	['a key twice', text.replace('"v":1', '"v":1,"v":1')],
	['a key too few', '{"v":1,"name":"Å","left":null,"open":true}'],
	['another version', text.replace('1', '2')],
	['a number below zero', text.replace('null', '-1')],
	['half a number', text.replace('null', '0.5')],
	['a number in another way', text.replace('null', '1e0')],
	['a sign written as its code', text.replace('Å', '\\u00c5')],
	['a list for a text', text.replace('"Å"', '[]')],
	['no JSON', text.slice(1)],
])('a text with %s is not', (_, changed) => {
	expect(readCanonical(changed, shape)).toBeUndefined();
});
