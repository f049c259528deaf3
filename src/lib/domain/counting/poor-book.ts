import { addWeights, type Electorate } from './electorate.ts';

/**
 * Who had to give all it had for which project in the last run. In the next run, with a slightly larger share, these are
 * nearly the same voters, so that what they had paid for other projects need not be added up again.
 */
export type PoorBook = {
	/** For each group the project at which it was poor, or -1. */
	readonly poorAt: Int32Array;
	/** By project: what its poor together weigh for each other project, and how many heads they are. */
	readonly pages: (Page | undefined)[];
};

type Page = { readonly weights: Float64Array; readonly heads: number };

/** Supporters who give all they have: a page for them, and where it differs from the one in the book. */
export type Poor = Page & { readonly more: readonly number[]; readonly fewer: readonly number[] };

/** A book in which nothing is written. */
export function emptyBook(groups: number, projects: number): PoorBook {
	return { poorAt: new Int32Array(groups).fill(-1), pages: Array.from({ length: projects }) };
}

/** The supporters of a project who have something but cannot pay in full: those whose side is 0. */
export function poorOf(electorate: Electorate, book: PoorBook, project: number, side: Uint8Array): Poor {
	const { supporters } = electorate;
	const { poorAt } = book;
	const from = electorate.from[project]!;
	const page = book.pages[project];
	const weights = page ? page.weights.slice() : new Float64Array(book.pages.length);
	let heads = page?.heads ?? 0;
	const more: number[] = [];
	const fewer: number[] = [];
	for (let at = 0; at < side.length; at++) {
		const group = supporters[from + at]!;
		// As numbers: see `exactPrice`.
		const change = Number(side[at] === 0) - Number(poorAt[group] === project);
		if (change === 0) continue;
		heads += addWeights(electorate, group, weights, change > 0 ? 1 : -1);
		(change > 0 ? more : fewer).push(group);
	}
	return { weights, heads, more, fewer };
}

/** The same with one group more. */
export function withOneMore(poor: Poor, electorate: Electorate, group: number): Poor {
	const heads = poor.heads + addWeights(electorate, group, poor.weights, 1);
	return { ...poor, heads, more: [...poor.more, group] };
}

/** Writes down who is poor at the purchase of this project, and no longer at another. */
export function keepPoor(electorate: Electorate, book: PoorBook, project: number, poor: Poor): void {
	const { weights, heads, more, fewer } = poor;
	book.pages[project] = { weights, heads };
	for (const group of fewer) book.poorAt[group] = -1;
	for (const group of more) {
		const elsewhere = book.poorAt[group]!;
		const page = book.pages[elsewhere];
		if (page && elsewhere !== project) {
			const rest = page.heads + addWeights(electorate, group, page.weights, -1);
			book.pages[elsewhere] = { weights: page.weights, heads: rest };
		}
		book.poorAt[group] = project;
	}
}
