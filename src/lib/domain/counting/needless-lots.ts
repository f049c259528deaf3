import type { Result } from '../result.ts';
import type { Allocation, CountRefusal } from './allocation.ts';
import type { TieRule } from './ties.ts';

type Count = (ties: TieRule) => Result<Allocation, CountRefusal>;

/** So many counts are tried before a lot is asked for. */
const MOST_COUNTS = 24;

/**
 * Counts, and where a tie stays open tries every way in which a lot could fall. If all lead to the same winners, no lot is
 * needed and that is the outcome; otherwise, or when there are too many ways, the tie stays open.
 */
export function withoutNeedlessLots(count: Count, ties: TieRule): Result<Allocation, CountRefusal> {
	const outcome = count(ties);
	if (!outcome.ok || !outcome.value.tie) return outcome;
	const ways = { left: MOST_COUNTS };
	return sameInEveryWay(count, ties, outcome.value.tie.between, ways) ?? outcome;
}

function sameInEveryWay(
	count: Count,
	ties: TieRule,
	between: readonly string[],
	ways: { left: number },
): Result<Allocation, CountRefusal> | undefined {
	if (between.length > 4) return undefined;
	let same: Result<Allocation, CountRefusal> | undefined;
	for (const lot of orders(between)) {
		if (ways.left-- <= 0) return undefined;
		const drawn = { ...ties, drawn: [...ties.drawn, lot] };
		let outcome = count(drawn);
		if (!outcome.ok) return undefined;
		if (outcome.value.tie) {
			const deeper = sameInEveryWay(count, drawn, outcome.value.tie.between, ways);
			if (!deeper?.ok) return undefined;
			outcome = deeper;
		}
		if (same?.ok && winnersOf(same.value) !== winnersOf(outcome.value)) return undefined;
		same ??= outcome;
	}
	return same;
}

function winnersOf({ winners }: Allocation): string {
	return JSON.stringify([...winners].sort());
}

/** Every order of these. */
function orders(ids: readonly string[]): string[][] {
	if (ids.length < 2) return [[...ids]];
	return ids.flatMap((first) => orders(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]));
}
