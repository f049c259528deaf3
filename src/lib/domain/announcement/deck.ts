import type { IdeaPicture } from '../idea/picture.ts';
import type { Money } from '../money.ts';
import type { TrackOutcome } from '../results/track-outcome.ts';
import { placesOf, type Place } from './places.ts';
import { thanksOf, type Owners } from './thanks.ts';

/** An idea as the stage shows it. */
export type StageIdea = {
	readonly number: number | null;
	readonly title: string;
	readonly picture: IdeaPicture | null;
	readonly price: Money | null;
};

/** An idea that came true without money, and who did it. */
export type DoneIdea = { readonly title: string; readonly doneBy: string | null };

/** What keeps a result from being published: papers to count, a lot to draw, or nothing but two people. */
export type WaitsFor = 'papers' | 'lot' | 'publishing';

/** What may be known when the deck is made. Numbers are in it only once the result is public. */
export type DeckFacts = {
	readonly owners: readonly Owners[];
	readonly withoutMoney: readonly DoneIdea[];
	readonly result:
		| { readonly known: 'not_yet'; readonly waitsFor: WaitsFor }
		| {
				readonly known: 'counted';
				readonly voters: number;
				readonly tracks: readonly AnnouncedTrack[];
				readonly ideas: readonly StageIdea[];
		  }
		/** Never counted here: only who won is known, and perhaps how many voted. */
		| { readonly known: 'winners'; readonly voters: number | null; readonly winners: readonly StageIdea[] };
	/** Whether anything can be said of what comes after: a meeting, or winners to talk to. */
	readonly hasMeeting: boolean;
};

/** A track with its name and what was counted of it. */
export type AnnouncedTrack = { readonly name: string; readonly outcome: TrackOutcome };

/** Whether every idea gets a slide, or only those that won. */
export type Shown = 'all' | 'winners';

/** One slide. `track` is the track it tells of, where there are several. */
export type Slide =
	| { readonly kind: 'title' }
	/** `names` is empty where nobody wished to be named. */
	| { readonly kind: 'thanks'; readonly owners: readonly Owners[] }
	| { readonly kind: 'without_money'; readonly idea: DoneIdea }
	| { readonly kind: 'waiting'; readonly waitsFor: WaitsFor }
	| { readonly kind: 'now'; readonly voters: number | null }
	| { readonly kind: 'track'; readonly track: string; readonly pot: Money }
	| ({ readonly kind: 'place'; readonly idea: StageIdea; readonly outcome: TrackOutcome } & Place & OfTrack)
	| ({
			readonly kind: 'winner';
			readonly idea: StageIdea;
			/** What was counted; null where only the winner is known. */
			readonly counted: (Place & { readonly outcome: TrackOutcome }) | null;
	  } & OfTrack)
	| ({ readonly kind: 'nobody' } & OfTrack)
	| ({ readonly kind: 'money'; readonly pot: Money; readonly left: Money } & OfTrack)
	| { readonly kind: 'next' }
	| { readonly kind: 'address' };

type OfTrack = { readonly track: string | null };

/**
 * The announcement as a deck, in the order in which it is told: thanks by name, what came true without money, then each
 * track from the last place up to the winner, the money that is left, what comes next, and where to read it.
 * Ideas that got nothing come before those that won, each group from its last place up. Before the result is public the
 * deck ends where the numbers would begin, on the slide that becomes `now`: so no address of a slide changes its meaning.
 */
export function composeDeck(facts: DeckFacts, shown: Shown): Slide[] {
	const { owners, withoutMoney, result } = facts;
	const before: Slide[] = [
		{ kind: 'title' },
		...thanksOf(owners).map((some): Slide => ({ kind: 'thanks', owners: some })),
		...withoutMoney.map((idea): Slide => ({ kind: 'without_money', idea })),
	];
	if (result.known === 'not_yet') return [...before, { kind: 'waiting', waitsFor: result.waitsFor }];

	const told = result.known === 'counted' ? countedSlides(result, shown) : knownWinners(result.winners);
	const isAnyNext = facts.hasMeeting || told.some(({ kind }) => kind === 'winner');
	return [
		...before,
		{ kind: 'now', voters: result.voters },
		...told,
		...(isAnyNext ? [{ kind: 'next' } as const] : []),
		{ kind: 'address' },
	];
}

/** Where the numbers begin, or will begin: counted from 1. */
export function numbersFrom(deck: readonly Slide[]): number {
	return deck.findIndex(({ kind }) => kind === 'now' || kind === 'waiting') + 1;
}

/** The slide that an address asks for, from 1: the nearest there is, and the first when it asks for none. */
export function slideAt(deck: readonly Slide[], asked: string | null): number {
	if (asked === 'result') return numbersFrom(deck);
	const number = /^\d{1,4}$/.test(asked ?? '') ? Number(asked) : 1;
	return Math.min(Math.max(number, 1), deck.length);
}

type Counted = Extract<DeckFacts['result'], { known: 'counted' }>;

function countedSlides({ tracks, ideas }: Counted, shown: Shown): Slide[] {
	return tracks.flatMap(({ name, outcome }) => {
		const track = tracks.length > 1 ? name : null;
		const { others, winners } = placesOf(outcome);
		const told = (place: Place) => ({ ...place, idea: ideaOf(ideas, place.number) });
		const opening: Slide[] = track === null ? [] : [{ kind: 'track', track, pot: outcome.pot }];
		const places = others.map((place): Slide => ({ kind: 'place', track, outcome, ...told(place) }));
		const won = winners.map((place): Slide => {
			const { idea, ...counted } = told(place);
			return { kind: 'winner', track, idea, counted: { ...counted, outcome } };
		});
		const { pot, left } = outcome;
		return [
			...opening,
			...(shown === 'all' ? places : []),
			...(won.length > 0 ? won : [{ kind: 'nobody', track } as const]),
			{ kind: 'money', track, pot, left },
		];
	});
}

function knownWinners(winners: readonly StageIdea[]): Slide[] {
	return winners.map((idea) => ({ kind: 'winner', track: null, idea, counted: null }));
}

/** @throws Error if the number stands on no idea: the count knows only ideas of the ballot. */
function ideaOf(ideas: readonly StageIdea[], number: number): StageIdea {
	const idea = ideas.find((one) => one.number === number);
	if (!idea) throw new Error(`no idea has the number ${number}`);
	return idea;
}
