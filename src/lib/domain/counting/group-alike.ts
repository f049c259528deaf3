import type { Profile } from './profile.ts';

type Rows = { readonly starts: Uint32Array; readonly chosen: Uint32Array; readonly weights: Int32Array };

/** Ballots that say the same, each once with the number of voters who cast it; projects ascending, weights above 0 only. */
export function groupAlike(profile: Profile): Rows & { readonly heads: Float64Array } {
	const sorted = inProjectOrder(profile);
	const rows = sorted.starts.length - 1;
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, rows * 2)))).fill(-1);
	const heads = new Float64Array(rows);
	let groups = 0;
	let end = 0;
	// A row that is new moves down to the next free place; the rows behind it have not been read yet.
	for (let row = 0; row < rows; row++) {
		const [from, to] = [sorted.starts[row]!, sorted.starts[row + 1]!];
		if (from === to) continue;
		let slot = hashOf(sorted, from, to) & (slots.length - 1);
		while (slots[slot]! >= 0 && !alike(sorted, slots[slot]!, from, to)) slot = (slot + 1) & (slots.length - 1);
		if (slots[slot]! < 0) {
			slots[slot] = groups;
			sorted.chosen.copyWithin(end, from, to);
			sorted.weights.copyWithin(end, from, to);
			sorted.begins[groups] = end;
			end += to - from;
			sorted.begins[++groups] = end;
		}
		heads[slots[slot]!]!++;
	}
	return {
		starts: sorted.begins.slice(0, groups + 1),
		chosen: sorted.chosen.slice(0, end),
		weights: sorted.weights.slice(0, end),
		heads: heads.slice(0, groups),
	};
}

/** Each ballot's projects in ascending order: filed by project first, then back by ballot, in one pass each. */
function inProjectOrder({ projects, starts, chosen, weights }: Profile): Rows & { begins: Uint32Array } {
	const rows = Math.max(0, starts.length - 1);
	const from = new Uint32Array(projects + 1);
	for (let at = 0; at < chosen.length; at++) if (weights[at]! > 0) from[chosen[at]! + 1]!++;
	for (let project = 0; project < projects; project++) from[project + 1]! += from[project]!;
	const filed = { row: new Uint32Array(from[projects]!), weight: new Int32Array(from[projects]!) };
	const next = from.slice();
	const lengths = new Uint32Array(rows + 1);
	for (let row = 0; row < rows; row++) {
		for (let at = starts[row]!; at < starts[row + 1]!; at++) {
			if (weights[at]! <= 0) continue;
			const place = next[chosen[at]!]!++;
			filed.row[place] = row;
			filed.weight[place] = weights[at]!;
			lengths[row + 1]!++;
		}
	}
	for (let row = 0; row < rows; row++) lengths[row + 1]! += lengths[row]!;
	const out = { chosen: new Uint32Array(filed.row.length), weights: new Int32Array(filed.row.length) };
	const fill = lengths.slice();
	for (let project = 0; project < projects; project++) {
		for (let at = from[project]!; at < from[project + 1]!; at++) {
			const place = fill[filed.row[at]!]!++;
			out.chosen[place] = project;
			out.weights[place] = filed.weight[at]!;
		}
	}
	return { starts: lengths, begins: new Uint32Array(rows + 1), ...out };
}

function hashOf({ chosen, weights }: Rows, from: number, to: number): number {
	let hash = 0x811c9dc5;
	for (let at = from; at < to; at++) {
		hash = Math.imul(hash ^ chosen[at]!, 0x01000193);
		hash = Math.imul(hash ^ weights[at]!, 0x01000193);
		hash ^= hash >>> 15;
	}
	return hash >>> 0;
}

function alike(rows: Rows & { begins: Uint32Array }, group: number, from: number, to: number): boolean {
	const begin = rows.begins[group]!;
	if (rows.begins[group + 1]! - begin !== to - from) return false;
	for (let at = 0; at < to - from; at++) {
		if (rows.chosen[begin + at] !== rows.chosen[from + at]) return false;
		if (rows.weights[begin + at] !== rows.weights[from + at]) return false;
	}
	return true;
}
