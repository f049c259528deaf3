import { expect, test } from 'vitest';
import { pollStates } from '../round/poll.ts';
import { givenSoFar, mayPress, type DeskFacts } from './desk.ts';

const day: DeskFacts = { pollState: 'open', pressed: 3, isCounted: false };

test('a desk counts while the poll runs, also while it is paused, and never before or after', () => {
	const states = pollStates.filter((pollState) => mayPress({ what: 'card', step: 1 }, { ...day, pollState }).ok);
	expect(states).toEqual(['open', 'incident']);
});

test('once the sum of a desk is typed its presses count no cards any more, but still help', () => {
	const counted = { ...day, isCounted: true };
	expect(mayPress({ what: 'card', step: 1 }, counted)).toMatchObject({ refusal: { reason: 'desk_has_counted' } });
	expect(mayPress({ what: 'card', step: -1 }, counted)).toMatchObject({ refusal: { reason: 'desk_has_counted' } });
	expect(mayPress({ what: 'help', step: 1 }, counted).ok).toBe(true);
});

test('what nobody counted cannot be taken back', () => {
	expect(mayPress({ what: 'help', step: -1 }, day).ok).toBe(true);
	expect(mayPress({ what: 'help', step: -1 }, { ...day, pressed: 0 })).toMatchObject({
		refusal: { reason: 'nothing_to_take_back' },
	});
});

test('each desk has one number: the typed sum, and until then its presses', () => {
	expect(givenSoFar([])).toBe(0);
	expect(givenSoFar([{ pressed: 40, typed: null }])).toBe(40);
	expect(
		givenSoFar([
			{ pressed: 40, typed: 42 },
			{ pressed: 7, typed: null },
			{ pressed: 5, typed: 0 },
		]),
	).toBe(49);
});
