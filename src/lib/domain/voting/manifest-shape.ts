import { ballotFormats, custodies, tieRules, voteChanges, winnerRules } from '../round/round.ts';
import { readCanonical, type Shape } from '../shape.ts';
import type { Manifest } from './manifest.ts';

const idea: Shape = { record: { number: 'count', title: 'text', price: 'count' } };

const track: Shape = {
	record: {
		track: 'count',
		name: 'text',
		pot: 'count',
		priceAbove: { orNull: 'count' },
		priceAtMost: { orNull: 'count' },
		format: { oneOf: ballotFormats },
		marks: 'count',
		blank: 'flag',
		rule: { oneOf: winnerRules },
		thresholdPermille: 'count',
		ideas: { listOf: idea },
	},
};

const shape: Shape = {
	record: {
		v: { oneOf: [1] },
		round: 'text',
		name: 'text',
		municipality: 'text',
		area: 'text',
		language: 'text',
		currency: 'text',
		ballotVersion: 'count',
		opensAt: { orNull: 'count' },
		closesAt: { orNull: 'count' },
		tieRule: { oneOf: tieRules },
		voteChange: { oneOf: voteChanges },
		custody: { oneOf: custodies },
		tracks: { listOf: track },
		boxPublicKey: 'text',
		logVerifier: 'text',
		salt: 'text',
		cards: { record: { count: 'count', hash: 'text' } },
	},
};

/** The manifest in a text that anybody may have written: undefined unless it is exactly as `manifestText` writes one with its cards. */
export function manifestIn(text: string): Manifest | undefined {
	const manifest = readCanonical(text, shape) as Manifest | undefined;
	if (!manifest) return undefined;
	const numbers = manifest.tracks.flatMap(({ ideas }) => ideas.map(({ number }) => number));
	const places = manifest.tracks.map(({ track }) => track);
	const areOnce = new Set(numbers).size === numbers.length && places.every((place, at) => place === at + 1);
	return areOnce ? manifest : undefined;
}
