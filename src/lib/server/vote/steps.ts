import { cardKey } from '../../ballotbox/card-key.ts';
import { indexOnReceipt } from '../../ballotbox/receipt.ts';
import type { RoundId } from '../../domain/ids.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { fillBallot } from '../../domain/voting/ballot.ts';
import { BLANK, namesOn, readSent, type Sent } from '../../domain/voting/ballot-form.ts';
import type { VoteRefusal } from '../../domain/voting/vote-refusal.ts';
import type { BusyRefusal } from '../queue.ts';
import { findCast, findReceipt, type KeepRefusal } from '../store/ballots.ts';
import { ballotPaper } from '../store/ballot-papers.ts';
import { findStanding } from '../store/cards.ts';
import { findVoteByReceipt } from '../store/log-proofs.ts';
import { castChoice } from './cast-choice.ts';
import type { Pass } from './pass.ts';
import type { Scene } from './scene.ts';
import { begin, choose, isSameSitting } from './sitting.ts';
import { cardOfTyped } from './typed-code.ts';

/** The pages of the vote, in their order, and the page of those who ask whether their vote is in the box. */
export type Page = 'code' | 'choose' | 'check' | 'thanks' | 'look_up';

/** What comes after a step: the pass that the voter carries on, and the page. `answer`: the page has something to say. */
export type Next = { readonly pass: Omit<Pass, 'until'>; readonly to: Page; readonly answer?: boolean };

/** No field of the ballot sends more. */
const MOST_TYPED = BLANK.length;

/** A code has been typed or scanned: on to the choice, or back with what is wrong. */
export async function typeCode(
	scene: Scene,
	pass: Pass | undefined,
	typed: string,
): Promise<Result<Next, BusyRefusal>> {
	const card = await cardOfTyped(typed, scene);
	if (!card.ok) {
		const { refusal } = card;
		return refusal.reason === 'busy' ? refuse({ reason: 'busy' }) : next(toCode(pass, { refusal, typed }));
	}

	const { round, pub } = card.value;
	const begun = begin(pass, card.value);
	const standing = await findStanding(scene.db, { round, pub }, scene.now);
	if (standing.ok) return next({ pass: begun, to: 'choose' });
	return next((await arrived(scene, begun)) ?? toCode(pass, { refusal: standing.refusal, round }));
}

/** When the vote of this pass is in the box already, and only the answer was lost on its way: on to the receipt. */
export async function arrived({ db }: Scene, { card, castId }: Omit<Pass, 'until'>): Promise<Next | undefined> {
	if (!card || !castId) return undefined;
	const { round } = card;
	const pub = cardKey(Buffer.from(card.seed, 'hex')).publicKey;
	const receipt = await findCast(db, { round, pub }, Buffer.from(castId, 'hex'));
	return receipt === undefined ? undefined : { pass: { done: { round, castId, receipt } }, to: 'thanks' };
}

/** Ideas have been chosen: on to the check, or back with what is wrong. Undefined when this is not the form of the ballot. */
export async function chooseIdeas({ db }: Scene, pass: Pass | undefined, sent: Sent): Promise<Next | undefined> {
	if (!pass?.card) return { pass: pass ?? {}, to: 'choose' };
	const paper = ballotPaper(db, pass.card.round);
	const names = new Set(['cast_id', ...namesOn(paper)]);
	if ([...sent.keys()].some((name) => !names.has(name))) return undefined;
	if (!isSameSitting(pass, sent.get('cast_id')?.[0] ?? '')) return toCode(pass, { refusal: { reason: 'other_card' } });

	const filled = readSent(paper, sent);
	const checked = filled.ok ? fillBallot(paper, filled.value) : filled;
	if (checked.ok) {
		const choice = checked.value.map((track) => ({ ...track, blank: track.marks.length === 0 }));
		return { pass: choose(pass, choice), to: 'check' };
	}
	const said = { kind: 'choice', refusal: checked.refusal, sent: asTyped(sent) } as const;
	return { pass: { ...pass, choice: undefined, said }, to: 'choose', answer: true };
}

/** What was ticked and typed, without what is empty. Cut short: no field takes more, and a cookie has little room. */
function asTyped(sent: Sent): Record<string, string[]> {
	const filled = [...sent].filter(([name, texts]) => name !== 'cast_id' && texts.some(Boolean));
	return Object.fromEntries(filled.map(([name, texts]) => [name, texts.map((text) => text.slice(0, MOST_TYPED))]));
}

/** "Stem nu": into the box, once; the same act sent again leads to the same receipt. Refused when it has to come again. */
export async function castVote(
	scene: Scene,
	pass: Pass | undefined,
	castId: string,
): Promise<Result<Next, KeepRefusal>> {
	if (pass?.done?.castId === castId) return next({ pass, to: 'thanks' });
	if (!pass?.card) return next(toCode(pass, { refusal: { reason: pass?.done ? 'code_used' : 'no_pass' } }));
	if (!isSameSitting(pass, castId)) return next(toCode(pass, { refusal: { reason: 'other_card' } }));
	if (pass.castId !== castId) {
		const said = { kind: 'refused', refusal: { reason: 'chosen_anew' } } as const;
		return next({ pass: { ...pass, said }, to: 'check', answer: true });
	}

	const { round } = pass.card;
	const cast = await castChoice(scene, { ...pass, card: pass.card, castId });
	if (cast.ok) return next({ pass: { done: { round, castId, receipt: cast.value } }, to: 'thanks' });

	const { refusal } = cast;
	if (refusal.reason === 'busy' || refusal.reason === 'disk_refuses') return refuse(refusal);
	if ('track' in refusal)
		return next({ pass: { ...pass, said: { kind: 'choice', refusal, sent: {} } }, to: 'choose', answer: true });
	// Card and choice are over.
	return next(toCode(undefined, { refusal, round }));
}

/** "Is my vote in the box?", asked with the code of the card or with the receipt. */
export async function lookUp(scene: Scene, pass: Pass | undefined, typed: string): Promise<Result<Next, BusyRefusal>> {
	if (indexOnReceipt(typed) !== undefined) {
		const vote = (await findVoteByReceipt(scene.db, typed)) ?? { receipt: null };
		return next({
			pass: { ...pass, said: { kind: 'looked_up', ...vote, mayVote: false } },
			to: 'look_up',
			answer: true,
		});
	}
	const card = await cardOfTyped(typed, scene);
	if (!card.ok) {
		const { refusal } = card;
		if (refusal.reason === 'busy') return refuse({ reason: 'busy' });
		return next({ ...toCode(pass, { refusal, typed }), to: 'look_up' });
	}

	const { round, pub } = card.value;
	const receipt = (await findReceipt(scene.db, { round, pub })) ?? null;
	const mayVote = (await findStanding(scene.db, { round, pub }, scene.now)).ok;
	return next({ pass: { ...pass, said: { kind: 'looked_up', round, receipt, mayVote } }, to: 'look_up', answer: true });
}

/** The page where a voter with this pass belongs who has lost the way. */
export function pageOf(pass: Pass | undefined): Page {
	if (pass?.said?.kind === 'refused') return pass.said.refusal.reason === 'chosen_anew' ? 'check' : 'code';
	if (pass?.card) return 'choose';
	return pass?.done ? 'thanks' : 'code';
}

function toCode(
	pass: Pass | undefined,
	said: { readonly refusal: VoteRefusal; readonly round?: RoundId; readonly typed?: string },
): Next {
	return { pass: { ...pass, said: { kind: 'refused', ...said } }, to: 'code', answer: true };
}

const next = (value: Next) => ({ ok: true, value }) as const;
