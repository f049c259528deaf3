/** Bytes of a seed: with 16 every order of up to 34 ideas can come out. */
export const ORDER_SEED_BYTES = 16;

/**
 * The ideas in an order drawn from a card's seed, so that no idea gains from standing first.
 * The same seed gives the same order on every page; the ideas keep their numbers.
 * @throws RangeError if the seed is not `ORDER_SEED_BYTES` long.
 */
export function drawnOrder<Idea>(ideas: readonly Idea[], seed: Uint8Array): Idea[] {
	const draw = numbersFrom(seed);
	const rest = [...ideas];
	return ideas.flatMap(() => rest.splice(below(rest.length, draw), 1));
}

/** A number from 0 up to, not including, `limit`, each equally likely: draws that would favour the low ones are repeated. */
function below(limit: number, draw: () => number): number {
	const fair = 2 ** 32 - (2 ** 32 % limit);
	for (;;) {
		const drawn = draw();
		if (drawn < fair) return drawn % limit;
	}
}

/** Numbers of 32 bits from a seed of 128: the generator sfc32 by Chris Doty-Humphrey. */
function numbersFrom(seed: Uint8Array): () => number {
	if (seed.length !== ORDER_SEED_BYTES) throw new RangeError(`a seed is ${ORDER_SEED_BYTES} bytes, not ${seed.length}`);

	const words = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
	let [a, b, c, count] = [words.getUint32(0), words.getUint32(4), words.getUint32(8), words.getUint32(12)];

	const draw = () => {
		const drawn = (a + b + count) >>> 0;
		count = (count + 1) >>> 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) >>> 0;
		c = (((c << 21) | (c >>> 11)) + drawn) >>> 0;
		return drawn;
	};

	for (let warmUp = 0; warmUp < 12; warmUp += 1) draw();
	return draw;
}
