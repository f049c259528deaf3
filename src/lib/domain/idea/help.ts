import type { IdeaStage } from './stage.ts';

/** Whether an idea at this stage has use for hands: always, but when it is over or lies in another. */
export function isOpenToHelp(stage: IdeaStage): boolean {
	return !['done', 'realised_without_money', 'merged', 'withdrawn', 'not_possible'].includes(stage);
}
