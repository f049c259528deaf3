import type { IdeaStage } from '../idea/stage.ts';

/** The way from note to opening day, as a council sees it. */
export const flowSteps = ['notes', 'ideas', 'matured', 'on_ballot', 'won', 'opened'] as const;
export type FlowStep = (typeof flowSteps)[number];

const onBallot: readonly IdeaStage[] = ['on_ballot', 'won', 'not_funded', 'underway', 'done'];
const won: readonly IdeaStage[] = ['won', 'underway', 'done'];
const matured: readonly IdeaStage[] = [...onBallot, 'maturing', 'screening', 'realised_without_money', 'not_possible'];

/** Whether an idea at this stage has won, whatever became of it since. */
export const hasWon = (stage: IdeaStage) => won.includes(stage);

/** Whether an idea at this stage is or was voted on. */
export const wasOnBallot = (stage: IdeaStage) => onBallot.includes(stage);

/** How many notes there were, and how many ideas came at least so far. */
export function flowOf(notes: number, stages: readonly IdeaStage[]): Record<FlowStep, number> {
	const among = (reached: readonly IdeaStage[]) => stages.filter((stage) => reached.includes(stage)).length;
	return {
		notes,
		ideas: stages.length,
		matured: among(matured),
		on_ballot: among(onBallot),
		won: among(won),
		opened: among(['done']),
	};
}
