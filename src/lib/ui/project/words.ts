import type { Milestone, MoneyKind, MoneyRefusal } from '#lib/domain/idea/project.ts';
import type { Word } from '#lib/i18n/words.ts';

// What each part of a project is called: one that has no word does not compile.

export const milestoneWord: Record<Milestone, Word> = {
	agreed: 'project:step_agreed',
	planned: 'project:step_planned',
	bought: 'project:step_bought',
	built: 'project:step_built',
	opened: 'project:step_opened',
};

export const receiptWord: Record<MoneyKind, Word> = {
	spent: 'project:receipt_spent',
	co_funded: 'project:receipt_co_funded',
};

export const kindWord: Record<MoneyKind, Word> = {
	spent: 'project:work_kind_spent',
	co_funded: 'project:work_kind_co_funded',
};

export type ProjectReason = MoneyRefusal['reason'] | 'no_winner' | 'not_begun';

export const projectRefusal: Record<ProjectReason, Word> = {
	no_winner: 'project:no_winner',
	not_begun: 'project:not_begun_yet',
	no_amount: 'project:no_amount',
	receipt_missing: 'project:receipt_missing',
	more_than_left: 'project:more_than_left',
};

/** Whether the reason is one of a project's own; texts and pictures have theirs in form/refusals. */
export const isProjectReason = (reason: string): reason is ProjectReason => Object.hasOwn(projectRefusal, reason);
