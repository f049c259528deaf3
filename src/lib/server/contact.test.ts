import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openContact, sealContact } from './contact.ts';

const key = randomBytes(32);

test('a contact is read again with its key', () => {
	expect(openContact(key, 'offer', sealContact(key, 'offer', '12 34 56 78 · Åse'))).toBe('12 34 56 78 · Åse');
});

test('the database shows nothing of a contact, not even that two are the same', () => {
	const [one, other] = [sealContact(key, 'offer', '12345678'), sealContact(key, 'offer', '12345678')];
	expect(one.equals(other)).toBe(false);
	expect(one.includes('12345678')).toBe(false);
});

test('another key, another offer or a changed byte open nothing', () => {
	const sealed = sealContact(key, 'offer', '12345678');
	expect(() => openContact(randomBytes(32), 'offer', sealed)).toThrow();
	expect(() => openContact(key, 'other', sealed)).toThrow();
	sealed[20] = (sealed[20] ?? 0) ^ 1;
	expect(() => openContact(key, 'offer', sealed)).toThrow();
});
