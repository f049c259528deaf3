/** A row of whole numbers that grows; 4 bytes for each, which matters with ten million marks. */
export function growingRow() {
	let held = new Uint32Array(1024);
	let count = 0;
	return {
		push(value: number): void {
			if (count === held.length) {
				const larger = new Uint32Array(count * 2);
				larger.set(held);
				held = larger;
			}
			held[count++] = value;
		},
		/** Forgets all but the first ones. */
		shorten(to: number): void {
			count = to;
		},
		get length() {
			return count;
		},
		/** The numbers so far, in place: not a copy. */
		values: () => held.subarray(0, count),
	};
}
