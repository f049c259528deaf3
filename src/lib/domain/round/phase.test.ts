import { expect, test } from 'vitest';
import { phaseAt, type Phase, type PhaseFacts } from './phase.ts';
import { pollStates, type PollState } from './poll.ts';

const facts: Omit<PhaseFacts, 'pollState'> = { ideasFrom: 10, ideasUntil: 20, opensAt: 30, closesAt: 40, doneAt: 50 };

/** Clock readings, each at the first instant of its stretch. */
const clock = { before: 9, ideasBegin: 10, ideasEnd: 20, pollOpens: 30, pollCloses: 40, allDone: 50 };

/** Every state × every stretch of time. */
const drawn: Record<PollState, Record<keyof typeof clock, Phase>> = {
	draft: row('planned', 'ideas', 'maturing', 'maturing', 'maturing', 'maturing'),
	ready: row('ballot', 'ballot', 'ballot', 'ballot', 'ballot', 'ballot'),
	open: row('ballot', 'ballot', 'ballot', 'voting', 'counting', 'counting'),
	incident: row('ballot', 'ballot', 'ballot', 'voting', 'counting', 'counting'),
	closed: row('counting', 'counting', 'counting', 'counting', 'counting', 'counting'),
	opened: row('counting', 'counting', 'counting', 'counting', 'counting', 'counting'),
	published: row('result', 'result', 'result', 'result', 'result', 'done'),
	final: row('result', 'result', 'result', 'result', 'result', 'done'),
};

for (const pollState of pollStates) {
	for (const [when, phase] of Object.entries(drawn[pollState])) {
		test(`${pollState}, ${when}: ${phase}`, () => {
			expect(phaseAt({ ...facts, pollState }, clock[when as keyof typeof clock])).toBe(phase);
		});
	}
}

test('a round without dates is planned until somebody sets them', () => {
	const empty = {
		pollState: 'draft',
		ideasFrom: null,
		ideasUntil: null,
		opensAt: null,
		closesAt: null,
		doneAt: null,
	} as const;
	expect(phaseAt(empty, Number.MAX_SAFE_INTEGER)).toBe('planned');
});

function row(
	...[before, ideasBegin, ideasEnd, pollOpens, pollCloses, allDone]: [Phase, Phase, Phase, Phase, Phase, Phase]
) {
	return { before, ideasBegin, ideasEnd, pollOpens, pollCloses, allDone };
}
