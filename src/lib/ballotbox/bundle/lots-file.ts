import { readCanonical, type Shape } from '../../domain/shape.ts';

/** A lot as a bundle tells of it: between which ideas, in which order they came, how and when. No names of witnesses. */
export type PublishedLot = {
	readonly track: number;
	readonly between: readonly number[];
	readonly drawn: readonly number[];
	readonly method: string;
	readonly drawnAt: number;
};

const numbers: Shape = { listOf: 'count' };
const lot: Shape = { record: { track: 'count', between: numbers, drawn: numbers, method: 'text', drawnAt: 'count' } };
const shape: Shape = { record: { v: { oneOf: [1] }, lots: { listOf: lot } } };

/** The lots as the text of their file. */
export function lotsText(lots: readonly PublishedLot[]): string {
	const told = lots.map(({ track, between, drawn, method, drawnAt }) => ({ track, between, drawn, method, drawnAt }));
	return JSON.stringify({ v: 1, lots: told });
}

/** The lots in such a text; undefined when it is none. */
export function readLots(text: string): readonly PublishedLot[] | undefined {
	return (readCanonical(text, shape) as { lots: PublishedLot[] } | undefined)?.lots;
}
