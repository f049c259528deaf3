import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readForm } from './form.ts';

const Idea = v.strictObject({
	title: v.pipe(v.string(), v.nonEmpty('empty')),
	'tag[]': v.optional(v.array(v.string())),
});

const post = (body: BodyInit, type?: string) =>
	new Request('http://x/', { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) });

test('a form in the right shape is taken', async () => {
	const read = await readForm(post(new URLSearchParams('title=Bænk&tag[]=a&tag[]=b')), Idea);
	expect(read).toMatchObject({ ok: true, value: { title: 'Bænk', 'tag[]': ['a', 'b'] } });
});

test('a wrong field is named, and everything typed is given back', async () => {
	const read = await readForm(post(new URLSearchParams('title=&note=langt')), Idea);
	if (read.ok) throw new Error('taken');
	expect(read.issues.map(({ field }) => field).sort()).toEqual(['note', 'title']);
	expect(read.typed).toEqual({ title: '', note: 'langt' });
});

test('a body that cannot be read is an issue of the form, never a crash', async () => {
	const read = await readForm(post('not a form', 'multipart/form-data; boundary=x'), Idea);
	expect(read).toMatchObject({ ok: false, issues: [{ field: '', message: 'unreadable' }] });
});

test('fields called __proto__ or constructor change nothing', async () => {
	const read = await readForm(post(new URLSearchParams('title=a&__proto__=x&constructor=y')), Idea);
	if (read.ok) throw new Error('taken');
	expect(Object.keys(read.typed)).toEqual(['title', 'constructor']);
	expect(({} as Record<string, unknown>).x).toBeUndefined();
});
