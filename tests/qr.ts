import jsQR from 'jsqr';
import sharp from 'sharp';
import type { Locator } from '@playwright/test';

/** What a phone reads in a picture of a QR code. */
export async function scan(qr: Locator): Promise<string | undefined> {
	const picture = sharp(await qr.screenshot({ scale: 'css' }));
	const { data, info } = await picture.ensureAlpha().resize({ width: 400 }).raw().toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
