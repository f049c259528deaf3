import { addHistory, noPayments, type Purses } from './purses.ts';

/**
 * Who had to give all it had at each purchase of the last run. In the next run, with a slightly larger share, these are nearly
 * the same voters as long as the purchases are the same, so that what they had paid before need not be added up again.
 */
export type PoorBook = {
	/** By purchase. An entry holds while all purchases before it are those of the run in which it was written. */
	readonly entries: Entry[];
	/** For each group the entry it stands in, by number. */
	readonly standsIn: Int32Array;
	last: number;
};

type Entry = { readonly number: number; readonly project: number; readonly poor: Poor };

/** Supporters who give all they have: how many heads, and by purchase what they had paid before. */
export type Poor = {
	readonly paid: Float64Array;
	heads: number;
	/** Groups that the book does not know as poor at this purchase, and groups that it wrongly does. */
	readonly more: number[];
	readonly fewer: number[];
};

/** A book in which nothing is written. */
export function emptyBook(groups: number): PoorBook {
	return { entries: [], standsIn: new Int32Array(groups), last: 0 };
}

/** The supporters of a project with something in their purse who are not on the side of those who pay in full. */
export function poorOf(purses: Purses, project: number, side: Uint8Array): Poor {
	const { electorate, money, book } = purses;
	const from = electorate.from[project]!;
	const entry = entryFor(purses, project);
	const paid = entry ? entry.poor.paid.slice() : noPayments(purses);
	const poor: Poor = { paid, heads: entry?.poor.heads ?? 0, more: [], fewer: [] };
	const number = entry?.number ?? -1;
	for (let at = 0; at < side.length; at++) {
		const group = electorate.supporters[from + at]!;
		const isPoor = Number(money[group]! > 0) * (1 - side[at]!);
		if (isPoor === Number(book.standsIn[group] === number)) continue;
		if (isPoor) addPoor(purses, poor, group);
		else {
			poor.heads += addHistory(purses, group, paid, -1);
			poor.fewer.push(group);
		}
	}
	return poor;
}

/** One more group that gives all it has. */
export function addPoor(purses: Purses, poor: Poor, group: number): void {
	poor.heads += addHistory(purses, group, poor.paid);
	poor.more.push(group);
}

/** Writes down who was poor at the purchase that is made now. */
export function keepPoor(purses: Purses, project: number, poor: Poor): void {
	const { book, rates } = purses;
	const purchase = rates.rates.length;
	const number = entryFor(purses, project)?.number ?? ++book.last;
	if (!entryFor(purses, project)) book.entries.length = purchase;
	book.entries[purchase] = { number, project, poor: { ...poor, more: [], fewer: [] } };
	for (const group of poor.fewer) book.standsIn[group] = 0;
	for (const group of poor.more) book.standsIn[group] = number;
}

function entryFor({ book, rates }: Purses, project: number): Entry | undefined {
	const entry = book.entries[rates.rates.length];
	return entry?.project === project ? entry : undefined;
}
