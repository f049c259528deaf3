import type { Page } from '@playwright/test';

/** The phone of the scenarios: 360 × 640, a slow processor, 400 ms away at 400 kbit/s. */
export const phoneScreen = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 };

/** Makes the browser as slow as the phone of the scenarios. */
export async function onSlowPhone(page: Page): Promise<void> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await wire.send('Network.enable');
	await wire.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 400,
		downloadThroughput: 400_000 / 8,
		uploadThroughput: 400_000 / 8,
	});
}

/** What nobody has to read to vote: small print, what is folded away or hidden, drawings. */
const besides = '.s, summary, details, .off, [hidden], [aria-hidden], svg, .receipt';

/** The words that a voter has to read on this page. */
export async function wordsOn(page: Page, part = 'main'): Promise<number> {
	const text = await page.locator(part).evaluate((whole, aside) => {
		const copy = whole.cloneNode(true) as Element;
		for (const element of copy.querySelectorAll(aside)) element.replaceWith(' ');
		for (const element of copy.querySelectorAll('*')) element.append(' ');
		return copy.textContent ?? '';
	}, besides);
	return text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
}

/** Everything that comes over the wire from now on: bytes, and who else was asked. */
export async function listen(page: Page, origin: string): Promise<{ bytes: number; strangers: string[] }> {
	const heard = { bytes: 0, strangers: [] as string[] };
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	wire.on('Network.requestWillBeSent', ({ request }) => {
		if (!request.url.startsWith(origin) && !request.url.startsWith('data:')) heard.strangers.push(request.url);
	});
	wire.on('Network.loadingFinished', ({ encodedDataLength }) => void (heard.bytes += encodedDataLength));
	return heard;
}
