import { expect, test } from 'vitest';
import { kroner } from '../../domain/money.ts';
import { auditLog } from '../db/tables/audit.ts';
import { findIdea } from './idea-way.ts';
import { saveCosts, saveField } from './maturing.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';

const save = (text: string, seen: number, by = 'one') => ({
	field: { roundId: round, slug: 'skaterampe', field: 'place' as const, typed: text, seen },
	by: { by, now },
});

test('work on a note makes it a maturing idea, and both are kept as changes', async () => {
	const db = naesbyInMemory();
	const { field, by } = save('Ved søen', 0);
	expect(await saveField(db, field, by)).toEqual({ ok: true, value: { revision: 2 } });
	const found = await findIdea(db, round, 'skaterampe', now);
	expect(found?.idea.stage).toBe('maturing');
	expect(found?.stretches.at(-1)?.fields).toEqual({ stage: ['captured', 'maturing'], place: ['', 'Ved søen'] });
});

test('one who writes on in a field makes one change of it, not ten', async () => {
	const db = naesbyInMemory();
	let seen = 0;
	for (const text of ['V', 'Ved', 'Ved søen']) {
		const { field, by } = save(text, seen);
		const saved = await saveField(db, field, by);
		if (saved.ok) seen = saved.value.revision;
	}
	const revisions = db.$client
		.prepare("SELECT fields FROM idea_revisions WHERE idea_id = 'naesby-skaterampe'")
		.pluck()
		.all();
	expect(revisions.map((fields) => JSON.parse(String(fields)))).toEqual([
		{ stage: ['captured', 'maturing'] },
		{ place: ['', 'Ved søen'] },
	]);
});

test('who saves over what another wrote meanwhile is refused with the other text, even while that one writes on', async () => {
	const db = naesbyInMemory();
	const first = save('Ved søen', 0);
	await saveField(db, first.field, first.by);
	const more = save('Ved søens bred', 2);
	await saveField(db, more.field, more.by);
	const other = save('Ved skolen', 2, 'two');
	expect(await saveField(db, other.field, other.by)).toEqual({
		ok: false,
		refusal: { reason: 'written_meanwhile', theirs: 'Ved søens bred', revision: 3 },
	});
	expect((await findIdea(db, round, 'skaterampe', now))?.idea.place).toBe('Ved søens bred');
});

test('two may write in two fields at once', async () => {
	const db = naesbyInMemory();
	const place = save('Ved søen', 0);
	await saveField(db, place.field, place.by);
	const other = { ...place.field, field: 'forWhom' as const, typed: 'Alle' };
	expect((await saveField(db, other, { by: 'two', now })).ok).toBe(true);
});

test('cost lines say what is asked from the pot, and what it costs each year', async () => {
	const db = naesbyInMemory();
	const lines = [
		{ label: 'Træ', amount: kroner(9_000), every: 'once' as const },
		{ label: 'Maling', amount: kroner(500), every: 'year' as const },
	];
	await saveCosts(
		db,
		{ roundId: round, slug: 'skaterampe', lines, elsewhere: kroner(2_000), runningPayer: 'Foreningen' },
		act,
	);
	const found = await findIdea(db, round, 'skaterampe', now);
	expect(found?.idea).toMatchObject({ price: kroner(7_000), runningCost: kroner(500), runningPayer: 'Foreningen' });
	expect(found?.missing).not.toContain('costs');
});

test('a refused save leaves nothing, not even in the audit log', async () => {
	const db = naesbyInMemory();
	const { field, by } = save('Hos 010203-1234', 0);
	expect(await saveField(db, field, by)).toMatchObject({ ok: false, refusal: { reason: 'cpr' } });
	expect(db.select().from(auditLog).all()).toEqual([]);
	expect((await findIdea(db, round, 'skaterampe', now))?.idea.stage).toBe('captured');
});
