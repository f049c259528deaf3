import { expect, test } from 'vitest';
import { ideaStages } from '../idea/stage.ts';
import { flowOf, flowSteps } from './flow.ts';

test('no step of the way holds more ideas than the one before', () => {
	const flow = flowOf(99, [...ideaStages, 'done', 'captured']);
	const [, ...ideas] = flowSteps.map((step) => flow[step]);
	expect(ideas).toEqual([...ideas].sort((one, other) => other - one));
	expect(flow).toMatchObject({ notes: 99, ideas: 15, on_ballot: 6, won: 4, opened: 2 });
});
