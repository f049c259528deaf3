const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of these bytes, which must be UTF-8. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
	return decoder.decode(bytes.subarray(from, to));
}

/** Where the bytes stop being UTF-8, or -1. */
export function firstForeignByte(bytes: Uint8Array, from: number, to: number): number {
	for (let at = from; at < to;) {
		const length = lengthOf(bytes[at]!);
		if (length === 1) {
			at++;
			continue;
		}
		if (length === 0 || at + length > to || !isWhole(bytes, at, length)) return at;
		at += length;
	}
	return -1;
}

function lengthOf(first: number): number {
	if (first < 0x80) return 1;
	if (first >= 0xc2 && first < 0xe0) return 2;
	if (first >= 0xe0 && first < 0xf0) return 3;
	return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/** Continuation bytes only, no overlong form, no half of a surrogate pair, nothing beyond the last code point. */
function isWhole(bytes: Uint8Array, at: number, length: number): boolean {
	for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return false;
	const [first, second] = [bytes[at]!, bytes[at + 1]!];
	if (first === 0xe0) return second >= 0xa0;
	if (first === 0xed) return second < 0xa0;
	if (first === 0xf0) return second >= 0x90;
	return first !== 0xf4 || second < 0x90;
}
