import { createHash, sign } from 'node:crypto';
import { bundleFiles, type BundleParts } from '../../src/lib/ballotbox/bundle/bundle-files.ts';
import { contentsText, LIST, type BundleKind } from '../../src/lib/ballotbox/bundle/contents.ts';
import type { PublishedLot } from '../../src/lib/ballotbox/bundle/lots-file.ts';
import { sha256, signedOpening } from '../../src/lib/ballotbox/bundle/opening-file.ts';
import { cardKey, type CardKey } from '../../src/lib/ballotbox/card-key.ts';
import { signCheckpoint } from '../../src/lib/ballotbox/checkpoint.ts';
import { eventLeaf } from '../../src/lib/ballotbox/event-leaf.ts';
import { growingLog } from '../../src/lib/ballotbox/growing-log.ts';
import { envelopeHash, signVote } from '../../src/lib/ballotbox/leaf.ts';
import { leafHash } from '../../src/lib/ballotbox/log.ts';
import { printVerifier, signNote, type Signer } from '../../src/lib/ballotbox/note.ts';
import { writeTar, type ArchivedFile } from '../../src/lib/ballotbox/tar.ts';
import { kroner, money } from '../../src/lib/domain/money.ts';
import { countTrack } from '../../src/lib/domain/results/count-track.ts';
import { electionsIn } from '../../src/lib/domain/results/manifest-count.ts';
import { ballotFormats, winnerRules } from '../../src/lib/domain/round/round.ts';
import { choicesText } from '../../src/lib/domain/voting/ballot-text.ts';
import type { Mark } from '../../src/lib/domain/voting/ballot.ts';
import type { PaperCount, PaperPile } from '../../src/lib/domain/voting/paper-count.ts';
import { countedBoards } from '../../src/lib/domain/voting/paper-sums.ts';
import { manifestText, readManifest, type Manifest, type ManifestTrack } from '../../src/lib/domain/voting/manifest.ts';
import { randomFrom, type Random } from '../random.ts';

// Bundles of invented rounds, made without a database: of any size, by every rule, with everything that can happen to a poll.

export const below = (end: number, random: Random) => Math.floor(random() * end);
export const oneOf = <Item>(items: readonly Item[], random: Random): Item => items[below(items.length, random)] as Item;

/** What kind of round to invent. */
export type Plan = {
	readonly seed: number;
	readonly voters: number;
	readonly tracks: number;
	readonly ideas: number;
	readonly kind: BundleKind;
	/** All that may happen to a poll beside voting: corrections, swaps, revocations, more cards, longer hours. */
	readonly isEventful: boolean;
	/** How many cards are swapped for paper, and their papers counted; none when it is left out. */
	readonly papers?: number;
	/** By which rule each track is counted; drawn when it is left out. */
	readonly rule?: ManifestTrack['rule'];
};

/** A made bundle, with the key that signed it: who has it can sign a lie. */
export type MadeBundle = {
	readonly files: readonly ArchivedFile[];
	readonly parts: BundleParts;
	readonly signer: Signer;
	readonly kind: BundleKind;
};

const hour = 3_600_000;
const opensAt = Date.parse('2026-09-12T08:00:00Z');

/** Invents a round, its votes and its result. */
export function makeBundle({ seed, voters, tracks, ideas, kind, isEventful, papers = 0, rule }: Plan): MadeBundle {
	const random = randomFrom(seed);
	const origin = `medbestem.example/runde-${seed}`;
	const signer: Signer = { name: origin, privateKey: cardKey(keySeed(`log ${seed}`)).privateKey };
	const publicKey = cardKey(keySeed(`log ${seed}`)).publicKey;
	const round = `runde-${seed}`;
	const spare = isEventful ? 4 : 0;
	const keys = Array.from({ length: voters + spare + papers }, (_, at) => cardKey(keySeed(`card ${seed} ${at}`)));
	const pubs = keys.map(pubOf).sort();

	const frozen: Manifest = {
		...{
			round,
			name: `Runde ${seed}; "prøve"`,
			municipality: 'Odense',
			area: 'Ågade',
			language: 'da',
			currency: 'DKK',
		},
		...{ ballotVersion: 1, opensAt, closesAt: opensAt + 5 * hour, custody: 'server' },
		tieRule: oneOf(['lot', 'lot_drawn_before'], random),
		voteChange: isEventful ? 'until_close' : 'never',
		tracks: Array.from({ length: tracks }, (_, at) => trackOf(at, ideas, random, rule)),
		...{
			boxPublicKey: '00'.repeat(32),
			logVerifier: printVerifier({ name: origin, publicKey }),
			salt: '11'.repeat(16),
		},
		cards: { count: pubs.length, hash: sha256(pubs.map((pub) => `${pub}\n`).join('')) },
	};
	const manifests = [manifestText(frozen)];
	if (isEventful) manifests.push(manifestText(corrected(frozen)));

	const { leaves, heads, urn, swapped } = logOfVotes(keys, voters, {
		...{ round, manifests, signer, isEventful, papers, random },
	});
	const invalid = urn.length > 3 && isEventful ? 1 : 0;
	const valid = urn.length - invalid;
	const manifest = readManifest(manifests.at(-1) ?? '');
	const boards = manifest.tracks.map((track) =>
		Array.from({ length: valid }, () => choicesText(marksIn(track, random))).sort(),
	);
	const paper = papers > 0 ? countOfPapers(manifest, papers, random) : undefined;
	const counted = countedBoards(boards, paper);
	const lots = drawnLots(manifest, counted, random);
	const text = signedOpening({ valid, invalid }, boards);
	const signature = sign(null, text, signer.privateKey).toString('hex');
	const parts: BundleParts = {
		...{ manifests, cards: pubs, leaves, heads, urn, boards, swapped, paper, lots },
		opening: {
			custody: 'server',
			valid,
			invalid,
			sha256: sha256(text),
			signatures: [{ by: origin, openings: 2, signature }],
		},
		outcomes: electionsIn(manifest, counted, lots).map(countTrack),
	};
	return { parts, signer, kind, files: signFiles(round, kind, bundleFiles(parts, kind), signer) };
}

/** These files with their list, signed: what whoever holds the key can do. */
export function signFiles(
	round: string,
	kind: BundleKind,
	files: readonly ArchivedFile[],
	signer: Signer,
): ArchivedFile[] {
	return [{ name: LIST, bytes: Buffer.from(signNote(contentsText(round, kind, files), signer)) }, ...files];
}

export const archive = (files: readonly ArchivedFile[]): Uint8Array => writeTar(files);

type Poll = Pick<Plan, 'isEventful'> & {
	readonly round: string;
	readonly manifests: readonly string[];
	readonly signer: Signer;
	readonly papers: number;
	readonly random: Random;
};

function logOfVotes(
	keys: readonly CardKey[],
	voters: number,
	{ round, manifests, signer, isEventful, papers, random }: Poll,
) {
	const leaves: string[] = [];
	const heads: string[] = [];
	const log = growingLog();
	const add = (leaf: string) => {
		leaves.push(leaf);
		log.add(leafHash(leaf));
	};
	const say = (kind: Parameters<typeof eventLeaf>[1], facts: readonly (string | number)[]) =>
		add(eventLeaf(round, kind, facts));
	const head = () => heads.push(signCheckpoint({ origin: signer.name, size: log.size(), root: log.root() }, signer));
	const last = new Map<CardKey, { version: number; hash: string }>();
	const vote = (key: CardKey) => {
		const version = (last.get(key)?.version ?? 0) + 1;
		const sealed = Buffer.from(keySeed(`envelope ${pubOf(key)} ${version}`));
		last.set(key, { version, hash: envelopeHash(sealed) });
		add(signVote({ round, version, sealed }, key));
	};

	const { cards } = readManifest(manifests[0] ?? '');
	say('open', [sha256(manifests[0] ?? ''), cards?.count ?? 0, cards?.hash ?? '']);
	head();
	const out = new Set<CardKey>();
	let swapped = 0;
	for (const [at, key] of keys.slice(0, voters).entries()) {
		vote(key);
		if (isEventful && random() < 0.2) vote(keys[below(at + 1, random)] ?? key);
		if (at === Math.floor(voters / 2)) {
			say('audit-head', [at, sha256(`deeds ${at}`), opensAt + hour]);
			head();
		}
	}
	if (isEventful) {
		const [swap, lost, late, bundle] = keys.slice(voters) as [CardKey, CardKey, CardKey, CardKey];
		say('incident', ['ballot', 2, sha256(manifests[1] ?? '')]);
		say('extend', [opensAt + 5 * hour, opensAt + 6 * hour]);
		say('cred-add', [1, pubOf(bundle)]);
		vote(late);
		vote(swap);
		say('paper-mark', [1, pubOf(swap)]);
		say('cred-revoke', [1, pubOf(lost)]);
		swapped = 1;
		out.add(swap).add(lost);
	}
	if (papers > 0) say('paper-mark', [papers, ...keys.slice(-papers).map(pubOf).sort()]);
	say('audit-head', [voters, sha256('deeds'), opensAt + 5 * hour]);
	say('close', [sha256(manifests.at(-1) ?? '')]);
	head();
	const urn = [...last].flatMap(([key, { hash }]) => (out.has(key) ? [] : [hash])).sort();
	return { leaves, heads, urn, swapped: swapped + papers };
}

function trackOf(at: number, ideas: number, random: Random, rule?: ManifestTrack['rule']): ManifestTrack {
	return {
		...{ track: at + 1, name: `Pulje ${at + 1}`, pot: kroner(20 + below(30, random)), priceAbove: null },
		...{ priceAtMost: random() < 0.3 ? kroner(25) : null, format: oneOf(ballotFormats, random) },
		...{ marks: 1 + below(3, random), blank: random() < 0.8, rule: rule ?? oneOf(winnerRules, random) },
		thresholdPermille: oneOf([0, 0, 20, 250], random),
		ideas: Array.from({ length: ideas }, (_, place) => ({
			...{ number: at * ideas + place + 1, title: `Idé ${place}; "æ" ${at}`, price: kroner(2 + below(28, random)) },
		})),
	};
}

/** Version 2 of a ballot: the first idea is called otherwise. */
function corrected(manifest: Manifest): Manifest {
	const tracks = manifest.tracks.map((track, at) =>
		at === 0
			? { ...track, ideas: track.ideas.map((idea, place) => (place === 0 ? { ...idea, title: 'Rettet' } : idea)) }
			: track,
	);
	return { ...manifest, ballotVersion: 2, tracks };
}

function marksIn({ format, marks, blank, ideas, pot }: ManifestTrack, random: Random): Mark[] {
	if (blank && random() < 0.1) return [];
	const shuffled = [...ideas].map((idea) => ({ idea, at: random() })).sort((one, other) => one.at - other.at);
	const numbers = shuffled.map(({ idea }) => idea.number);
	const some = numbers.slice(0, 1 + below(Math.min(marks, numbers.length), random));
	const inOrder = (list: readonly Mark[]) => [...list].sort((one, other) => one.idea - other.idea);
	if (format === 'one_mark') return [{ idea: numbers[0] ?? 0, marks: 1 }];
	if (format === 'ranking') return some.map((idea) => ({ idea, marks: 1 }));
	if (format === 'up_to') return inOrder(some.map((idea) => ({ idea, marks: 1 })));
	if (format === 'stacked') return [{ idea: numbers[0] ?? 0, marks: 1 + below(marks, random) }];
	if (format === 'points') return inOrder(some.map((idea) => ({ idea, marks: 1 + below(marks, random) })));
	const bought: Mark[] = [];
	let left = pot;
	for (const { idea } of shuffled) {
		if (idea.price > left || (bought.length > 0 && random() < 0.3)) continue;
		bought.push({ idea: idea.number, marks: 1 });
		left = money(left - idea.price);
	}
	return inOrder(bought);
}

/** What was counted of so many papers. Of a corrected ballot the first pile may be set aside, and some come to vote anew. */
function countOfPapers(manifest: Manifest, papers: number, random: Random): PaperCount {
	const early = manifest.ballotVersion > 1 ? below(papers + 1, random) : 0;
	const isSetAside = early > 0 && random() < 0.5;
	const renewed = isSetAside ? below(early + 1, random) : 0;
	const late = papers - early + renewed;
	const pileOf = (track: ManifestTrack, version: number, size: number, counted: boolean): PaperPile => {
		const invalid = below(size + 1, random) === size ? Math.min(size, 1) : 0;
		const texts = Array.from({ length: size - invalid }, () => choicesText(marksIn(track, random))).sort();
		const lines = [...Map.groupBy(texts, (choices) => choices)];
		return { version, counted, lines: lines.map(([choices, same]) => ({ choices, papers: same.length })), invalid };
	};
	return {
		...{ spoiled: below(3, random), renewed },
		tracks: manifest.tracks.map((track) => ({
			track: track.track,
			piles: [
				...(manifest.ballotVersion > 1 ? [pileOf(track, 1, early, !isSetAside)] : []),
				pileOf(track, manifest.ballotVersion, late, true),
			],
		})),
	};
}

/** Draws lots until every track has a result; by a list before the count where the rules ask for one. */
function drawnLots(manifest: Manifest, boards: readonly (readonly string[])[], random: Random): PublishedLot[] {
	const lots: PublishedLot[] = [];
	const draw = (track: number, numbers: readonly number[]) => {
		const between = [...numbers].sort((one, other) => one - other);
		const drawn = [...numbers].map((idea) => ({ idea, at: random() })).sort((one, other) => one.at - other.at);
		lots.push({ track, between, drawn: drawn.map(({ idea }) => idea), method: 'Hat', drawnAt: opensAt + 6 * hour });
	};
	if (manifest.tieRule === 'lot_drawn_before') {
		for (const { track, ideas } of manifest.tracks)
			if (ideas.length > 1)
				draw(
					track,
					ideas.map(({ number }) => number),
				);
	}
	for (;;) {
		const open = electionsIn(manifest, boards, lots)
			.map(countTrack)
			.find(({ lotBetween }) => lotBetween);
		if (!open?.lotBetween) return lots;
		draw(open.track, open.lotBetween);
	}
}

const pubOf = ({ publicKey }: CardKey) => Buffer.from(publicKey).toString('hex');
const keySeed = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
