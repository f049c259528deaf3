import { ok, type Result } from '../../domain/result.ts';
import { readCheckpoint, type Checkpoint } from '../checkpoint.ts';
import { growingLog } from '../growing-log.ts';
import { readVote } from '../leaf.ts';
import { leafHash, type Hash } from '../log.ts';
import type { Verifier } from '../note.ts';
import type { Unpacked } from './check-list.ts';
import { fault, type Fault } from './fault.ts';
import { cutLine, leafOn, linesOf } from './lines.ts';
import { logBook, type LogSum } from './log-book.ts';
import { sha256 } from './opening-file.ts';

const CARDS = 'cards.txt';
const LOG = 'log.txt';
const HEADS = 'heads.txt';
const URN = 'urn.txt';

/** Lines of a signed head: origin, size, root, a blank line, the signature. */
const HEAD_LINES = 5;

/** What the log says, once every leaf, head and signature of it has been checked. */
export type CheckedLog = LogSum & {
	readonly cards: number;
	readonly leaves: number;
	readonly heads: readonly Checkpoint[];
	/** The leaf at the place that was asked for. */
	readonly found?: Hash;
};

/** What whoever checks has beside the bundle. */
export type Asked = {
	/** The place of a leaf that somebody holds a receipt of. */
	readonly asked?: number | undefined;
	/** How a vote is read: left out, its signature is checked then and there. */
	readonly read?: typeof readVote;
};

/** Checks cards, heads, every leaf and the urn. */
export function checkLog(
	{ files, manifest, manifests, verifier }: Unpacked,
	{ asked, read = readVote }: Asked = {},
): Result<CheckedLog, Fault> {
	const bytes = (name: string) => files.get(name) ?? new Uint8Array();
	for (const name of [CARDS, HEADS, LOG, URN]) {
		const cut = cutLine(bytes(name));
		if (cut !== undefined) return fault(name, 'cut_off', cut);
	}
	const cards = readCards(bytes(CARDS), manifest.cards);
	if (!cards.ok) return cards;
	const heads = readHeads(bytes(HEADS), verifier);
	if (!heads.ok) return heads;

	const book = logBook({
		...{ round: manifest.round, manifests, mayChange: manifest.voteChange === 'until_close', read },
		...{ cards: cards.value, cardsHash: manifest.cards?.hash ?? '' },
	});
	const log = growingLog();
	const waiting = [...heads.value];
	let found: Hash | undefined;
	for (const line of linesOf(bytes(LOG))) {
		const leaf = leafOn(line);
		const said = book.take(leaf);
		if (!said.ok) return fault(LOG, said.refusal.reason, log.size() + 1);
		const hash = leafHash(leaf);
		if (log.size() === asked) found = hash;
		log.add(hash);
		if (waiting[0]?.size === log.size() && Buffer.compare(waiting.shift()?.root ?? hash, log.root()) !== 0) {
			return fault(HEADS, 'wrong_root', headLine(heads.value.length - waiting.length - 1));
		}
	}

	const sum = book.sum();
	if (!sum) return fault(LOG, 'not_closed', log.size());
	if (heads.value.at(-1)?.size !== log.size()) return fault(LOG, 'log_goes_on', log.size());
	if (sum.firstVote !== undefined && (heads.value[0]?.size ?? 0) > sum.firstVote) {
		return fault(HEADS, 'opened_before_signed', 1);
	}
	const urn = checkUrn(bytes(URN), sum.urn);
	if (!urn.ok) return urn;
	const about = { cards: cards.value.size, leaves: log.size(), heads: heads.value };
	return ok({ ...sum, ...about, ...(found && { found }) });
}

function readCards(
	bytes: Uint8Array,
	told: { count: number; hash: string } | null,
): Result<ReadonlySet<string>, Fault> {
	const cards = new Set<string>();
	let last = '';
	for (const pub of linesOf(bytes)) {
		const line = cards.size + 1;
		if (!/^[0-9a-f]{64}$/.test(pub)) return fault(CARDS, 'not_a_card', line);
		if (pub <= last) return fault(CARDS, 'not_in_order', line);
		cards.add(pub);
		last = pub;
	}
	const isList = told?.count === cards.size && told.hash === sha256(bytes);
	return isList ? ok(cards) : fault(CARDS, 'not_the_listed_cards');
}

function readHeads(bytes: Uint8Array, verifier: Verifier): Result<readonly Checkpoint[], Fault> {
	const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
	const heads: Checkpoint[] = [];
	for (let at = 0; at < lines.length || at === 0; at += HEAD_LINES) {
		const note = lines.slice(at, at + HEAD_LINES).map((line) => `${line}\n`);
		const head = readCheckpoint(note.join(''), verifier);
		if (!head.ok) {
			const { reason } = head.refusal;
			return fault(HEADS, reason === 'not_a_checkpoint' ? 'not_a_head' : reason, at + 1);
		}
		if (note.length !== HEAD_LINES || head.value.origin !== verifier.name) return fault(HEADS, 'not_a_head', at + 1);
		if (head.value.size <= (heads.at(-1)?.size ?? 0)) return fault(HEADS, 'heads_do_not_grow', at + 1);
		heads.push(head.value);
	}
	return ok(heads);
}

function checkUrn(bytes: Uint8Array, expected: readonly string[]): Result<null, Fault> {
	let at = 0;
	for (const hash of linesOf(bytes)) {
		if (hash !== expected[at]) return fault(URN, 'not_the_urn', at + 1);
		at += 1;
	}
	return at === expected.length ? ok(null) : fault(URN, 'not_the_urn', at + 1);
}

const headLine = (place: number) => place * HEAD_LINES + 1;
