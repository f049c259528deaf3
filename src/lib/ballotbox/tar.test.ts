import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTar, writeTar } from './tar.ts';

const files = [
	{ name: 'bundle.txt', bytes: Buffer.from('one\n') },
	{ name: 'cards.txt', bytes: Buffer.alloc(0) },
	{ name: 'log.txt', bytes: Buffer.alloc(1024, 'x') },
];

test('an archive is read back as it was written, and the same files are the same bytes', () => {
	const archive = writeTar(files);
	expect(readTar(archive)?.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual(
		files.map(({ name, bytes }) => [name, bytes]),
	);
	expect(writeTar(files)).toEqual(archive);
	expect(readTar(writeTar([]))).toEqual([]);
});

test('a common tar unpacks it', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tar-'));
	writeFileSync(join(folder, 'a.tar'), writeTar(files));
	execFileSync('tar', ['xf', 'a.tar'], { cwd: folder });
	for (const { name, bytes } of files) expect(readFileSync(join(folder, name))).toEqual(bytes);
	rmSync(folder, { recursive: true });
});

test('a byte that is not part of a file cannot be another', () => {
	const archive = Buffer.from(writeTar(files));
	const inFile = (at: number) => (at >= 512 && at < 516) || (at >= 2048 && at < 3072);
	for (let at = 0; at < archive.length; at += 1) {
		const changed = Buffer.from(archive);
		changed[at] = (changed[at] ?? 0) ^ 1;
		if (!inFile(at))
			expect(
				readTar(changed)?.map(({ name }) => name),
				`byte ${at}`,
			).not.toEqual(files.map(({ name }) => name));
	}
	for (const length of [0, 511, 512, archive.length - 512, archive.length - 1]) {
		expect(readTar(archive.subarray(0, length))).toBeUndefined();
	}
	expect(readTar(Buffer.concat([archive, Buffer.alloc(512)]))).toBeUndefined();
});
