import type { BallotRefusal } from './ballot.ts';
import type { PlacesRefusal } from './ballot-form.ts';
import type { CardRefusal } from './eligibility.ts';
import type { CodeRefusal } from './voting-card.ts';

/** Everything that can stand between a voter and the box, told on the page of the code. */
export type VoteRefusal =
	| CodeRefusal
	| CardRefusal
	| { readonly reason: 'unknown_code' }
	/** Only a part of the code could be scanned. */
	| { readonly reason: 'torn_code' }
	/** Two cards on one phone: the form was of one, the voter goes on with the other. */
	| { readonly reason: 'other_card' }
	/** The voter chose anew in another window after this one was opened. */
	| { readonly reason: 'chosen_anew' }
	/** Half an hour has passed, or the browser takes no cookie. */
	| { readonly reason: 'no_pass' };

/** What is wrong with the ballot itself, told on the page of the choice. */
export type ChoiceRefusal = BallotRefusal | PlacesRefusal;
