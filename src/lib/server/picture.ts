import { ok, refuse, type Result } from '../domain/result.ts';

export type ReadPicture = { readonly webp: Buffer; readonly width: number; readonly height: number };
export type PictureRefusal = { readonly reason: 'no_picture' | 'too_heavy' | 'too_many_dots' };

/** The largest file, in bytes, and the largest picture, in dots. A bomb is small as a file and huge as a picture. */
export const largestPicture = 8 * 1024 * 1024;
const mostDots = 25_000_000;
const longestSide = 1280;

/**
 * A picture that somebody sent, made anew as WebP: turned upright, no larger than a screen needs, and without what
 * the camera wrote into it, such as the place. Only JPEG, PNG and WebP are read, by their first bytes, whatever
 * the file is called.
 */
export async function readPicture(bytes: Buffer): Promise<Result<ReadPicture, PictureRefusal>> {
	if (bytes.length > largestPicture) return refuse({ reason: 'too_heavy' });
	if (!isPhoto(bytes)) return refuse({ reason: 'no_picture' });
	// Only the few who send a picture pay for the library: it holds 20 MB.
	const { default: sharp } = await import('sharp');
	sharp.cache(false);
	const picture = sharp(bytes, { limitInputPixels: mostDots, failOn: 'error', pages: 1 });
	const size = await picture.metadata().catch(() => undefined);
	if (!size) return refuse({ reason: 'no_picture' });
	if (size.width * size.height > mostDots) return refuse({ reason: 'too_many_dots' });

	const made = await picture
		.rotate()
		.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 78 })
		.toBuffer({ resolveWithObject: true })
		.catch(() => undefined);
	if (!made) return refuse({ reason: 'no_picture' });
	return ok({ webp: made.data, width: made.info.width, height: made.info.height });
}

function isPhoto(bytes: Buffer): boolean {
	const begins = (...first: number[]) => first.every((byte, place) => bytes[place] === byte);
	if (begins(0xff, 0xd8, 0xff) || begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return true;
	return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}

/** The picture of a form: none when the field was left empty. */
export async function readSentPicture(sent: File | undefined): Promise<Result<ReadPicture | null, PictureRefusal>> {
	if (!sent || sent.size === 0) return ok(null);
	if (sent.size > largestPicture) return refuse({ reason: 'too_heavy' });
	return readPicture(Buffer.from(await sent.arrayBuffer()));
}
