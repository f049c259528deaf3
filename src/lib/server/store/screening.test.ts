import { expect, test } from 'vitest';
import { kroner } from '../../domain/money.ts';
import { findBallot } from './ballot-papers.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';
import { agreeOnCase, answerCase, placeOnBallot } from './screening.ts';
import { countUnanswered } from './screening-cases.ts';

const at = { roundId: round, slug: 'klatrevaeg' };
const yes = {
	...{ answer: 'yes' as const, because: '', tryInstead: '', landOwner: '', permits: '' },
	...{ priceFrom: null, priceTo: kroner(90_000), runningCost: kroner(2_000), runningPayer: 'Kommunen' },
};

test('an answer that comes when the ballot is frozen changes nothing that voters read', async () => {
	const db = naesbyInMemory();
	expect(await countUnanswered(db)).toEqual(new Map([[round, 1]]));
	expect(await placeOnBallot(db, at, act)).toMatchObject({ ok: true });
	db.$client.exec(`UPDATE ideas SET number = 4 WHERE slug = 'klatrevaeg'`);
	db.$client.exec(`UPDATE ideas SET track_id = (SELECT id FROM tracks) WHERE slug = 'klatrevaeg'`);
	db.$client.prepare(`UPDATE rounds SET poll_state = 'open', opened_at = ?`).run(now);
	const shown = async () => (await findBallot(db, round))?.tracks[0]?.ideas.find(({ slug }) => slug === at.slug);
	const before = await shown();
	expect(before).toMatchObject({ isSilent: true });

	const late = { by: 'officer', now: now + 60_000 };
	expect(await answerCase(db, { ...at, ...yes }, late)).toMatchObject({ ok: true });
	for (const side of ['team', 'officer'] as const) {
		expect(await agreeOnCase(db, { ...at, side }, late)).toEqual({ ok: false, refusal: { reason: 'ballot_frozen' } });
	}
	expect({ ...(await shown()), changedAt: 0 }).toEqual({ ...before, changedAt: 0 });
	expect(() => db.$client.exec('UPDATE ideas SET running_cost = 1')).toThrow('the ballot is frozen');
});
