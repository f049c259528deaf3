import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kroner, money } from '../money.ts';
import { accountOf, enterMoney, milestonesDone, newsAge, nextMilestone, type MoneyLine } from './project.ts';

const day = 86_400_000;

test('money is paid out against a receipt', () => {
	const account = accountOf(kroner(100), []);
	expect(enterMoney(account, { kind: 'spent', amount: kroner(40), receipt: ' ' })).toMatchObject({
		refusal: { reason: 'receipt_missing' },
	});
	expect(enterMoney(account, { kind: 'spent', amount: kroner(40), receipt: ' bilag 7 ' })).toMatchObject({
		value: { receipt: 'bilag 7' },
	});
	expect(enterMoney(account, { kind: 'co_funded', amount: money(0), receipt: 'Boligforeningen' })).toMatchObject({
		refusal: { reason: 'no_amount' },
	});
});

test('never more is paid out than was granted and found, whatever is entered', () => {
	const line = fc.record({ kind: fc.constantFrom('spent' as const, 'co_funded' as const), amount: fc.integer() });
	fc.assert(
		fc.property(fc.nat(), fc.array(line), (granted, lines) => {
			let entered: MoneyLine[] = [];
			for (const { kind, amount } of lines) {
				const may = enterMoney(accountOf(money(granted), entered), { kind, amount: money(amount), receipt: 'x' });
				if (may.ok) entered = [...entered, may.value];
			}
			expect(accountOf(money(granted), entered).left).toBeGreaterThanOrEqual(0);
		}),
	);
});

test('what was found elsewhere may be spent too', () => {
	const account = accountOf(kroner(100), [{ kind: 'co_funded', amount: kroner(50) }]);
	expect(account).toEqual({ granted: kroner(100), coFunded: kroner(50), spent: kroner(0), left: kroner(150) });
	expect(enterMoney(account, { kind: 'spent', amount: kroner(151), receipt: '1' })).toMatchObject({
		refusal: { reason: 'more_than_left', left: kroner(150) },
	});
});

test('the next milestone is late the day after it was meant to be reached', () => {
	const way = [
		{ milestone: 'agreed' as const, dueOn: 0, doneOn: 1 * day },
		{ milestone: 'planned' as const, dueOn: 10 * day, doneOn: null },
	];
	expect(milestonesDone(way)).toBe(1);
	expect(nextMilestone(way, 10 * day)).toMatchObject({ milestone: 'planned', late: false });
	expect(nextMilestone(way, 11 * day)).toMatchObject({ milestone: 'planned', late: true });
	expect(nextMilestone([], 0)).toMatchObject({ milestone: 'agreed', late: false });
});

test('after thirty days without news it is quiet', () => {
	expect(newsAge(0, 29 * day)).toEqual({ days: 29, quiet: false });
	expect(newsAge(0, 30 * day)).toEqual({ days: 30, quiet: true });
});
