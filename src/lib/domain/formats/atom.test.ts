import { expect, test } from 'vitest';
import { atomOf } from './atom.ts';

const feed = { title: 'Nyt', address: 'http://x/news.atom', page: 'http://x/', author: 'Åen', since: 0 };
const entry = { id: 'urn:uuid:1', title: 'Bænk', address: 'http://x/b', text: 'Den står der.', at: 86_400_000 };

test('a feed is as new as its newest entry', () => {
	const newer = { ...entry, at: 2 * 86_400_000 };
	expect(atomOf({ ...feed, entries: [newer, entry] })).toContain(
		'<updated>1970-01-03T00:00:00.000Z</updated>\n<entry>',
	);
	expect(atomOf({ ...feed, since: 86_400_000, entries: [] })).toContain('<updated>1970-01-02T00:00:00.000Z</updated>');
});

test('what people wrote stays text', () => {
	const xml = atomOf({ ...feed, entries: [{ ...entry, text: '<script>"&\u0000\u{1f333}' }] });
	expect(xml).toContain('&#60;script&#62;&#34;&#38;\u{1f333}</content>');
	expect(xml).not.toContain('\u0000');
});
