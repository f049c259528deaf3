import { expect, test } from 'vitest';
import { cardAccount, turnoutTable } from './turnout.ts';

test('a place without a way to vote is no place where nobody voted', () => {
	const table = turnoutTable([
		{ place: 'Skolen', channel: 'paper', voters: 12 },
		{ place: 'Biblioteket', channel: 'phone', voters: 30 },
		{ place: 'Biblioteket', channel: 'paper', voters: 8 },
	]);
	expect(table).toEqual({
		rows: ['Skolen', 'Biblioteket'],
		columns: ['phone', 'paper'],
		counts: [
			[null, 12],
			[30, 8],
		],
	});
});

test('cards handed out are used or back unused, and what is missing is said', () => {
	expect(cardAccount(520, 506, 14).missing).toBe(0);
	expect(cardAccount(520, 506, 12).missing).toBe(2);
	expect(cardAccount(500, 506, 0).missing).toBe(-6);
});
