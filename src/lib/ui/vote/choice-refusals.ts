import type { Money } from '#lib/domain/money.ts';
import type { BallotFormatName } from '#lib/domain/round/round.ts';
import type { ChoiceRefusal } from '#lib/domain/voting/vote-refusal.ts';
import type { Facts, Word } from '#lib/i18n/words.ts';

/** What is wrong, and what to do. */
type Told = readonly [what: Word, todo: Word];

const unreadable: Told = ['vote:unreadable', 'vote:unreadable_do'];

const choiceWords: Record<ChoiceRefusal['reason'], Told> = {
	nothing_chosen: ['vote:nothing', 'vote:nothing_do'],
	blank_and_marked: ['vote:both', 'vote:both_do'],
	too_many_marks: ['vote:overfull_ideas', 'vote:overfull_ideas_do'],
	too_many_on_idea: ['vote:overfull_idea', 'vote:overfull_idea_do'],
	over_pot: ['vote:over_pot', 'vote:over_pot_do'],
	place_shared: ['vote:places', 'vote:place_shared'],
	place_left_out: ['vote:places', 'vote:place_left_out'],
	not_a_mark: ['vote:not_a_number', 'vote:not_a_number_do'],
	blank_not_allowed: unreadable,
	not_on_ballot: ['vote:gone', 'vote:gone_do'],
	marked_twice: unreadable,
	unknown_track: unreadable,
	track_filled_twice: unreadable,
};

/** The words for a refusal, in the words of its format: marks are given, ideas are chosen. */
export function toldOf({ reason }: ChoiceRefusal, format: BallotFormatName | undefined): Told {
	if (format === 'stacked' && reason === 'too_many_marks') return ['vote:overfull_marks', 'vote:overfull_marks_do'];
	const isTyped = format === 'stacked' || format === 'points' || format === 'ranking';
	if (isTyped && reason === 'nothing_chosen') return ['vote:nothing', 'vote:nothing_number_do'];
	return choiceWords[reason];
}

/** The numbers of the ideas that a refusal is about; none when it is about the whole track. */
export function ideasOf(refusal: ChoiceRefusal): readonly number[] {
	if ('idea' in refusal) return [refusal.idea];
	return refusal.reason === 'place_shared' ? refusal.ideas : [];
}

/** The facts that the sentences of a refusal tell. */
export function factsOf(refusal: ChoiceRefusal, money: (amount: Money) => string): Facts {
	switch (refusal.reason) {
		case 'too_many_marks':
			return { marks: refusal.marks, most: refusal.most, over: refusal.marks - refusal.most };
		case 'too_many_on_idea':
			return { number: refusal.idea, most: refusal.most };
		case 'not_a_mark':
		case 'not_on_ballot':
			return { number: refusal.idea };
		case 'over_pot':
			return { money: money(refusal.by) };
		case 'place_shared':
		case 'place_left_out':
			return { place: refusal.place };
		default:
			return {};
	}
}
