import { SMALLEST_SHOWN } from '../council/small-cells.ts';

/** How many people voted with a card in the box, and how many on paper. */
export type ByChannel = { readonly digital: number; readonly paper: number };

/** The split as it may be told: not while one side is so few people that they could be known. */
export function shownByChannel(split: ByChannel): ByChannel | null {
	const isFew = (people: number) => people > 0 && people < SMALLEST_SHOWN;
	return isFew(split.digital) || isFew(split.paper) ? null : split;
}
