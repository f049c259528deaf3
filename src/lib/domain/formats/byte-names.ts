/**
 * Names as bytes, numbered in the order in which they came. Reading a name from a file in this way makes no text out of it,
 * which is most of the time a large file would take.
 */
export function byteNames() {
	let bytes = new Uint8Array(1024);
	let ends = new Uint32Array(64);
	let slots = new Int32Array(256).fill(-1);
	let count = 0;

	const start = (name: number) => (name ? ends[name - 1]! : 0);

	function slotOf(source: Uint8Array, from: number, to: number): number {
		let hash = 0x811c9dc5;
		for (let at = from; at < to; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193);
		hash ^= hash >>> 15;
		let slot = hash & (slots.length - 1);
		while (slots[slot]! >= 0 && !same(slots[slot]!, source, from, to)) slot = (slot + 1) & (slots.length - 1);
		return slot;
	}

	function same(name: number, source: Uint8Array, from: number, to: number): boolean {
		const begin = start(name);
		if (ends[name]! - begin !== to - from) return false;
		for (let at = 0; at < to - from; at++) if (bytes[begin + at] !== source[from + at]) return false;
		return true;
	}

	function makeRoom(length: number): void {
		if (start(count) + length > bytes.length) bytes = larger(bytes, new Uint8Array((bytes.length + length) * 2));
		if (count === ends.length) ends = larger(ends, new Uint32Array(count * 2));
		if (count * 2 < slots.length) return;
		slots = new Int32Array(slots.length * 2).fill(-1);
		for (let name = 0; name < count; name++) slots[slotOf(bytes, start(name), ends[name]!)] = name;
	}

	return {
		/** The number of a name, or -1. */
		find: (source: Uint8Array, from: number, to: number): number => slots[slotOf(source, from, to)]!,
		/** Takes a new name; false if it was there already. */
		add(source: Uint8Array, from: number, to: number): boolean {
			makeRoom(to - from);
			const slot = slotOf(source, from, to);
			if (slots[slot]! >= 0) return false;
			bytes.set(source.subarray(from, to), start(count));
			ends[count] = start(count) + to - from;
			slots[slot] = count++;
			return true;
		},
		/** How many names there are. */
		count: () => count,
	};
}

function larger<Row extends Uint8Array | Uint32Array>(from: Row, to: Row): Row {
	to.set(from);
	return to;
}
