import type { Page } from '@playwright/test';

export type Weight = {
	/** Bytes on the wire, headers included, as the browser counted them. */
	readonly bytes: number;
	/** Bytes of HTML and CSS alone. */
	readonly text: number;
	/** Bytes of script, inside the page and beside it. */
	readonly scripts: number;
	/** Addresses outside the house that were asked. */
	readonly strangers: readonly string[];
};

/** Opens a page with an empty cache and weighs what came over the wire (Chrome DevTools Protocol). */
export async function weigh(page: Page, origin: string, path: string): Promise<Weight> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	await wire.send('Network.setCacheDisabled', { cacheDisabled: true });

	const kinds = new Map<string, string>();
	const strangers: string[] = [];
	let [bytes, text, scripts] = [0, 0, 0];
	wire.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
		kinds.set(requestId, type ?? '');
		if (!request.url.startsWith(origin) && !request.url.startsWith('data:')) strangers.push(request.url);
	});
	wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes += encodedDataLength;
		const kind = kinds.get(requestId);
		if (kind === 'Document' || kind === 'Stylesheet') text += encodedDataLength;
		if (kind === 'Script') scripts += encodedDataLength;
	});

	await page.goto(origin + path, { waitUntil: 'networkidle' });
	scripts += await page.evaluate(() =>
		[...document.scripts].reduce((sum, script) => sum + (script.textContent?.length ?? 0), 0),
	);
	await wire.detach();
	return { bytes, text, scripts, strangers };
}
