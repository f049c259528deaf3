const LF = 10;

/** The lines of a file of ASCII, without their ends, one at a time: a file may be larger than memory likes as text. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let from = 0;
	for (let end = all.indexOf(LF); end >= 0; end = all.indexOf(LF, from)) {
		yield all.toString('latin1', from, end);
		from = end + 1;
	}
}

/** The leaf on a line of the log: a blank there is a line end in the leaf. */
export function leafOn(line: string): string {
	return `${line.replaceAll(' ', '\n')}\n`;
}

/** The number of the line that a file breaks off in; undefined when it ends with a line end, or holds nothing. */
export function cutLine(bytes: Uint8Array): number | undefined {
	if (bytes.length === 0 || bytes.at(-1) === LF) return undefined;
	return [...linesOf(bytes)].length + 1;
}

/** A file of these lines. */
export function fileOfLines(lines: Iterable<string>): Uint8Array {
	const parts: Buffer[] = [];
	let waiting: string[] = [];
	for (const line of lines) {
		waiting.push(`${line}\n`);
		if (waiting.length === 10_000) {
			parts.push(Buffer.from(waiting.join(''), 'latin1'));
			waiting = [];
		}
	}
	return Buffer.concat([...parts, Buffer.from(waiting.join(''), 'latin1')]);
}

/** The text in a file of UTF-8; undefined when it is none. */
export function textIn(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
