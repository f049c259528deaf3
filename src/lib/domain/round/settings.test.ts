import { expect, test } from 'vitest';
import { checkDates } from './settings.ts';

const dates = { ideasFrom: 1, ideasUntil: 2, opensAt: 3, closesAt: 4, resultAt: 5 };
const verdict = (changed: Partial<Record<keyof typeof dates, number | null>>) => {
	const checked = checkDates({ ...dates, ...changed });
	return checked.ok ? 'taken' : checked.refusal.reason;
};

test('a round whose dates follow on one another, or are still open, is taken', () => {
	expect(verdict({})).toBe('taken');
	expect(verdict({ resultAt: 4 })).toBe('taken');
	expect(verdict({ ideasFrom: null, ideasUntil: null, resultAt: null })).toBe('taken');
	expect(verdict({ opensAt: null, closesAt: null, resultAt: null })).toBe('taken');
});

test.each([
	[{ ideasUntil: 1 }, 'ideas_turned'],
	[{ ideasUntil: 3 }, 'ideas_turned'],
	[{ closesAt: 3 }, 'hours_turned'],
	[{ opensAt: null }, 'hours_turned'],
	[{ closesAt: null, resultAt: null }, 'hours_turned'],
	[{ resultAt: 3 }, 'result_too_early'],
] as const)('dates that cannot follow on one another are refused: %o', (changed, reason) => {
	expect(verdict(changed)).toBe(reason);
});
