import type about from './da/about.json';
import type announcement from './da/announcement.json';
import type audit from './da/audit.json';
import type box from './da/box.json';
import type card from './da/card.json';
import type common from './da/common.json';
import type council from './da/council.json';
import type desk from './da/desk.json';
import type device from './da/device.json';
import type error from './da/error.json';
import type evening from './da/evening.json';
import type form from './da/form.json';
import type help from './da/help.json';
import type idea from './da/idea.json';
import type language from './da/language.json';
import type meeting from './da/meeting.json';
import type note from './da/note.json';
import type paper from './da/paper.json';
import type people from './da/people.json';
import type poll from './da/poll.json';
import type print from './da/print.json';
import type project from './da/project.json';
import type protocol from './da/protocol.json';
import type result from './da/result.json';
import type round from './da/round.json';
import type screening from './da/screening.json';
import type setup from './da/setup.json';
import type sheet from './da/sheet.json';
import type vote from './da/vote.json';
import type work from './da/work.json';

/** The Danish texts, by namespace: they say which words there are. A new file gets its line here. */
export type Danish = {
	about: typeof about;
	announcement: typeof announcement;
	audit: typeof audit;
	box: typeof box;
	card: typeof card;
	common: typeof common;
	council: typeof council;
	desk: typeof desk;
	device: typeof device;
	error: typeof error;
	evening: typeof evening;
	form: typeof form;
	help: typeof help;
	idea: typeof idea;
	language: typeof language;
	meeting: typeof meeting;
	note: typeof note;
	paper: typeof paper;
	people: typeof people;
	poll: typeof poll;
	print: typeof print;
	project: typeof project;
	protocol: typeof protocol;
	result: typeof result;
	round: typeof round;
	screening: typeof screening;
	setup: typeof setup;
	sheet: typeof sheet;
	vote: typeof vote;
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
