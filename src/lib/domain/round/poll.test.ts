import { expect, test } from 'vitest';
import { afterPollEvent, mayClose, pollEvents, pollStates } from './poll.ts';

/** The whole table, drawn once more by hand: rows are states, columns events, `·` cannot happen. */
const drawn = `
          freeze correct open extend report_incident resume close  open_box draw_lot publish   finalise
draft     ready  ·       ·    ·      ·               ·      ·      ·        ·        ·         ·
ready     ·      draft   open ·      ·               ·      ·      ·        ·        ·         ·
open      ·      open    ·    open   incident        ·      closed ·        ·        ·         ·
incident  ·      ·       ·    ·      ·               open   closed ·        ·        ·         ·
closed    ·      ·       ·    ·      ·               ·      ·      opened   closed   ·         ·
opened    ·      ·       ·    ·      ·               ·      ·      ·        opened   published ·
published ·      ·       ·    ·      ·               ·      ·      ·        ·        ·         final
final     ·      ·       ·    ·      ·               ·      ·      ·        ·        ·         ·
`;

const [columns = [], ...rows] = drawn
	.trim()
	.split('\n')
	.map((line) => line.trim().split(/\s+/));

test('the table names every state and every event', () => {
	expect([...columns].sort()).toEqual([...pollEvents].sort());
	expect(rows.map(([state]) => state).sort()).toEqual([...pollStates].sort());
});

for (const state of pollStates) {
	const row = rows.find(([name]) => name === state) ?? [];
	for (const event of pollEvents) {
		const expected = row[1 + columns.indexOf(event)];
		test(`a vote that is ${state} meets ${event}: ${expected === '·' ? 'refused' : expected}`, () => {
			const after = afterPollEvent(state, event);
			expect(after.ok ? after.value : '·').toBe(expected);
		});
	}
}

test('a poll is never closed before its time, nor while people in line may still vote', () => {
	const facts = { closesAt: 100, graceUntil: 130, waitingInLine: 0 };
	expect(mayClose(facts, 99)).toMatchObject({ refusal: { reason: 'before_closing_time' } });
	expect(mayClose(facts, 100).ok).toBe(true);
	expect(mayClose({ ...facts, waitingInLine: 1 }, 129)).toMatchObject({ refusal: { reason: 'people_in_line' } });
	expect(mayClose({ ...facts, waitingInLine: 1 }, 130).ok).toBe(true);
});
