import { expect, test } from 'vitest';
import { afterIdeaEvent, ideaEvents, isBeingWorkedOn } from './life.ts';
import { ideaStages } from './stage.ts';

/** The whole table, drawn once more by hand: rows are stages, columns events, `·` cannot happen. */
const drawn = `
                       cluster   mature   send      take_back place     take_off  win lose       start    finish realise                merge  withdraw  turn_down    reopen
captured               clustered maturing ·         ·         ·         ·         ·   ·          ·        ·      realised_without_money merged withdrawn ·            ·
clustered              ·         maturing ·         ·         ·         ·         ·   ·          ·        ·      realised_without_money merged withdrawn ·            ·
maturing               ·         ·        screening ·         ·         ·         ·   ·          ·        ·      realised_without_money merged withdrawn ·            ·
screening              ·         ·        ·         maturing  on_ballot ·         ·   ·          ·        ·      realised_without_money ·      withdrawn not_possible ·
on_ballot              ·         ·        ·         ·         ·         screening won not_funded ·        ·      realised_without_money ·      withdrawn ·            ·
won                    ·         ·        ·         ·         ·         ·         ·   ·          underway ·      ·                      ·      ·         ·            ·
not_funded             ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      realised_without_money ·      ·         ·            ·
underway               ·         ·        ·         ·         ·         ·         ·   ·          ·        done   ·                      ·      ·         ·            ·
done                   ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      ·                      ·      ·         ·            ·
realised_without_money ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      ·                      ·      ·         ·            maturing
merged                 ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      ·                      ·      ·         ·            ·
withdrawn              ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      ·                      ·      ·         ·            maturing
not_possible           ·         ·        ·         ·         ·         ·         ·   ·          ·        ·      ·                      ·      ·         ·            maturing
`;

const [columns = [], ...rows] = drawn
	.trim()
	.split('\n')
	.map((line) => line.trim().split(/\s+/));

test('the table names every stage and every event', () => {
	expect([...columns].sort()).toEqual([...ideaEvents].sort());
	expect(rows.map(([stage]) => stage).sort()).toEqual([...ideaStages].sort());
});

for (const stage of ideaStages) {
	const row = rows.find(([name]) => name === stage) ?? [];
	for (const event of ideaEvents) {
		const expected = row[1 + columns.indexOf(event)];
		test(`an idea that is ${stage} meets ${event}: ${expected === '·' ? 'refused' : expected}`, () => {
			const after = afterIdeaEvent(stage, event);
			expect(after.ok ? after.value : '·').toBe(expected);
		});
	}
}

test('an idea is worked on until it stands on the ballot', () => {
	expect(ideaStages.filter(isBeingWorkedOn)).toEqual(['captured', 'clustered', 'maturing', 'screening']);
});
