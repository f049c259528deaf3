import { expect, test } from 'vitest';
import { thanksOf } from './thanks.ts';

const people = (count: number) => Array.from({ length: count }, (_, at) => `Navn ${at + 1}`);

test('where nobody is named, one slide thanks everybody', () => {
	expect(thanksOf([])).toEqual([[]]);
});

test('six short entries fit on a slide, the seventh begins the next', () => {
	const owners = people(7).map((name, at) => ({ title: `Idé ${at}`, names: [name] }));
	expect(thanksOf(owners).map(({ length }) => length)).toEqual([6, 1]);
});

test('an entry of several rows takes the room of as many', () => {
	const long = { title: 'En idé med et navn, der fylder hele rækken og lidt til', names: ['Amina', 'Bo'] };
	const slides = thanksOf([long, long, long, long]);
	expect(slides.map(({ length }) => length)).toEqual([3, 1]);
});

test('a hundred people behind one idea are all thanked, each once, with the idea beside them', () => {
	const slides = thanksOf([{ title: 'Nyttehaver', names: people(100) }]);
	expect(slides.flat().flatMap(({ names }) => names)).toEqual(people(100));
	expect(new Set(slides.flat().map(({ title }) => title))).toEqual(new Set(['Nyttehaver']));
	for (const slide of slides) {
		const rows = slide.map(({ names, title }) => Math.ceil([...names, title].join(', ').length / 52));
		expect(rows.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(6);
	}
});
