import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { milestones, moneyKinds } from '$lib/domain/idea/project';
import type { RoundId } from '$lib/domain/ids';
import { readForm, typedAmount, typedDay, type FormIssue } from '$lib/server/form';
import { readSentPicture } from '$lib/server/picture';
import { findProject } from '$lib/server/store/projects';
import { enterProjectMoney, saveProject, writeUpdate } from '$lib/server/store/project-work';
import { findRound } from '$lib/server/store/rounds';

const days = v.pipe(v.array(typedDay), v.length(milestones.length));
const text = v.string();
const Plan = v.strictObject({ owner: text, contact: text, delayedBecause: text, 'due[]': days, 'done[]': days });
const News = v.strictObject({ text, alt: text, picture: v.optional(v.file()) });
const Money = v.strictObject({ kind: v.picklist(moneyKinds), amount: typedAmount, receipt: text });

export const load = async ({ locals, params, url }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	const found = seen && (await findProject(locals.db, seen.round.id, params.idea, locals.now));
	if (!found) error(404);
	return { ...found, round: seen.round, invented: seen.round.invented, saved: url.searchParams.has('saved') };
};

export const actions = {
	plan: async (event) => {
		const form = await readForm(event.request, Plan);
		if (!form.ok) return unread('plan', form);
		const { 'due[]': due, 'done[]': done, ...typed } = form.value;
		const way = milestones.map((milestone, at) => ({ milestone, dueOn: due[at] ?? null, doneOn: done[at] ?? null }));
		const saved = await saveProject(event.locals.db, { ...winner(event), ...typed, way }, by(event));
		return saved.ok ? back(event) : refused('plan', { field: 'owner', ...saved.refusal }, typed);
	},
	news: async (event) => {
		const form = await readForm(event.request, News);
		if (!form.ok) return unread('news', form);
		const { picture: sent, ...typed } = form.value;
		const read = await readSentPicture(sent);
		if (!read.ok) return refused('news', { field: 'picture', ...read.refusal }, typed);
		const picture = read.value && { read: read.value, alt: typed.alt };
		const written = await writeUpdate(event.locals.db, { ...winner(event), text: typed.text, picture }, by(event));
		return written.ok ? back(event) : refused('news', { field: 'text', ...written.refusal }, typed);
	},
	money: async (event) => {
		const form = await readForm(event.request, Money);
		if (!form.ok) return unread('money', form);
		const entered = await enterProjectMoney(event.locals.db, { ...winner(event), ...form.value }, by(event));
		if (entered.ok) return back(event);
		const { kind, amount, receipt } = form.value;
		const field = entered.refusal.reason === 'receipt_missing' ? 'receipt' : 'amount';
		return refused('money', { field, ...entered.refusal }, { kind, amount: String(amount / 100), receipt });
	},
};

type Typed = Readonly<Record<string, string>>;
type Refusal = { readonly reason: string; readonly field: string };

const winner = ({ locals, params }: RequestEvent) => ({ roundId: locals.round as RoundId, slug: params.idea ?? '' });
const by = ({ locals }: RequestEvent) => ({ by: locals.person?.id ?? '', now: locals.now });
const back = ({ url }: RequestEvent) => redirect(303, `${url.pathname}?saved`);

const refused = (about: 'plan' | 'news' | 'money', refusal: Refusal, typed: Typed) =>
	fail(409, { about, refusal, typed });

function unread(
	about: 'plan' | 'news' | 'money',
	{ issues: [issue], typed }: { issues: readonly FormIssue[]; typed: Typed },
) {
	const refusal: Refusal = { reason: issue?.message ?? '', field: issue?.field ?? '' };
	return fail(400, { about, refusal, typed });
}
