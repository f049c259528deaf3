import { expect, test } from 'vitest';
import { kroner } from '../money.ts';
import { manifestText, readManifest, type Manifest } from './manifest.ts';

const manifest: Manifest = {
	round: 'havnen',
	name: 'Havnen bestemmer',
	municipality: 'Odense',
	area: 'Havnen',
	language: 'da',
	currency: 'DKK',
	ballotVersion: 1,
	opensAt: 10,
	closesAt: 20,
	tieRule: 'lot',
	voteChange: 'never',
	custody: 'server',
	tracks: [
		{
			track: 1,
			name: 'Puljen',
			pot: kroner(100),
			priceAbove: null,
			priceAtMost: kroner(100),
			format: 'one_mark',
			marks: 1,
			blank: false,
			rule: 'greedy_skip',
			thresholdPermille: 0,
			ideas: [{ number: 1, title: 'Badebro', price: kroner(70) }],
		},
	],
	boxPublicKey: 'ab',
	logVerifier: 'here+1+2',
	salt: 'cd',
	cards: null,
};

test('a manifest has one text, whatever the order in which it was put together', () => {
	const turned = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as Manifest;
	expect(manifestText(turned)).toBe(manifestText(manifest));
	expect(manifestText({ ...manifest, cards: { hash: 'ef', count: 50 } })).toContain('"cards":{"count":50,"hash":"ef"}');
});

test('a manifest is read back as it was', () => {
	expect(manifestText(readManifest(manifestText(manifest)))).toBe(manifestText(manifest));
});
