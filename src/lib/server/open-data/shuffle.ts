import { randomInt } from 'node:crypto';

/** The same in an order drawn by lot, from the randomness that keys are made of. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
	const drawn = [...items];
	for (let last = drawn.length - 1; last > 0; last--) {
		const other = randomInt(last + 1);
		[drawn[last], drawn[other]] = [drawn[other]!, drawn[last]!];
	}
	return drawn;
}

/** A number from 0 up to 1, from the same randomness. */
export function random(): number {
	return randomInt(2 ** 47) / 2 ** 47;
}
