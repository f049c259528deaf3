import { expect, test } from 'vitest';
import { trackIn } from './track-name.ts';

const pot = { name: 'Små idéer', names: { ar: 'أفكار صغيرة' } };

test('a pot is called by its name in the language of the reader', () => {
	expect(trackIn(pot, { language: 'ar', own: 'da' })).toMatchObject({ name: 'أفكار صغيرة', lang: undefined });
	expect(trackIn(pot, { language: 'da', own: 'da' })).toMatchObject({ name: 'Små idéer', lang: undefined });
});

test('a pot that nobody has translated keeps its name, and says in which language that is', () => {
	expect(trackIn(pot, { language: 'en', own: 'da' })).toMatchObject({ name: 'Små idéer', lang: 'da' });
});
