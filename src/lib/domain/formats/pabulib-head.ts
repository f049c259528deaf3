import type { Project } from '../counting/instance.ts';
import { money, type Money } from '../money.ts';
import { byteNames } from './byte-names.ts';
import { cellText, placeIn, type Place, type Row } from './csv.ts';
import { readVoteType, type VoteType } from './pabulib-file.ts';
import { refuseAt, type PabulibRefusal } from './pabulib-refusal.ts';

type Written = { readonly text: string; readonly place: Place };
type Amount = { readonly digits: string; readonly decimals: number; readonly place: Place };

/** What META and PROJECTS say once both have been read. */
export type Head = {
	readonly voteType: VoteType;
	readonly budget: Money;
	readonly unit: number;
	readonly projects: readonly Project[];
	readonly largestSum: number;
};

const MOST_DECIMALS = 6;

/** Collects META and PROJECTS, row by row. */
export function headReader() {
	const meta = new Map<string, Written>();
	const costs: Amount[] = [];
	const ids: string[] = [];
	const details: Map<string, string>[] = [];
	const names = byteNames();
	let columns: string[] = [];

	/** One line of META. */
	function readMeta(row: Row): PabulibRefusal | undefined {
		const key = cellText(row, 0).toLowerCase();
		const text = row.cells > 1 ? cellText(row, 1) : '';
		const extra = firstFilled(row, 2);
		if (extra >= 0) return refuseAt(row, row.starts[extra]!, 'cells_too_many');
		const before = meta.get(key);
		if (before && before.text !== text) return refuseAt(row, row.starts[0]!, 'key_twice', key);
		meta.set(key, { text, place: placeIn(row, row.starts[Math.min(1, row.cells - 1)]!) });
		return undefined;
	}

	/** The line with the names of the columns of PROJECTS. */
	function readColumns(row: Row): PabulibRefusal | undefined {
		const found = columnsOf(row, ['project_id', 'cost']);
		if (!Array.isArray(found)) return found;
		columns = found;
		return undefined;
	}

	/** One project. */
	function readProject(row: Row): PabulibRefusal | undefined {
		const mismatch = cellMismatch(row, columns.length);
		if (mismatch) return mismatch;
		const detail = new Map(columns.map((column, cell) => [column, cellText(row, cell)]));
		const id = detail.get('project_id') ?? '';
		const idAt = row.starts[columns.indexOf('project_id')]!;
		if (!id) return refuseAt(row, idAt, 'project_unnamed');
		const bytes = new TextEncoder().encode(id);
		if (!names.add(bytes, 0, bytes.length)) return refuseAt(row, idAt, 'project_twice', id);
		const text = detail.get('cost') ?? '';
		const cost = readAmount(text, placeIn(row, row.starts[columns.indexOf('cost')]!));
		if ('reason' in cost) return cost;
		ids.push(id);
		costs.push(cost);
		details.push(detail);
		return undefined;
	}

	/** Both sections together; amounts become whole numbers of the smallest unit that any of them needs. */
	function finish(here: Place): Head | PabulibRefusal {
		const missing = ['budget', 'vote_type'].find((key) => !meta.has(key));
		if (missing) return { ...here, reason: 'key_missing', text: missing };
		const told = meta.get('vote_type')!;
		const voteType = readVoteType(told.text.toLowerCase());
		if (!voteType) return { ...told.place, reason: 'vote_type_unknown', text: told.text };
		const score = meta.get('default_score');
		if (voteType === 'scoring' && score && Number(score.text) !== 0) {
			return { ...score.place, reason: 'default_score_unsupported', text: score.text };
		}
		const counted = mismatchWith('num_projects', ids.length, 'projects_do_not_match');
		if (counted) return counted;
		const budget = readAmount(meta.get('budget')!.text, meta.get('budget')!.place);
		if ('reason' in budget) return budget;
		const limit = meta.get('max_sum_cost');
		const largest = limit?.text ? readAmount(limit.text, limit.place) : undefined;
		if (largest && 'reason' in largest) return largest;

		const decimals = Math.max(budget.decimals, largest?.decimals ?? 0, ...costs.map((cost) => cost.decimals));
		const [pot, ...amounts] = [budget, ...costs].map((amount) => inUnits(amount, decimals));
		const wrong = [pot, ...amounts].find((amount) => typeof amount !== 'number');
		if (wrong !== undefined && typeof wrong !== 'number') return wrong;
		return {
			voteType,
			budget: money(Number(pot)),
			unit: 10 ** decimals,
			projects: ids.map((id, place) => ({ id, cost: money(Number(amounts[place])) })),
			largestSum: largest ? Number(`${largest.digits}e${decimals - largest.decimals}`) : Infinity,
		};
	}

	/** A number in META that must be what was counted. */
	function mismatchWith(key: string, count: number, reason: PabulibRefusal['reason']): PabulibRefusal | undefined {
		const told = meta.get(key);
		if (!told || Number(told.text) === count) return undefined;
		if (!/^\d+(\.0*)?$/.test(told.text)) return { ...told.place, reason: 'not_a_number', text: told.text };
		return { ...told.place, reason, text: `${told.text}/${count}` };
	}

	return {
		readMeta,
		readColumns,
		readProject,
		finish,
		mismatchWith,
		projectNames: names,
		details,
		meta: () => new Map([...meta].map(([key, { text }]) => [key, text])),
	};
}

/** The names of the columns in a header line. */
export function columnsOf(row: Row, required: readonly string[]): string[] | PabulibRefusal {
	const columns = Array.from({ length: row.cells }, (_, cell) => cellText(row, cell).toLowerCase());
	while (columns.length > 1 && columns.at(-1) === '') columns.pop();
	if (columns[0] !== required[0]) return refuseAt(row, row.starts[0]!, 'header_expected', required[0]);
	const twice = columns.findIndex((column, at) => columns.indexOf(column) < at);
	if (twice >= 0) return refuseAt(row, row.starts[twice]!, 'column_twice', columns[twice]);
	const missing = required.find((column) => !columns.includes(column));
	return missing ? refuseAt(row, row.from, 'column_missing', missing) : columns;
}

/** A row must have as many cells as its header; empty ones behind them are let pass. */
export function cellMismatch(row: Row, columns: number): PabulibRefusal | undefined {
	if (row.cells === columns) return undefined;
	if (row.cells < columns) return refuseAt(row, row.to, 'cells_missing', `${row.cells}/${columns}`);
	const extra = firstFilled(row, columns);
	return extra < 0 ? undefined : refuseAt(row, row.starts[extra]!, 'cells_too_many', `${row.cells}/${columns}`);
}

function firstFilled(row: Row, from: number): number {
	for (let cell = from; cell < row.cells; cell++) if (cellText(row, cell)) return cell;
	return -1;
}

/** An amount with decimals behind a point or a comma. `1,000` may be one or a thousand, and is refused. */
function readAmount(text: string, place: Place): Amount | PabulibRefusal {
	const match = /^(\d+)(?:([.,])(\d+))?$/.exec(text);
	const ambiguous = match?.[2] === ',' && match[3]?.length === 3;
	if (!match || ambiguous) return { ...place, reason: 'not_an_amount', text: text.slice(0, 60) };
	const decimals = (match[3] ?? '').replace(/0+$/, '');
	if (decimals.length > MOST_DECIMALS) return { ...place, reason: 'not_an_amount', text: text.slice(0, 60) };
	return { digits: `${match[1]}${decimals}`.replace(/^0+(?=\d)/, ''), decimals: decimals.length, place };
}

function inUnits({ digits, decimals, place }: Amount, wanted: number): number | PabulibRefusal {
	const units = digits.length > 20 ? Infinity : Number(BigInt(digits) * 10n ** BigInt(wanted - decimals));
	if (Number.isSafeInteger(units)) return units;
	return { ...place, reason: 'amount_too_large', text: digits.slice(0, 60) };
}
