import type { Money } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { PollState } from './poll.ts';

/** When things happen in a round, in milliseconds since 1970. What is empty has not been decided. */
export type RoundDates = {
	readonly ideasFrom: number | null;
	readonly ideasUntil: number | null;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly resultAt: number | null;
};

export type SettingsRefusal = {
	readonly reason:
		'frozen' | 'ideas_turned' | 'hours_turned' | 'result_too_early' | 'band_turned' | 'band_over_pot' | 'last_track';
};

/** Settings that voters rely on are changed while the round is a draft; after that only by the two-person correction. */
export function mayChangeSettings(pollState: PollState): boolean {
	return pollState === 'draft';
}

/** Whether the dates of a round can follow on one another. Those that are missing are left open. */
export function checkDates({
	ideasFrom,
	ideasUntil,
	opensAt,
	closesAt,
	resultAt,
}: RoundDates): Result<null, SettingsRefusal> {
	const turned = (first: number | null, second: number | null) => first !== null && second !== null && first >= second;
	if (turned(ideasFrom, ideasUntil) || turned(ideasUntil, opensAt)) return refuse({ reason: 'ideas_turned' });
	if (turned(opensAt, closesAt) || (opensAt === null) !== (closesAt === null))
		return refuse({ reason: 'hours_turned' });
	if (closesAt !== null && resultAt !== null && resultAt < closesAt) return refuse({ reason: 'result_too_early' });
	return ok(null);
}

/** A pot and the prices it takes: over `priceAbove`, and at most `priceAtMost`. */
export type Band = { readonly pot: Money; readonly priceAbove: Money | null; readonly priceAtMost: Money | null };

/** Whether an idea can fit a pot at all. */
export function checkBand({ pot, priceAbove, priceAtMost }: Band): Result<null, SettingsRefusal> {
	if (priceAbove !== null && priceAtMost !== null && priceAbove >= priceAtMost)
		return refuse({ reason: 'band_turned' });
	if ((priceAbove ?? 0) >= pot || (priceAtMost ?? 0) > pot) return refuse({ reason: 'band_over_pot' });
	return ok(null);
}
