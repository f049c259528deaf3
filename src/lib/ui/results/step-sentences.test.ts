import { expect, test } from 'vitest';
import { countTrack } from '#lib/domain/results/count-track.ts';
import type { CountedTrack } from '#lib/domain/results/election.ts';
import { kroner } from '#lib/domain/money.ts';
import { formatIn } from '#lib/i18n/format.ts';
import { sayIn } from '#lib/i18n/translate.ts';
import { stepSentences } from './step-sentences.ts';

const usual: CountedTrack = {
	...{ track: 1, pot: kroner(100), priceAbove: null, priceAtMost: null, format: 'one_mark', rule: 'greedy_skip' },
	...{ thresholdPermille: 0, ties: 'lot' },
};
const titles = new Map([
	[1, 'Bro'],
	[2, 'Bænk'],
	[3, 'Have'],
]);

/** The count of a small vote as a Dane reads it: one text a step. */
function told(prices: readonly number[], ballots: string, track: Partial<CountedTrack> = {}, lot: number[] = []) {
	const ideas = prices.map((price, at) => ({ number: at + 1, id: String(at + 1), price: kroner(price) }));
	const board = ballots.split(' ');
	const outcome = countTrack({ track: { ...usual, ...track }, ideas, board, lots: lot.length ? [{ drawn: lot }] : [] });
	const words = { say: sayIn('da'), ...formatIn('da') };
	return outcome.steps.map((step) =>
		stepSentences(step, { outcome, currency: 'DKK', titles, words }).join(' ').replaceAll('\u00a0', ' '),
	);
}

test('what is taken and what is skipped is told with the money there was', () => {
	expect(told([70, 60, 30], '[1] [1] [1] [2] [2] [3]')).toEqual([
		'Den koster 70 kr. og fik 3 stemmer. Der var 100 kr. tilbage. Idéen får pengene.',
		'Den koster 60 kr. og fik 2 stemmer. Der var kun 30 kr. tilbage. Det er for lidt, så vi går videre til den næste.',
		'Den koster 30 kr. og fik 1 stemme. Der var 30 kr. tilbage. Idéen får pengene.',
	]);
});

test('where the count stops is told, and what came after it', () => {
	const [, stops, stopped] = told([70, 60, 30], '[1] [1] [1] [2] [2] [3]', { rule: 'greedy_stop' });
	expect(stops).toContain('Her stopper tællingen.');
	expect(stopped).toBe('Den koster 30 kr. og fik 1 stemme. Tællingen var stoppet før denne idé.');
});

test('a lot and a smallest share are told where they decide', () => {
	const [first, , last] = told([70, 70, 20], '[1] [1] [2] [2] []', { thresholdPermille: 200 }, [2, 1]);
	expect(first).toBe(
		'Den koster 70 kr. og fik 2 stemmer. Den stod lige med Bro. Det blev afgjort ved lodtrækning. ' +
			'Der var 100 kr. tilbage. Idéen får pengene.',
	);
	expect(last).toBe('Den koster 20 kr. og fik 0 stemmer. Det er færre end 1 stemme. Derfor er idéen ikke med.');
});

test('equal shares tell what supporters paid, and who had too little', () => {
	const steps = told([60, 100], '[1] [1] [1] [2]', { rule: 'equal_shares' });
	expect(steps[0]).toBe(
		'Den koster 60 kr. og fik 3 stemmer. Der var 100 kr. tilbage. Idéen får pengene. 3 betaler 20 kr. hver.',
	);
	expect(steps[1]).toMatch(/har ikke penge nok tilsammen\. 1 vil have den\. De har højst [\d,]+ kr\. hver tilbage\./);
});
