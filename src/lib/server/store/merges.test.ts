import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ideas } from '../db/tables/ideas.ts';
import { findIdea } from './idea-way.ts';
import { mergeIdeas, undoLast, unmergeIdea } from './merges.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';

const slugs = ['faelleshave', 'udekoekken', 'skaterampe', 'soendagskaffe', 'hoejbede'];

test('whatever is merged, un-merged and undone, every note, name and offer is found once among the ideas that stand', async () => {
	const slug = fc.constantFrom(...slugs);
	const acts = fc.array(fc.record({ from: slug, into: slug, kind: fc.constantFrom('merge', 'unmerge', 'undo') }), {
		maxLength: 15,
	});
	await fc.assert(
		fc.asyncProperty(acts, async (done) => {
			const db = naesbyInMemory();
			const before = await everything(db);
			for (const { from, into, kind } of done) {
				if (kind === 'merge') await mergeIdeas(db, round, { from, into }, act);
				if (kind === 'unmerge') await unmergeIdea(db, round, from, act);
				if (kind === 'undo') await undoLast(db, round, act);
			}
			expect(await everything(db)).toEqual(before);
		}),
		{ numRuns: 25 },
	);
});

/** All that the standing ideas show, sorted. */
async function everything(db: ReturnType<typeof naesbyInMemory>) {
	const shown: string[] = [];
	for (const { slug, stage } of db.select().from(ideas).all()) {
		if (stage === 'merged') continue;
		const found = await findIdea(db, round, slug, now);
		shown.push(...(found?.notes.map(({ text }) => text) ?? []), ...(found?.authors.map(({ id }) => id) ?? []));
		shown.push(...Array.from({ length: found?.sheet.helpers ?? 0 }, () => 'an offer'));
	}
	return shown.sort();
}

test('an idea that is taken out again stands where it stood', async () => {
	const db = naesbyInMemory();
	await mergeIdeas(db, round, { from: 'udekoekken', into: 'faelleshave' }, act);
	expect((await findIdea(db, round, 'udekoekken', now))?.mergedInto?.slug).toBe('faelleshave');
	await undoLast(db, round, act);
	expect((await findIdea(db, round, 'udekoekken', now))?.idea.stage).toBe('clustered');
});

test('an idea that the municipality looks at is not merged away', async () => {
	const db = naesbyInMemory();
	const merged = await mergeIdeas(db, round, { from: 'klatrevaeg', into: 'faelleshave' }, act);
	expect(merged).toMatchObject({ ok: false, refusal: { reason: 'not_at_this_stage' } });
});
