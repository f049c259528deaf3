import type { Ballots } from '../counting/ballots.ts';
import { byteNames } from './byte-names.ts';
import { cellText, type Row } from './csv.ts';
import { growingRow } from './growing.ts';
import type { PabulibWarning, VoteType } from './pabulib-file.ts';
import { cellMismatch, columnsOf, type Head } from './pabulib-head.ts';
import { refuseAt, type PabulibRefusal } from './pabulib-refusal.ts';

const [COMMA, SPACE, TAB] = [44, 32, 9];
const MOST_POINTS = 2 ** 31 - 1;

/** Collects VOTES, row by row. Ids are compared as bytes, so that no text is made of millions of them. */
export function votesReader(head: Head, projectNames: ReturnType<typeof byteNames>) {
	const costs = head.projects.map((project) => project.cost);
	const voters = byteNames();
	const marks = growingRow();
	const points = growingRow();
	const starts = growingRow();
	const lastNamed = new Int32Array(costs.length).fill(-1);
	const warnings = new Map<PabulibWarning['reason'], PabulibWarning>();
	const withPoints = needsPoints(head.voteType);
	let columns = { count: 0, voter: 0, vote: 0, points: -1 };
	let allPoints = 0;
	/** Where the marks of the ballot that is being read begin. */
	let begin = 0;
	starts.push(0);

	/** The line with the names of the columns. */
	function readColumns(row: Row): PabulibRefusal | undefined {
		const found = columnsOf(row, withPoints ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote']);
		if (!Array.isArray(found)) return found;
		const place = (name: string) => found.indexOf(name);
		columns = { count: found.length, voter: 0, vote: place('vote'), points: place('points') };
		return undefined;
	}

	/** One ballot. */
	function readVote(row: Row): PabulibRefusal | undefined {
		const mismatch = row.cells === columns.count ? undefined : cellMismatch(row, columns.count);
		if (mismatch) return mismatch;
		const voter = bare(row, columns.voter);
		if (voter.from === voter.to) return refuseAt(row, row.starts[columns.voter]!, 'voter_unnamed');
		if (!voters.add(voter.bytes, voter.from, voter.to)) {
			return refuseAt(row, row.starts[columns.voter]!, 'voter_twice', cellText(row, columns.voter));
		}
		return readMarks(row) ?? (withPoints ? readPoints(row) : undefined) ?? endBallot(row);
	}

	/** Everything that is named, twice too: points are given in the same order. */
	function readMarks(row: Row): PabulibRefusal | undefined {
		const { bytes, from, to } = bare(row, columns.vote);
		for (let next = from; next < to;) {
			let end = next;
			while (end < to && bytes[end] !== COMMA) end++;
			const [first, last] = trimmed(bytes, next, end);
			const project = projectNames.find(bytes, first, last);
			if (project < 0) {
				const at = bytes === row.bytes ? first : row.starts[columns.vote]!;
				return refuseAt(row, at, 'project_unknown', new TextDecoder().decode(bytes.subarray(first, last)));
			}
			marks.push(project);
			next = end + 1;
		}
		return undefined;
	}

	function readPoints(row: Row): PabulibRefusal | undefined {
		const text = cellText(row, columns.points);
		const at = row.starts[columns.points]!;
		const given = text === '' ? [] : text.split(',');
		const named = marks.length - begin;
		if (given.length !== named) return refuseAt(row, at, 'points_do_not_match', `${given.length}/${named}`);
		for (const one of given) {
			const point = /^\s*-?\d{1,10}(\.0*)?\s*$/.test(one) ? Number(one) : NaN;
			if (!(Math.abs(point) <= MOST_POINTS) || (point < 0 && head.voteType !== 'scoring')) {
				return refuseAt(row, at, 'not_points', one.trim());
			}
			allPoints += Math.abs(point);
			points.push(point);
		}
		return allPoints <= Number.MAX_SAFE_INTEGER ? undefined : refuseAt(row, at, 'points_too_many', String(allPoints));
	}

	/** Takes out what is named a second time, and notes what the city should not have let pass. */
	function endBallot(row: Row): undefined {
		const ballot = starts.length - 1;
		const named = marks.values();
		const given = points.values();
		let [end, sum] = [begin, 0];
		for (let at = begin; at < named.length; at++) {
			const project = named[at]!;
			if (lastNamed[project] === ballot) continue;
			lastNamed[project] = ballot;
			sum += costs[project]!;
			named[end] = project;
			if (withPoints) given[end] = given[at]!;
			end++;
		}
		if (end < named.length) warn('project_named_twice', row);
		if (sum > head.largestSum) warn('over_the_sum', row);
		if (head.voteType === 'choose-1' && end - begin > 1) warn('more_than_one_choice', row);
		marks.shorten(end);
		if (withPoints) points.shorten(end);
		starts.push(end);
		begin = end;
	}

	function warn(reason: PabulibWarning['reason'], { line }: Row): void {
		const before = warnings.get(reason);
		warnings.set(reason, { reason, ballots: (before?.ballots ?? 0) + 1, line: before?.line ?? line });
	}

	return {
		readColumns,
		readVote,
		count: () => starts.length - 1,
		warnings: () => [...warnings.values()],
		ballots: (): Ballots => ({
			starts: starts.values(),
			marks: marks.values(),
			...(withPoints && { points: new Int32Array(points.values()) }),
		}),
	};
}

function needsPoints(voteType: VoteType): boolean {
	return voteType === 'cumulative' || voteType === 'scoring';
}

/** The bytes of a cell without quotes and blanks: in place, unless it stands in quotes. */
function bare(row: Row, cell: number): { bytes: Uint8Array; from: number; to: number } {
	if (row.quoted[cell]) {
		const bytes = new TextEncoder().encode(cellText(row, cell));
		return { bytes, from: 0, to: bytes.length };
	}
	const [from, to] = trimmed(row.bytes, row.starts[cell]!, row.ends[cell]!);
	return { bytes: row.bytes, from, to };
}

function trimmed(bytes: Uint8Array, from: number, to: number): [number, number] {
	while (from < to && (bytes[from] === SPACE || bytes[from] === TAB)) from++;
	while (from < to && (bytes[to - 1] === SPACE || bytes[to - 1] === TAB)) to--;
	return [from, to];
}
