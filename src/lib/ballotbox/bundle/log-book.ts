import { ok, refuse, type Result } from '../../domain/result.ts';
import type { readVote } from '../leaf.ts';
import type { FaultReason } from './fault.ts';
import { sha256 } from './opening-file.ts';

/** What the log is read against: what was frozen before it began. */
export type Frozen = {
	readonly round: string;
	/** The texts of the manifest, version by version. */
	readonly manifests: readonly string[];
	readonly mayChange: boolean;
	/** Public keys of the cards in the list of the manifest, and its hash. */
	readonly cards: ReadonlySet<string>;
	readonly cardsHash: string;
	/** How a vote is read: with its signature checked, or for who did that before, without. */
	readonly read: typeof readVote;
};

/** What the whole log came to. */
export type LogSum = {
	/** Leaves of votes, changed ones too. */
	readonly votes: number;
	/** Cards that have voted and may. */
	readonly counted: number;
	readonly swapped: number;
	readonly takenOut: number;
	/** Where the first vote stands, from 0; undefined when nobody voted. */
	readonly firstVote: number | undefined;
	/** Hashes of the envelopes that count, sorted. */
	readonly urn: readonly string[];
};

type Card = { state: 'active' | 'revoked' | 'paper'; version: number; envelope: string };
type Said = Result<null, { readonly reason: FaultReason }>;

/**
 * Reads a log leaf by leaf and keeps the book on its cards: who may vote, whose vote is the last. Refuses the first leaf
 * that could not have come about.
 */
export function logBook({ round, manifests, mayChange, cards, cardsHash, read }: Frozen) {
	const book = new Map<string, Card>();
	let [index, votes, versions, isClosed] = [0, 0, 1, false];
	let firstVote: number | undefined;

	const cardOf = (pub: string): Card | undefined => {
		const known =
			book.get(pub) ?? (cards.has(pub) ? { state: 'active' as const, version: 0, envelope: '' } : undefined);
		if (known) book.set(pub, known);
		return known;
	};

	const vote = (leaf: string): Said => {
		const cast = read(leaf);
		if (!cast.ok) return refuse({ reason: cast.refusal.reason });
		const card = cardOf(cast.value.card);
		if (!card) return refuse({ reason: 'unknown_card' });
		if (card.state !== 'active') return refuse({ reason: 'card_taken_out' });
		if (card.version > 0 && !mayChange) return refuse({ reason: 'voted_twice' });
		if (cast.value.version !== card.version + 1) return refuse({ reason: 'wrong_version' });

		[card.version, card.envelope] = [cast.value.version, cast.value.envelope];
		votes += 1;
		firstVote ??= index;
		return ok(null);
	};

	const move = (kind: string, [count = '', ...pubs]: readonly string[]): Said => {
		const areKeys = pubs.every((pub, at) => /^[0-9a-f]{64}$/.test(pub) && (at === 0 || (pubs[at - 1] ?? '') < pub));
		if (!areKeys || pubs.length === 0 || count !== String(pubs.length)) return refuse({ reason: 'not_a_leaf' });
		for (const pub of pubs) {
			const card = cardOf(pub) ?? { state: 'active', version: 0, envelope: '' };
			if (kind === 'cred-add' && card.state !== 'active') return refuse({ reason: 'card_taken_out' });
			if (kind !== 'cred-add') card.state = kind === 'paper-mark' ? 'paper' : 'revoked';
			book.set(pub, card);
		}
		return ok(null);
	};

	const event = (kind: string, facts: readonly string[]): Said => {
		switch (kind) {
			case 'cred-add':
			case 'cred-revoke':
			case 'paper-mark':
				return move(kind, facts);
			case 'incident':
				if (facts[0] !== 'ballot') return ok(null);
				versions += 1;
				return isManifest(versions, facts.slice(1)) ? ok(null) : refuse({ reason: 'other_manifest' });
			case 'close':
				isClosed = true;
				return isManifest(versions, [String(versions), ...facts]) ? ok(null) : refuse({ reason: 'other_manifest' });
			case 'extend':
			case 'audit-head':
			case 'paper-batch':
				return ok(null);
			default:
				return refuse({ reason: 'not_a_leaf' });
		}
	};

	const hashOf = (version: number) => sha256(manifests[version - 1] ?? '');
	const isManifest = (version: number, [told, hash, ...more]: readonly string[]) =>
		told === String(version) && hash === hashOf(version) && more.length === 0;

	const begin = (kind: string, facts: readonly string[]): Said => {
		if (kind !== 'open') return refuse({ reason: 'not_begun' });
		if (facts[0] !== hashOf(1)) return refuse({ reason: 'other_manifest' });
		const isList = facts.length === 3 && facts[1] === String(cards.size) && facts[2] === cardsHash;
		return isList ? ok(null) : refuse({ reason: 'not_the_listed_cards' });
	};

	return {
		/** Takes the next leaf, or says why it could not have come about here. */
		take: (leaf: string): Said => {
			const [head, named, kind = '', ...rest] = leaf.split('\n');
			const facts = rest.slice(0, -1);
			if (head !== 'pb/leaf/v1' || rest.at(-1) !== '' || !facts.every((fact) => /^[!-~]+$/.test(fact))) {
				return refuse({ reason: 'not_a_leaf' });
			}
			if (named !== round) return refuse({ reason: 'other_round' });
			if (isClosed) return refuse({ reason: 'after_closing' });
			const said = index === 0 ? begin(kind, facts) : kind === 'vote' ? vote(leaf) : event(kind, facts);
			index += 1;
			return said;
		},
		/** What it all came to; undefined while the poll has not been closed with the last manifest. */
		sum: (): LogSum | undefined => {
			if (!isClosed || versions !== manifests.length) return undefined;
			const all = [...book.values()];
			const counting = all.filter(({ state, version }) => state === 'active' && version > 0);
			return {
				votes,
				firstVote,
				counted: counting.length,
				swapped: all.filter(({ state }) => state === 'paper').length,
				takenOut: all.filter(({ state }) => state === 'revoked').length,
				urn: counting.map(({ envelope }) => envelope).sort(),
			};
		},
	};
}
