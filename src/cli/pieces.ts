import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The bytes of a file in pieces (`-` is standard input), unpacked when they begin as gzip does. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
	const source: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path);
	const rest = source[Symbol.asyncIterator]();
	let first = new Uint8Array();
	while (first.length < 2) {
		const next = await rest.next();
		if (next.done) break;
		first = new Uint8Array(Buffer.concat([first, next.value]));
	}
	const all = inTurn(first, { [Symbol.asyncIterator]: () => rest });
	if (first[0] !== 0x1f || first[1] !== 0x8b) return yield* all;
	yield* pipeline(Readable.from(all), createGunzip(), () => undefined);
}

async function* inTurn(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield first;
	yield* rest;
}
