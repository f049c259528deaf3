import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction, type Fraction } from '../counting/fraction.ts';
import { hideSmall, hideSmallInList, type PeopleTable, type Shown, type ShownTable } from './small-cells.ts';

const runs = { numRuns: process.env.RELEASE ? 20_000 : 300 };

const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }));
const tables = (most: number, missing = true): fc.Arbitrary<PeopleTable> =>
	fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most })).chain(([rows, columns]) =>
		fc
			.array(
				fc.array(missing ? fc.option(count, { freq: 8, nil: null }) : count, {
					minLength: columns,
					maxLength: columns,
				}),
				{ minLength: rows, maxLength: rows },
			)
			.map((counts) => ({
				rows: counts.map((_, at) => `r${at}`),
				columns: Array.from({ length: columns }, (_, at) => `c${at}`),
				counts,
			})),
	);

/** More than one way to be counted: else there is no breakdown to hide. */
const isBrokenDown = ({ counts }: PeopleTable) => counts.flat().filter((people) => people !== null).length > 1;

test('nobody can work out a hidden count from everything that is public, by linear algebra', () => {
	fc.assert(
		fc.property(tables(6).filter(isBrokenDown), (table) => {
			expect(solved(hideSmall(table))).toEqual([]);
		}),
		runs,
	);
});

test('the attack itself works: one hidden count in a line of three is found', () => {
	const careless = { rows: ['a', 'b', 'c'], columns: ['x'], total: 20, columnSums: [20] as Shown[] };
	const cells: Shown[][] = [['hidden'], [10], [7]];
	expect(solved({ ...careless, cells, rowSums: ['hidden', 10, 7] })).toContain('3');
});

test('no count under five is shown, and what is shown is true', () => {
	fc.assert(
		fc.property(tables(6), (table) => {
			const { cells, rowSums, columnSums, total } = hideSmall(table);
			const people = (row: readonly (number | null)[]) => row.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
			expect(total).toBe(people(table.counts.flat()));
			for (const [row, counts] of table.counts.entries()) {
				if (counts.some((cell) => cell !== null)) expectTrue(rowSums[row] ?? null, people(counts), total);
				for (const [column, cell] of counts.entries()) {
					const shown = cells[row]?.[column] ?? null;
					if (cell === null) expect(shown).toBe(null);
					else if (shown !== 'hidden') expect(shown).toBe(cell);
					if (cell !== null && cell < 5) expect(shown).toBe('hidden');
				}
			}
			for (const column of table.columns.keys()) {
				const counts = table.counts.map((row) => row[column] ?? null);
				if (counts.some((cell) => cell !== null)) expectTrue(columnSums[column] ?? null, people(counts), total);
			}
		}),
		runs,
	);
});

test('a hidden count of a small table keeps at least two possible values for who knows that none is negative', () => {
	const small = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
	fc.assert(
		fc.property(small, ([a = 0, b = 0, c = 0, d = 0]) => {
			const counts = [
				[a, b],
				[c, d],
			];
			const shown = hideSmall({ rows: ['r', 's'], columns: ['x', 'y'], counts });
			if (shown.total === 0) return;
			const seen = shown.cells.flat().map(() => new Set<number>());
			const isOpen = (at: number) => shown.cells.flat()[at] === 'hidden' && (seen[at]?.size ?? 0) < 2;
			for (const world of worlds(shown)) {
				for (const [at, value] of world.entries()) seen[at]?.add(value);
				if (![...seen.keys()].some(isOpen)) break;
			}
			for (const [at, cell] of shown.cells.flat().entries()) {
				if (cell === 'hidden') expect(seen[at]?.size).toBeGreaterThan(1);
			}
		}),
		{ numRuns: process.env.RELEASE ? 5000 : 100 },
	);
});

test('counts that all stand in one line add up to the sum of all, which stays', () => {
	const { cells, rowSums, columnSums, total } = hideSmall({
		rows: ['a', 'nobody'],
		columns: ['x', 'y'],
		counts: [
			[2, 1],
			[null, null],
		],
	});
	expect(cells[0]).toEqual(['hidden', 'hidden']);
	expect([rowSums, columnSums, total]).toEqual([[3, null], ['hidden', 'hidden'], 3]);
});

test('a second count is hidden so that the sum does not give the first away', () => {
	const { shown, total } = hideSmallInList([
		['phone', 241],
		['kiosk', 3],
		['paper', 12],
	]);
	expect(total).toBe(256);
	expect(shown).toEqual([
		['phone', 241],
		['kiosk', 'hidden'],
		['paper', 'hidden'],
	]);
});

test('two small counts that make fewer than five together take a third along', () => {
	const { shown } = hideSmallInList([
		['da', 400],
		['ar', 2],
		['en', 1],
		['so', 30],
	]);
	expect(shown.map(([, people]) => people)).toEqual([400, 'hidden', 'hidden', 'hidden']);
});

test('a table of large counts is shown as it is', () => {
	const counts = [
		[10, 20],
		[30, 40],
	];
	const { cells, rowSums, columnSums } = hideSmall({ rows: ['a', 'b'], columns: ['x', 'y'], counts });
	expect([cells, rowSums, columnSums]).toEqual([counts, [30, 70], [40, 60]]);
});

function expectTrue(shown: Shown, people: number, total: number): void {
	if (shown !== 'hidden') expect(shown).toBe(people);
	if (people < 5 && people !== total) expect(shown).toBe('hidden');
}

/** Every hidden count that follows from the published table, by elimination in fractions; their values as text. */
function solved({ cells, rowSums, columnSums, total }: ShownTable): string[] {
	const unknowns = new Map<string, number>();
	const equations: { coefficients: Map<number, bigint>; known: bigint }[] = [];
	const say = (terms: readonly (readonly [string, Shown, bigint])[]) => {
		const equation = { coefficients: new Map<number, bigint>(), known: 0n };
		for (const [name, shown, times] of terms) {
			if (shown === 'hidden') {
				if (!unknowns.has(name)) unknowns.set(name, unknowns.size);
				const at = unknowns.get(name) ?? 0;
				equation.coefficients.set(at, (equation.coefficients.get(at) ?? 0n) + times);
			} else equation.known -= BigInt(shown ?? 0) * times;
		}
		equations.push(equation);
	};
	const named = (row: number) => (cells[row] ?? []).map((cell, column) => [`${row},${column}`, cell, 1n] as const);
	for (const row of cells.keys()) say([...named(row), [`row ${row}`, rowSums[row] ?? null, -1n]]);
	for (const column of columnSums.keys()) {
		const down = cells.map((row, at) => [`${at},${column}`, row[column] ?? null, 1n] as const);
		say([...down, [`column ${column}`, columnSums[column] ?? null, -1n]]);
	}
	say([...rowSums.map((sum, row) => [`row ${row}`, sum, 1n] as const), ['', total, -1n]]);
	say([...columnSums.map((sum, column) => [`column ${column}`, sum, 1n] as const), ['', total, -1n]]);

	const size = unknowns.size;
	const matrix = equations.map(({ coefficients, known }) => [
		...Array.from({ length: size }, (_, at) => fraction(coefficients.get(at) ?? 0n)),
		fraction(known),
	]);
	let rank = 0;
	for (let column = 0; column < size; column++) {
		const pivot = matrix.findIndex((row, at) => at >= rank && row[column]?.num !== 0n);
		if (pivot < 0) continue;
		const [lifted = []] = matrix.splice(pivot, 1);
		const lead = lifted[column] ?? fraction(1n);
		const unit = lifted.map((value) => fraction(value.num * lead.den, value.den * lead.num));
		matrix.splice(rank, 0, unit);
		for (const [at, row] of matrix.entries()) {
			const times = row[column] ?? fraction(0n);
			if (at !== rank && times.num !== 0n) matrix[at] = row.map((value, i) => less(value, times, unit[i]));
		}
		rank += 1;
	}
	return matrix.flatMap((row) => {
		const left = row.slice(0, size).filter(({ num }) => num !== 0n);
		return left.length === 1 ? [String(row[size]?.num)] : [];
	});
}

function less(value: Fraction, times: Fraction, unit: Fraction = fraction(0n)): Fraction {
	const [num, den] = [times.num * unit.num, times.den * unit.den];
	return fraction(value.num * den - num * value.den, value.den * den);
}

/** Every table of two rows by two columns, without negative counts, that looks like the published one. */
function* worlds({ cells, rowSums, columnSums, total }: ShownTable): Generator<number[]> {
	const flat = cells.flat();
	const fits = (shown: Shown | undefined, value: number) => shown === 'hidden' || shown === value;
	function* fill(world: number[], left: number): Generator<number[]> {
		const at = world.length;
		if (at === flat.length) {
			const [a = 0, b = 0, c = 0, d = 0] = world;
			const sums = fits(rowSums[0], a + b) && fits(rowSums[1], c + d);
			const columns = [a + c, b + d].every((sum, column) => fits(columnSums[column], sum));
			if (left === 0 && sums && columns) yield world;
			return;
		}
		const shown = flat[at];
		const tries = typeof shown === 'number' ? [shown] : Array.from({ length: left + 1 }, (_, value) => value);
		for (const value of tries) if (value <= left) yield* fill([...world, value], left - value);
	}
	yield* fill([], total);
}
