import { expect, test } from 'vitest';
import { newName, openOutbox } from './outbox.ts';

/** A browser's storage: a plain object whose keys are its own. */
function storage(): Storage {
	const own: Record<string, string> = {};
	const hide = (name: string, value: unknown) => Object.defineProperty(own, name, { value, enumerable: false });
	hide('getItem', (key: string) => own[key] ?? null);
	hide('setItem', (key: string, value: string) => void (own[key] = value));
	hide('removeItem', (key: string) => void delete own[key]);
	return own as unknown as Storage;
}

const note = (id: string) => ({ id, note: `Seddel ${id}`, table: '3', author: '', prompt: '' });

test('notes wait in the order in which they were written, and are there again after the page was', () => {
	const kept = storage();
	const before = openOutbox('m1', kept);
	before.setDraft('halv');
	before.add(note('a'));
	before.add(note('b'));
	before.setDraft('halvt skrevet');
	const after = openOutbox('m1', kept);
	expect(after.all().map(({ id }) => id)).toEqual(['a', 'b']);
	expect([after.next()?.id, after.draft()]).toEqual(['a', 'halvt skrevet']);
	after.drop('a');
	expect(openOutbox('m1', kept).next()?.id).toBe('b');
});

test('a note that was refused waits for its scribe, and lets the next one pass', () => {
	const outbox = openOutbox('m1', storage());
	outbox.add(note('a'));
	outbox.add(note('b'));
	outbox.refuse('a', 'for lang');
	expect(outbox.next()?.id).toBe('b');
	expect(outbox.all()).toMatchObject([{ id: 'a', refused: 'for lang' }, { id: 'b' }]);
});

test('a closed device, and another evening, find nothing', () => {
	const kept = storage();
	openOutbox('m1', kept).add(note('a'));
	expect(openOutbox('m2', kept).all()).toEqual([]);
	expect(openOutbox('m1', kept).all()).toEqual([]);
	const closed = openOutbox('m1', kept);
	closed.add(note('b'));
	closed.clear();
	expect([closed.all(), Object.keys(kept)]).toEqual([[], []]);
});

test('a browser that keeps nothing, or keeps rubbish, still takes notes', () => {
	const rubbish = storage();
	rubbish.setItem('notes:m1', 'no JSON');
	for (const kept of [undefined, rubbish]) {
		const outbox = openOutbox('m1', kept);
		outbox.add(note('a'));
		expect(outbox.all()).toHaveLength(1);
	}
});

test('the name of a note is a UUID of version 4', () => {
	const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
	for (const byte of [0, 127, 255]) expect(newName(new Uint8Array(16).fill(byte))).toMatch(shape);
});
