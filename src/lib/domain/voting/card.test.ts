import { expect, test } from 'vitest';
import { checkCards } from './card.ts';

test('cards add up when no more were used than were handed out, paper included', () => {
	expect(checkCards({ handedOut: 10, votes: 7, swapped: 3 }).ok).toBe(true);
	expect(checkCards({ handedOut: 10, votes: 8, swapped: 3 })).toEqual({
		ok: false,
		refusal: { reason: 'more_votes_than_cards', used: 11, handedOut: 10 },
	});
	expect(checkCards({ handedOut: null, votes: 0, swapped: 0 })).toMatchObject({
		refusal: { reason: 'cards_not_counted' },
	});
});
