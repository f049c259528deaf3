import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { largestPicture, readPicture } from './picture.ts';

const photo = (format: 'jpeg' | 'png' | 'webp' | 'gif', width = 60, height = 40) =>
	sharp({ create: { width, height, channels: 3, background: '#1b5138' } })
		.toFormat(format)
		.toBuffer();

test('a photo in each of the three kinds is made anew as WebP', async () => {
	for (const format of ['jpeg', 'png', 'webp'] as const) {
		const read = await readPicture(await photo(format));
		expect(read).toMatchObject({ ok: true, value: { width: 60, height: 40 } });
		if (read.ok) expect((await sharp(read.value.webp).metadata()).format).toBe('webp');
	}
});

test('where a photo was taken is gone, and it stands upright', async () => {
	const taken = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
		.withExif({ IFD0: { Copyright: 'Bolbro' }, IFD3: { GPSLatitude: '55/1 23/1 0/1', GPSLatitudeRef: 'N' } })
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
	const read = await readPicture(taken);
	if (!read.ok) throw new Error(read.refusal.reason);
	const { exif, orientation, width, height } = await sharp(read.value.webp).metadata();
	expect([exif, orientation]).toEqual([undefined, undefined]);
	expect([width, height]).toEqual([40, 60]);
});

test('a large photo becomes as large as a screen needs', async () => {
	const read = await readPicture(await photo('jpeg', 4000, 3000));
	expect(read).toMatchObject({ ok: true, value: { width: 1280, height: 960 } });
});

test('a drawing with script, a moving picture and plain text are no pictures, whatever they are called', async () => {
	const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
	for (const bytes of [drawing, await photo('gif'), Buffer.from('hej'), Buffer.alloc(0)]) {
		expect(await readPicture(bytes)).toEqual({ ok: false, refusal: { reason: 'no_picture' } });
	}
});

test('half a photo, and a photo that is none after its first bytes, are refused', async () => {
	const whole = await photo('jpeg', 400, 300);
	for (const bytes of [whole.subarray(0, 200), Buffer.concat([whole.subarray(0, 4), Buffer.alloc(500)])]) {
		expect(await readPicture(bytes)).toMatchObject({ ok: false });
	}
});

test('a file that is too heavy is refused before it is read', async () => {
	const heavy = Buffer.concat([await photo('jpeg'), Buffer.alloc(largestPicture)]);
	expect(await readPicture(heavy)).toEqual({ ok: false, refusal: { reason: 'too_heavy' } });
});

test('a picture bomb is refused by its size in dots, without being unpacked', async () => {
	const began = performance.now();
	expect(await readPicture(bomb(50_000, 50_000))).toMatchObject({ ok: false });
	expect(performance.now() - began).toBeLessThan(500);
});

/** A few kilobytes of PNG that unpack to gigabytes. */
function bomb(width: number, height: number): Buffer {
	const chunk = (kind: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(kind), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([1, 0, 0, 0, 0], 8);
	const rows = deflateSync(Buffer.alloc(1_000_000));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
