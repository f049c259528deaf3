/** A value of a table. Counts of people may be `hidden`; codes are words of the interface, said when they are shown. */
export type Value = string | number | boolean | null;

/** A table of figures: what a page shows, what the CSV holds and what the JSON says are this one thing. */
export type DataTable = {
	readonly name: TableName;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Value[])[];
};

/** The tables of a round, and the one of all rounds. Their names are addresses. */
export const tableNames = [
	'rounds',
	'flow',
	'turnout',
	'cards',
	'marks',
	'pots',
	'projects',
	'screening',
	'without-money',
	'ages',
	'languages',
	'moods',
] as const;
export type TableName = (typeof tableNames)[number];

/** How a column is written: amounts are whole, in the smallest unit; times are milliseconds since 1970. */
export const columnKinds = {
	address: 'text',
	area: 'text',
	round: 'text',
	year: 'plain',
	phase: 'code',
	voters: 'count',
	eligible: 'count',
	share: 'percent',
	ideas: 'count',
	on_ballot: 'count',
	won: 'count',
	without_money: 'count',
	currency: 'code',
	pot: 'amount',
	granted: 'amount',
	co_funded: 'amount',
	spent: 'amount',
	left: 'amount',
	asked: 'count',
	in_time: 'count',
	overdue: 'count',
	middle_days: 'count',
	longest_days: 'count',
	quiet: 'count',
	step: 'code',
	place: 'text',
	phone: 'people',
	kiosk: 'people',
	paper: 'people',
	all: 'people',
	people: 'people',
	handed_out: 'count',
	used: 'count',
	unused: 'count',
	missing: 'count',
	track: 'text',
	number: 'plain',
	idea: 'text',
	price: 'amount',
	marks: 'count',
	got_money: 'code',
	owner: 'text',
	milestones: 'count',
	news_days: 'count',
	department: 'text',
	sent_on: 'day',
	due_on: 'day',
	days: 'count',
	answer: 'code',
	running_cost: 'amount',
	payer: 'text',
	done_by: 'text',
	label: 'text',
	mood: 'code',
} as const;
export type Column = keyof typeof columnKinds;
export type ColumnKind = (typeof columnKinds)[Column];

/** Whether a column holds numbers: they stand to the right. */
export const isNumeric = (column: Column) => ['count', 'people', 'percent', 'amount'].includes(columnKinds[column]);

/** Whether a count of people is hidden. A title may be the same word. */
export const isHidden = (value: Value, column: Column) => columnKinds[column] === 'people' && value === 'hidden';

/** Whether a table hides anything. */
export const hidesSome = ({ columns, rows }: DataTable) =>
	rows.some((row) => columns.some((column, at) => isHidden(row[at] ?? null, column)));

/** A part of a table: these columns, in this order, every row. */
export function withColumns(table: DataTable, columns: readonly Column[]): DataTable {
	const places = columns.map((column) => table.columns.indexOf(column));
	return { ...table, columns, rows: table.rows.map((row) => places.map((place) => row[place] ?? null)) };
}

/** A table as records, for JSON: amounts in the smallest unit, instants as in ISO 8601, small counts as `hidden`. */
export function recordsOf({ columns, rows }: DataTable): Record<string, Value>[] {
	const told = (value: Value, column: Column) =>
		columnKinds[column] === 'day' && typeof value === 'number' ? new Date(value).toISOString() : value;
	return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, told(row[at] ?? null, column)])));
}
