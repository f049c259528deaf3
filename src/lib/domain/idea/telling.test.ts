import { expect, test } from 'vitest';
import { tellIn } from './telling.ts';

const idea = { title: 'Nyttehaver', line: 'Små haver.', price: 25_000 };
const arabic = { title: 'حدائق للزراعة', line: 'حدائق صغيرة.', description: 'وصف', madeBy: 'machine' } as const;

test('who reads the language in which the idea was written meets it as it was written', () => {
	expect(tellIn(idea, arabic, { language: 'da', own: 'da' })).toMatchObject({ title: 'Nyttehaver', lang: undefined });
});

test('who reads another language meets the translation, and what the idea is called at home', () => {
	expect(tellIn(idea, arabic, { language: 'ar', own: 'da' })).toEqual({
		...{ title: 'حدائق للزراعة', line: 'حدائق صغيرة.', price: 25_000 },
		...{ lang: undefined, madeBy: 'machine', original: 'Nyttehaver' },
	});
});

test('an idea that nobody has translated is told as it was written, and says in which language', () => {
	expect(tellIn(idea, undefined, { language: 'ar', own: 'da' })).toMatchObject({ title: 'Nyttehaver', lang: 'da' });
});
