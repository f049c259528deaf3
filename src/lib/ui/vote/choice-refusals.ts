import type { ChoiceRefusal } from '#lib/domain/voting/vote-refusal.ts';
import type { Facts, Word } from '#lib/i18n/words.ts';
import type { Money } from '#lib/domain/money.ts';

type Told = readonly [what: Word, todo: Word];

const unreadable: Told = ['vote:unreadable', 'vote:unreadable_do'];

export const choiceWords: Record<ChoiceRefusal['reason'], Told> = {
	nothing_chosen: ['vote:nothing', 'vote:nothing_do'],
	blank_and_marked: ['vote:both', 'vote:both_do'],
	too_many_marks: ['vote:overfull', 'vote:overfull_do'],
	too_many_on_idea: ['vote:overfull_idea', 'vote:overfull_idea_do'],
	over_pot: ['vote:over_pot', 'vote:over_pot_do'],
	place_shared: ['vote:places', 'vote:place_shared'],
	place_left_out: ['vote:places', 'vote:place_left_out'],
	blank_not_allowed: unreadable,
	not_on_ballot: unreadable,
	marked_twice: unreadable,
	not_a_mark: unreadable,
	unknown_track: unreadable,
	track_filled_twice: unreadable,
};

/** The facts that the sentences of a refusal tell. */
export function factsOf(refusal: ChoiceRefusal, money: (amount: Money) => string): Facts {
	switch (refusal.reason) {
		case 'too_many_marks':
			return { marks: refusal.marks, most: refusal.most };
		case 'too_many_on_idea':
			return { number: refusal.idea, most: refusal.most };
		case 'over_pot':
			return { money: money(refusal.by) };
		case 'place_shared':
		case 'place_left_out':
			return { place: refusal.place };
		default:
			return {};
	}
}
