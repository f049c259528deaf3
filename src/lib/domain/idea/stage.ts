/** Where an idea stands, from the note it began as to the day it is opened; then the ways out. */
export const ideaStages = [
	'captured',
	'clustered',
	'maturing',
	'screening',
	'on_ballot',
	'won',
	'not_funded',
	'underway',
	'done',
	'realised_without_money',
	'merged',
	'withdrawn',
	'not_possible',
] as const;
export type IdeaStage = (typeof ideaStages)[number];

/** The five pictures of ripening, and the sun for what needed no money. */
const ripenesses = ['seed', 'sprout', 'blossom', 'fruit', 'harvest', 'sunfruit', 'resting'] as const;
export type Ripeness = (typeof ripenesses)[number];

/** Whether `text` names a ripeness. */
export const isRipeness = (text: string): text is Ripeness => ripenesses.some((one) => one === text);

const ripeness: Record<IdeaStage, Ripeness> = {
	captured: 'seed',
	clustered: 'sprout',
	maturing: 'blossom',
	screening: 'blossom',
	on_ballot: 'fruit',
	won: 'harvest',
	underway: 'harvest',
	done: 'harvest',
	realised_without_money: 'sunfruit',
	not_funded: 'resting',
	merged: 'resting',
	withdrawn: 'resting',
	not_possible: 'resting',
};

/** How ripe an idea at this stage is, as its picture. */
export function ripenessOf(stage: IdeaStage): Ripeness {
	return ripeness[stage];
}
