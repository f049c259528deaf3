import { ok, refuse, type Result } from '../result.ts';
import type { IdeaStage } from './stage.ts';

/** What can happen to an idea. */
export const ideaEvents = [
	'cluster',
	'mature',
	'send',
	'take_back',
	'place',
	'take_off',
	'win',
	'lose',
	'start',
	'finish',
	'realise',
	'merge',
	'withdraw',
	'turn_down',
	'reopen',
] as const;
export type IdeaEvent = (typeof ideaEvents)[number];

export type IdeaRefusal = {
	readonly reason: 'not_at_this_stage';
	readonly stage: IdeaStage;
	readonly event: IdeaEvent;
};

/** While an idea is on its way, its people may do it themselves, lay it together with another, or let it go. */
const onItsWay = { realise: 'realised_without_money', merge: 'merged', withdraw: 'withdrawn' } as const;

/**
 * The life of an idea as one table: what is not in it cannot happen.
 *
 * The way to the ballot leads through the municipality's answer (`screening`). To come true without money is
 * possible at any time, even after the money went to others. What has left the way comes back by `reopen`;
 * a merged idea comes back only by un-merging it, to the stage it had (see merge.ts).
 */
const table: Record<IdeaStage, Partial<Record<IdeaEvent, IdeaStage>>> = {
	captured: { cluster: 'clustered', mature: 'maturing', ...onItsWay },
	clustered: { mature: 'maturing', ...onItsWay },
	maturing: { send: 'screening', ...onItsWay },
	screening: {
		take_back: 'maturing',
		place: 'on_ballot',
		turn_down: 'not_possible',
		realise: 'realised_without_money',
		withdraw: 'withdrawn',
	},
	on_ballot: {
		take_off: 'screening',
		win: 'won',
		lose: 'not_funded',
		realise: 'realised_without_money',
		withdraw: 'withdrawn',
	},
	won: { start: 'underway' },
	not_funded: { realise: 'realised_without_money' },
	underway: { finish: 'done' },
	done: {},
	realised_without_money: { reopen: 'maturing' },
	merged: {},
	withdrawn: { reopen: 'maturing' },
	not_possible: { reopen: 'maturing' },
};

/** The stage of an idea after `event`, or refused: `not_at_this_stage` when the table does not hold the step. */
export function afterIdeaEvent(stage: IdeaStage, event: IdeaEvent): Result<IdeaStage, IdeaRefusal> {
	const next = table[stage][event];
	return next ? ok(next) : refuse({ reason: 'not_at_this_stage', stage, event });
}

/** Whether people may still work on an idea at this stage: change its sheet, offer help, name a next step. */
export function isBeingWorkedOn(stage: IdeaStage): boolean {
	return stage === 'captured' || stage === 'clustered' || stage === 'maturing' || stage === 'screening';
}
