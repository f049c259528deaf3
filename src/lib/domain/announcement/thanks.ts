/** The first names that were given publicly with an idea. */
export type Owners = { readonly title: string; readonly names: readonly string[] };

/** A slide holds at most seven rows: its heading, and six of names. */
const ROWS = 6;

/** Signs that a row of the stage holds for certain: 5 % of the height, on a picture of 16 to 9. */
const ROW_SIGNS = 52;

/** Names that fill more than so many rows go on in an entry of their own. */
const ROWS_EACH = 3;

/**
 * Those to thank, slide by slide, so that no slide has more than six rows of names. Nobody is left out, however many they
 * are; where nobody is named there is one slide, without names.
 */
export function thanksOf(owners: readonly Owners[]): Owners[][] {
	const slides: Owners[][] = [[]];
	let used = 0;
	for (const some of owners.flatMap(inEntries)) {
		const rows = rowsOf(some);
		if (used + rows > ROWS && used > 0) {
			slides.push([]);
			used = 0;
		}
		slides.at(-1)?.push(some);
		used += rows;
	}
	return slides;
}

function inEntries({ title, names }: Owners): Owners[] {
	const entries: string[][] = [];
	for (const name of names) {
		const last = entries.at(-1);
		if (last && rowsOf({ title, names: [...last, name] }) <= ROWS_EACH) last.push(name);
		else entries.push([name]);
	}
	return entries.map((some) => ({ title, names: some }));
}

/** The rows that an entry takes: names and title in one text. */
function rowsOf({ title, names }: Owners): number {
	return Math.ceil([...names, title].join(', ').length / ROW_SIGNS);
}
