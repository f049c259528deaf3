import { expect, test } from 'vitest';
import { afterPollEvent, pollEvents, pollStates } from './poll.ts';

/** The whole table, drawn once more by hand: rows are states, columns events, `·` cannot happen. */
const drawn = `
          freeze correct open extend report_incident resume close  open_box draw_lot publish   finalise
draft     ready  ·       ·    ·      ·               ·      ·      ·        ·        ·         ·
ready     ·      draft   open ·      ·               ·      ·      ·        ·        ·         ·
open      ·      open    ·    open   incident        ·      closed ·        ·        ·         ·
incident  ·      ·       ·    ·      ·               open   closed ·        ·        ·         ·
closed    ·      ·       ·    ·      ·               ·      ·      opened   ·        ·         ·
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
