import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { danishDay, danishInstant } from '$lib/domain/danish-time';
import { readOffer } from '$lib/domain/idea/help';
import { isBeingWorkedOn } from '$lib/domain/idea/life';
import { checkNeeded, checkText, sheetFields } from '$lib/domain/idea/sheet';
import { lix } from '$lib/domain/plain-language';
import { refuse } from '$lib/domain/result';
import { formatIn } from '$lib/i18n/format';
import { acting, type Acting } from '$lib/server/act';
import { contactKey } from '$lib/server/contact';
import { tellOfficers } from '$lib/server/tell-officers';
import { readCosts, readStep } from '$lib/server/sheet-form';
import { dropOffer, listOffers, offerHelp } from '$lib/server/store/help-offers';
import { findIdea } from '$lib/server/store/idea-way';
import { listIdeasForWork } from '$lib/server/store/idea-work';
import { joinIdea, moveIdea, saveCosts, saveField, showIdea } from '$lib/server/store/maturing';
import { mergeIdeas, unmergeIdea } from '$lib/server/store/merges';
import { nameNextStep } from '$lib/server/store/next-steps';
import { listOfficers } from '$lib/server/store/people';
import { findRoundAlone } from '$lib/server/store/rounds';
import { sendToScreening } from '$lib/server/store/screening';

const FieldSave = v.strictObject({
	field: v.picklist(sheetFields),
	seen: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
	text: v.string(),
});
const texts = v.optional(v.array(v.string()), []);
const Costs = v.strictObject({
	'label[]': texts,
	'amount[]': texts,
	'every[]': texts,
	elsewhere: v.string(),
	payer: v.string(),
});
const Named = v.strictObject({ name: v.string() });
const Offer = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	name: v.string(),
	what: v.string(),
	contact: v.string(),
});
const Dropped = v.strictObject({ offer: v.pipe(v.string(), v.uuid()) });
const Step = v.strictObject({ what: v.string(), who: v.string(), due: v.string() });
const Shown = v.strictObject({ hidden: v.picklist(['yes', 'no']) });
const Into = v.strictObject({ into: v.string() });
const Asked = v.strictObject({ department: v.string(), question: v.string(), due: v.string() });
const Nothing = v.strictObject({});

const promisedDays = 14 * 86_400_000;

export const load = async ({ locals, params, url }) => {
	const { db, env, now } = locals;
	const seen = await findRoundAlone(db, params.round, now);
	const found = seen && (await findIdea(db, seen.round.id, params.idea, now));
	if (!found) error(404);
	const { idea } = found;
	const others = await listIdeasForWork(db, seen.round.id, now);
	return {
		...found,
		round: seen.round,
		isWorkedOn: isBeingWorkedOn(idea.stage),
		lix: lix(`${idea.line}\n${idea.description}`),
		offers: await listOffers(db, seen.round.id, idea.id, contactKey(env.keyDir)),
		others: others.filter(({ id, stage, hidden }) => id !== idea.id && !hidden && isBeingWorkedOn(stage)),
		promised: danishDay(now + promisedDays),
		offerId: crypto.randomUUID(),
		saved: url.searchParams.get('saved'),
		invented: seen.round.invented,
	};
};

const at = ({ roundId, params }: Acting) => ({ roundId, slug: params['idea'] ?? '' });

export const actions = {
	field: acting(
		'field',
		FieldSave,
		async ({ field, seen, text }, event) => {
			const saved = await saveField(event.locals.db, { ...at(event), field, seen, typed: text }, event);
			return saved.ok ? { ...saved, value: field } : { ...saved, refusal: { ...saved.refusal, field } };
		},
		(field, { url }) => `${url.pathname}?saved=${field}#${field}`,
	),
	costs: acting('costs', Costs, async (typed, event) => {
		const rows = { labels: typed['label[]'], amounts: typed['amount[]'], every: typed['every[]'] };
		const costs = readCosts({ ...typed, ...rows });
		return costs.ok ? saveCosts(event.locals.db, { ...at(event), ...costs.value }, event) : costs;
	}),
	join: acting('join', Named, async ({ name }, event) => joinIdea(event.locals.db, { ...at(event), name }, event)),
	offer: acting('offer', Offer, async ({ id, ...typed }, event) => {
		const offer = readOffer(typed);
		if (!offer.ok) return offer;
		const { db, env, now } = event.locals;
		const found = await findIdea(db, event.roundId, at(event).slug, now);
		if (!found) return refuse({ reason: 'idea_gone' });
		const given = { ...offer.value, id, ideaId: found.idea.id, key: contactKey(env.keyDir), by: event.by, now };
		return offerHelp(db, given);
	}),
	drop_offer: acting('drop_offer', Dropped, async ({ offer }, event) =>
		dropOffer(event.locals.db, { ...at(event), offer }, event),
	),
	step: acting('step', Step, async (typed, event) => {
		const step = readStep(typed);
		return step.ok ? nameNextStep(event.locals.db, { ...at(event), step: step.value }, event) : step;
	}),
	unclaimed: acting('unclaimed', Nothing, async (_typed, event) =>
		nameNextStep(event.locals.db, { ...at(event), step: { unclaimed: true } }, event),
	),
	show: acting('show', Shown, async ({ hidden }, event) =>
		showIdea(event.locals.db, { ...at(event), hidden: hidden === 'yes' }, event),
	),
	merge: acting('merge', Into, async ({ into }, event) =>
		mergeIdeas(event.locals.db, event.roundId, { from: at(event).slug, into }, event),
	),
	unmerge: acting('unmerge', Nothing, async (_typed, event) =>
		unmergeIdea(event.locals.db, event.roundId, at(event).slug, event),
	),
	withdraw: acting('withdraw', Nothing, async (_typed, event) =>
		moveIdea(event.locals.db, { ...at(event), event: 'withdraw' }, event),
	),
	reopen: acting('reopen', Nothing, async (_typed, event) =>
		moveIdea(event.locals.db, { ...at(event), event: 'reopen' }, event),
	),
	send: acting('send', Asked, async (typed, event) => {
		const [department, question] = [checkNeeded(typed.department, 60), checkText(typed.question, 1000)];
		if (!department.ok) return department;
		if (!question.ok) return question;
		const dueAt = danishInstant(typed.due);
		if (dueAt === undefined) return refuse({ reason: 'date_missing' });
		if (dueAt <= event.now) return refuse({ reason: 'due_past' });
		const asked = { department: department.value, question: question.value, dueAt };
		const sent = await sendToScreening(event.locals.db, { ...at(event), ...asked }, event);
		if (sent.ok) await writeToOfficers(event, dueAt);
		return sent;
	}),
};

/** The letter to those who answer. It goes on its own: whether a mail server takes it changes nothing here. */
async function writeToOfficers({ locals, params, roundId }: Acting, dueAt: number): Promise<void> {
	const { db, env, language } = locals;
	const to = await listOfficers(db, roundId);
	const path = `/work/${params['round']}/screening/${params['idea']}`;
	void tellOfficers(env, { to, language, path, due: formatIn(language).day(dueAt) });
}
