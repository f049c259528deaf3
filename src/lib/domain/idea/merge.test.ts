import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id, type IdeaId } from '../ids.ts';
import { endsIn, gatheredIn, merge, unmerge, type Merges } from './merge.ts';

const everyIdea = Array.from({ length: 8 }, (_, place) => id<IdeaId>(`idea-${place}`));
const idea = fc.constantFrom(...everyIdea);
const none: Merges = new Map();

type Act = { readonly from: IdeaId; readonly into: IdeaId; readonly undo: boolean };
const acts = fc.array(fc.record({ from: idea, into: idea, undo: fc.boolean() }), { maxLength: 40 });

/** What people did one evening; what is refused changes nothing. */
function after(done: readonly Act[], start = none): Merges {
	return done.reduce((merges, { from, into, undo }) => {
		const next = undo ? unmerge(merges, from) : merge(merges, from, into);
		return next.ok ? next.value : merges;
	}, start);
}

const standing = (merges: Merges) => everyIdea.filter((one) => !merges.has(one));
const inOrder = (ideas: readonly IdeaId[]) => [...ideas].sort();

test('whatever is merged and un-merged, every idea with its notes, authors and offers is found in exactly one place', () => {
	fc.assert(
		fc.property(acts, (done) => {
			const merges = after(done);
			const found = standing(merges).flatMap((one) => gatheredIn(merges, one));
			expect(inOrder(found)).toEqual(inOrder(everyIdea));
		}),
	);
});

test('the order in which ideas are merged does not matter', () => {
	fc.assert(
		fc.property(acts, fc.infiniteStream(fc.nat()), (done, numbers) => {
			const merges = after(done);
			const shuffled = [...merges]
				.map((pair) => ({ pair, key: Number(numbers.next().value) }))
				.sort((one, other) => one.key - other.key);
			const again = after(shuffled.map(({ pair: [from, into] }) => ({ from, into, undo: false })));
			for (const one of everyIdea) {
				expect(inOrder(gatheredIn(again, one))).toEqual(inOrder(gatheredIn(merges, one)));
			}
		}),
	);
});

test('un-merging gives back what was before, each in its place', () => {
	fc.assert(
		fc.property(acts, idea, idea, (done, from, into) => {
			const before = after(done);
			const merged = merge(before, from, into);
			fc.pre(merged.ok);
			const back = merged.ok ? unmerge(merged.value, from) : merged;
			expect(back).toEqual({ ok: true, value: before });
		}),
	);
});

test('merges never run in a circle', () => {
	fc.assert(
		fc.property(acts, (done) => {
			const merges = after(done);
			for (const one of everyIdea) expect(merges.has(endsIn(merges, one))).toBe(false);
		}),
	);
});

test('an idea cannot be laid into itself, nor into two others, nor into one that lies in it', () => {
	const [a, b, c] = everyIdea as [IdeaId, IdeaId, IdeaId];
	const merges = after([
		{ from: a, into: b, undo: false },
		{ from: b, into: c, undo: false },
	]);
	expect(merge(none, a, a)).toEqual({ ok: false, refusal: { reason: 'same_idea' } });
	expect(merge(merges, a, c)).toEqual({ ok: false, refusal: { reason: 'merged_already', into: b } });
	expect(merge(merges, c, a)).toEqual({ ok: false, refusal: { reason: 'merged_the_other_way' } });
	expect(unmerge(merges, c)).toEqual({ ok: false, refusal: { reason: 'not_merged' } });
});
