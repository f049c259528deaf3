/** A file in an archive. */
export type ArchivedFile = { readonly name: string; readonly bytes: Uint8Array };

const BLOCK = 512;

/**
 * Files as one archive that every `tar` unpacks (ustar): no times, no owners, so the same files are the same bytes.
 * @throws RangeError if a name is not plain, or a file is too large for the format.
 */
export function writeTar(files: readonly ArchivedFile[]): Uint8Array {
	const parts = files.flatMap(({ name, bytes }) => [
		header(name, bytes.length),
		bytes,
		Buffer.alloc(rest(bytes.length)),
	]);
	return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/** The files in an archive; undefined unless every byte of it stands where `writeTar` would have put it. */
export function readTar(archive: Uint8Array): ArchivedFile[] | undefined {
	const all = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	const files: ArchivedFile[] = [];
	let at = 0;
	while (at + BLOCK <= all.length && all[at] !== 0) {
		const name = all.toString('latin1', at, at + 100).replace(/\0+$/, '');
		const size = parseInt(all.toString('latin1', at + 124, at + 135), 8);
		const end = at + BLOCK + size;
		if (!isName(name) || !(end + rest(size) <= all.length)) return undefined;
		if (!all.subarray(at, at + BLOCK).equals(header(name, size))) return undefined;
		if (all.subarray(end, end + rest(size)).some((byte) => byte !== 0)) return undefined;

		files.push({ name, bytes: all.subarray(at + BLOCK, end) });
		at = end + rest(size);
	}
	const isWhole = all.length === at + 2 * BLOCK && all.subarray(at).every((byte) => byte === 0);
	return isWhole ? files : undefined;
}

function header(name: string, size: number): Buffer {
	if (!isName(name) || size >= 8 ** 11) throw new RangeError(`cannot be put into an archive: ${name}, ${size} bytes`);
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
	block.write(name, 0, 'latin1');
	block.write('0000644\0' + '0000000\0'.repeat(2), 100, 'latin1');
	block.write(`${octal(size, 11)}\0${octal(0, 11)}\0${' '.repeat(8)}0`, 124, 'latin1');
	block.write('ustar\0' + '00', 257, 'latin1');
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
	return block;
}

/** Bytes from the end of a file to the next block. */
const rest = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;

const isName = (name: string) => /^[a-z0-9][a-z0-9.-]{0,98}$/.test(name);
