import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { screeningAnswers, type ScreeningSide } from '$lib/domain/idea/screening';
import { holds } from '$lib/domain/people/person';
import { acting, type Acting } from '$lib/server/act';
import { readAnswer } from '$lib/server/answer-form';
import { findIdea } from '$lib/server/store/idea-way';
import { findRoundAlone } from '$lib/server/store/rounds';
import {
	acceptNo,
	agreeOnCase,
	answerCase,
	listMessages,
	placeOnBallot,
	takeBack,
	writeMessage,
} from '$lib/server/store/screening';

const Answer = v.strictObject({
	answer: v.picklist(screeningAnswers),
	because: v.string(),
	try: v.string(),
	from: v.string(),
	to: v.string(),
	running: v.string(),
	payer: v.string(),
	owner: v.string(),
	permits: v.string(),
});
const Message = v.strictObject({ text: v.string() });
const Nothing = v.strictObject({});

/** The side a person speaks for: the municipality if they answer for it in this round, else the idea's people. */
const sideOf = ({ person, round }: App.Locals): ScreeningSide =>
	person && holds(person, ['officer'], round) ? 'officer' : 'team';

export const load = async ({ locals, params, url }) => {
	const { db, now } = locals;
	const seen = await findRoundAlone(db, params.round, now);
	const found = seen && (await findIdea(db, seen.round.id, params.idea, now));
	if (!seen || !found?.screening) error(404);
	const side = sideOf(locals);
	return {
		round: seen.round,
		idea: found.idea,
		sheet: found.sheet,
		screening: found.screening,
		side,
		messages: await listMessages(db, found.idea.id, { asOfficer: side === 'officer' }),
		saved: url.searchParams.has('saved'),
		invented: seen.round.invented,
	};
};

const at = ({ roundId, params }: Acting) => ({ roundId, slug: params['idea'] ?? '' });

export const actions = {
	answer: acting('answer', Answer, async (typed, event) => {
		const answer = readAnswer(typed);
		return answer.ok ? answerCase(event.locals.db, { ...at(event), ...answer.value }, event) : answer;
	}),
	write: acting('write', Message, async ({ text }, event) => {
		const message = { ...at(event), side: sideOf(event.locals), internal: false, text };
		return writeMessage(event.locals.db, message, event);
	}),
	internal: acting('internal', Message, async ({ text }, event) =>
		writeMessage(event.locals.db, { ...at(event), side: 'officer', internal: true, text }, event),
	),
	agree: acting('agree', Nothing, async (_typed, event) =>
		agreeOnCase(event.locals.db, { ...at(event), side: sideOf(event.locals) }, event),
	),
	take_back: acting('take_back', Nothing, async (_typed, event) => takeBack(event.locals.db, at(event), event), toIdea),
	accept_no: acting('accept_no', Nothing, async (_typed, event) => acceptNo(event.locals.db, at(event), event), toIdea),
	place: acting('place', Nothing, async (_typed, event) => placeOnBallot(event.locals.db, at(event), event), toIdea),
};

/** When the case is over, on to the idea's sheet. */
function toIdea(_done: unknown, { url }: { url: URL }): string {
	return `${url.pathname.replace('/screening/', '/ideas/')}?saved=case`;
}
