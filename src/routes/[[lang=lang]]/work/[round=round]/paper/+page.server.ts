import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { earlierPapers } from '$lib/domain/voting/correction';
import { reasonsForAnother } from '$lib/domain/voting/paper-account';
import { readForm, secondPersonFields, typedCount, typedLine } from '$lib/server/form';
import { answer, unreadable } from '$lib/server/poll/answer';
import { byOne, byTwo, roundHere } from '$lib/server/poll/by-two';
import { cardByCode } from '$lib/server/poll/card-by-code';
import { swapForPaper } from '$lib/server/store/cards';
import { countPapers, countPapersAnew, countSheets, explainMissing } from '$lib/server/store/paper-counting';
import { decidePapers, giveAnother, takeBackAnother } from '$lib/server/store/paper-desk';
import { findPapers } from '$lib/server/store/papers-in-view';
import { findRound } from '$lib/server/store/rounds';

const Code = v.strictObject({ code: v.pipe(v.string(), v.maxLength(200)), ...secondPersonFields });
const Another = v.strictObject({ kind: v.picklist(reasonsForAnother) });
const Nothing = v.strictObject({});
const Second = v.strictObject(secondPersonFields);
const Why = v.strictObject({ why: typedLine, ...secondPersonFields });
const Decision = v.strictObject({
	version: v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)),
	earlier: v.picklist(earlierPapers),
	why: typedLine,
	...secondPersonFields,
});
const Tally = v.strictObject({
	'pile[]': v.array(v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,3}\.(?:invalid|\[\d{0,3}\])$/))),
	'papers[]': v.array(typedCount),
});

const Sheets = v.strictObject({ 'sheets[]': v.array(v.pipe(v.string(), v.maxLength(60_000))) });

export const load = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { id, name, invented, pollState } = seen.round;
	const papers = await findPapers(locals.db, id, locals.person?.id ?? '');
	return { slug: params.round, name, invented, pollState, papers };
};

export const actions = {
	swap: async (event) => {
		const { locals, url } = event;
		const form = await readForm(event.request, Code);
		if (!form.ok) return unreadable(form.typed);
		const { code, second_email } = form.value;
		const by = await byTwo(event, form.value);
		if (!by.ok) return answer(by, url.pathname, { act: 'swap', code, second_email });
		const card = await cardByCode(locals.db, locals.env.keyDir, roundHere(event), code);
		const swapped = card.ok ? await swapForPaper(locals.db, card.value, by.value) : card;
		return answer(swapped, url.pathname, { act: 'swap', code, second_email });
	},
	another: async (event) => {
		const form = await readForm(event.request, Another);
		if (!form.ok) return unreadable();
		const another = { round: roundHere(event), kind: form.value.kind };
		return answer(await giveAnother(event.locals.db, another, byOne(event)), event.url.pathname);
	},
	take_back: async (event) => {
		const form = await readForm(event.request, Nothing);
		if (!form.ok) return unreadable();
		return answer(await takeBackAnother(event.locals.db, roundHere(event), byOne(event)), event.url.pathname);
	},
	decide: async (event) => {
		const form = await readForm(event.request, Decision);
		if (!form.ok) return unreadable(form.typed);
		const { version, earlier, why, second_email } = form.value;
		const by = await byTwo(event, form.value);
		const decision = { round: roundHere(event), version, earlier, why };
		const decided = by.ok ? await decidePapers(event.locals.db, decision, by.value) : by;
		return answer(decided, event.url.pathname, { act: 'decide', why, second_email });
	},
	count: async (event) => {
		const form = await readForm(event.request, Tally);
		if (!form.ok) return unreadable();
		const papers = form.value['papers[]'];
		const piles = form.value['pile[]'];
		const lines = piles.flatMap((pile, at) => lineOf(pile, papers[at] ?? null));
		const counted = await countPapers(event.locals.db, { round: roundHere(event), lines }, byOne(event));
		const typed = Object.fromEntries(piles.map((pile, at) => [pile, String(papers[at] ?? '')]));
		return answer(counted, event.url.pathname, typed);
	},
	sheets: async (event) => {
		const form = await readForm(event.request, Sheets);
		if (!form.ok) return unreadable();
		const typed = form.value['sheets[]'];
		const counted = await countSheets(event.locals.db, { round: roundHere(event), typed }, byOne(event));
		const again = Object.fromEntries(typed.map((text, at) => [`sheets-${at + 1}`, text]));
		return answer(counted, event.url.pathname, again);
	},
	anew: async (event) => {
		const form = await readForm(event.request, Second);
		if (!form.ok) return unreadable(form.typed);
		const by = await byTwo(event, form.value);
		const anew = by.ok ? await countPapersAnew(event.locals.db, roundHere(event), by.value) : by;
		return answer(anew, event.url.pathname, { act: 'anew', second_email: form.value.second_email });
	},
	explain: async (event) => {
		const form = await readForm(event.request, Why);
		if (!form.ok) return unreadable(form.typed);
		const { why, second_email } = form.value;
		const by = await byTwo(event, form.value);
		const told = { round: roundHere(event), why };
		const explained = by.ok ? await explainMissing(event.locals.db, told, by.value) : by;
		return answer(explained, event.url.pathname, { act: 'explain', why, second_email });
	},
};

/** A field of the count, `TRACK.VERSION.WHAT`; one that was left empty is no line. */
function lineOf(pile: string, papers: number | null) {
	const [track, version, what = ''] = pile.split('.');
	return papers === null ? [] : [{ track: Number(track), version: Number(version), what, papers }];
}
