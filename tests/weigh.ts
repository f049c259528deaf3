import type { Page } from '@playwright/test';
import { codeOf } from './booth.ts';

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

/** Weighs every page of the vote on the ballot of the demo: ten ideas in two pots. Uses up one card. */
export async function weighVote(page: Page, { origin }: { origin: string }, number = 40): Promise<[string, Weight][]> {
	const weights: [string, Weight][] = [['/stem', await weigh(page, origin, '/stem')]];
	await page.getByLabel('Koden på dit kort').fill(codeOf('bolbro-2015', number));
	await page.getByRole('button', { name: 'Videre' }).click();
	await page.waitForURL('**/stem/vaelg');
	weights.push(['/stem/vaelg', await weigh(page, origin, '/stem/vaelg')]);
	for (const pot of await page.getByRole('group').all()) await pot.getByRole('radio').first().check();
	await page.getByTestId('vote-continue').click();
	await page.waitForURL('**/stem/tjek-valg');
	weights.push(['/stem/tjek-valg', await weigh(page, origin, '/stem/tjek-valg')]);
	await page.getByTestId('vote-cast').click();
	await page.waitForURL('**/stem/tak*');
	weights.push(['/stem/tak', await weigh(page, origin, '/stem/tak')], ['/tjek', await weigh(page, origin, '/tjek')]);
	return weights;
}
