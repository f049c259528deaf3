/** A stretch of text that stayed, went or came. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Beyond this many words on either side, the middle is shown as one change: nobody reads finer, and it stays quick. */
const tooMany = 1200;

/**
 * What changed from one text to the next, word by word, for people to read. Taken together, all that is not `gone`
 * is the new text, and all that is not `new` the old one.
 */
export function difference(before: string, after: string): Piece[] {
	const was = wordsOf(before);
	const is = wordsOf(after);

	const start = common(was, is);
	const end = common(was.slice(start).reverse(), is.slice(start).reverse());
	const gone = was.slice(start, was.length - end);
	const came = is.slice(start, is.length - end);
	const middle = Math.max(gone.length, came.length) > tooMany ? replaced(gone, came) : aligned(gone, came);

	return joined([...as('same', was.slice(0, start)), ...middle, ...as('same', was.slice(was.length - end))]);
}

/** Words with the space after them, so that pieces put together give the text again. */
const wordsOf = (text: string) => text.match(/\S+\s*|^\s+/g) ?? [];

const as = (kind: Piece['kind'], words: readonly string[]) => words.map((text) => ({ kind, text }));

const replaced = (gone: readonly string[], came: readonly string[]) => [...as('gone', gone), ...as('new', came)];

function common(one: readonly string[], other: readonly string[]): number {
	let length = 0;
	while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
	return length;
}

/** The longest common run of words, by the table that every diff uses. */
function aligned(gone: readonly string[], came: readonly string[]): Piece[] {
	const width = came.length + 1;
	const best = new Uint16Array((gone.length + 1) * width);
	const at = (row: number, column: number) => best[row * width + column] ?? 0;
	for (let row = gone.length - 1; row >= 0; row -= 1) {
		for (let column = came.length - 1; column >= 0; column -= 1) {
			const longer = Math.max(at(row + 1, column), at(row, column + 1));
			best[row * width + column] = gone[row] === came[column] ? at(row + 1, column + 1) + 1 : longer;
		}
	}

	const pieces: Piece[] = [];
	let [row, column] = [0, 0];
	while (row < gone.length && column < came.length) {
		const text = gone[row] ?? '';
		if (text === came[column]) {
			pieces.push({ kind: 'same', text });
			[row, column] = [row + 1, column + 1];
		} else if (at(row + 1, column) >= at(row, column + 1)) {
			pieces.push({ kind: 'gone', text });
			row += 1;
		} else {
			pieces.push({ kind: 'new', text: came[column] ?? '' });
			column += 1;
		}
	}
	return [...pieces, ...replaced(gone.slice(row), came.slice(column))];
}

/** Neighbours of one kind as one stretch. */
function joined(pieces: readonly Piece[]): Piece[] {
	return pieces.reduce<Piece[]>((all, piece) => {
		const last = all.at(-1);
		if (last?.kind !== piece.kind) return [...all, piece];
		return [...all.slice(0, -1), { kind: piece.kind, text: last.text + piece.text }];
	}, []);
}
