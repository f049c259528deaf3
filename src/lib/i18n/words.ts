import type about from './da/about.json';
import type audit from './da/audit.json';
import type common from './da/common.json';
import type error from './da/error.json';
import type form from './da/form.json';
import type idea from './da/idea.json';
import type meeting from './da/meeting.json';
import type people from './da/people.json';
import type round from './da/round.json';
import type screening from './da/screening.json';
import type vote from './da/vote.json';
import type setup from './da/setup.json';
import type work from './da/work.json';

/** The Danish texts, by namespace: they say which words there are. A new file gets its line here. */
export type Danish = {
	about: typeof about;
	audit: typeof audit;
	common: typeof common;
	error: typeof error;
	form: typeof form;
	idea: typeof idea;
	meeting: typeof meeting;
	people: typeof people;
	round: typeof round;
	screening: typeof screening;
	vote: typeof vote;
	setup: typeof setup;
	work: typeof work;
};

/** Forms of a plural are one word: `votes_one`, `votes_other` are called `votes`. */
type Called<Key> = Key extends `${infer Name}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Name : Key;

/** A word by its name, `namespace:key`. One that is not in the Danish files does not compile. */
export type Word = { [Space in keyof Danish]: `${Space}:${Called<keyof Danish[Space]> & string}` }[keyof Danish];

/** What is put into the gaps of a text. `count` chooses the form of a plural. */
export type Facts = Readonly<Record<string, string | number>>;

/** Says a word in one language. */
export type Say = (word: Word, facts?: Facts) => string;
