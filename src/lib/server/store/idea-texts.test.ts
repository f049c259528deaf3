import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ideas } from '../db/tables/ideas.ts';
import { rounds } from '../db/tables/rounds.ts';
import { findSound, listSounds, listTexts, saveSound, saveText, tellIdeas } from './idea-texts.ts';
import { act, naesbyInMemory, round } from './ripening.fixture.ts';

const wall = { roundId: round, slug: 'klatrevaeg', language: 'ar' };
const text = { title: 'جدار للتسلّق', line: 'جدار آمن.', description: '', madeBy: 'machine' } as const;
const recording = { sound: Buffer.from('OggS'), kind: 'audio/ogg', transcript: 'جدار للتسلّق.' } as const;

function house() {
	const db = naesbyInMemory();
	const idea = db.select().from(ideas).where(eq(ideas.slug, 'klatrevaeg')).get();
	if (!idea) throw new Error('the fixture has lost its wall');
	return { db, idea };
}

test('an idea is told in another language, and told anew when somebody mends the words', async () => {
	const { db, idea } = house();
	expect((await saveText(db, { ...wall, text }, act)).ok).toBe(true);
	const read = { ...text, line: 'جدار نتسلّقه معًا.', madeBy: 'person' } as const;
	expect((await saveText(db, { ...wall, text: read }, act)).ok).toBe(true);
	expect((await listTexts(db, idea.id)).texts).toMatchObject([read]);

	expect(await tellIdeas(db, [idea], { language: 'ar', own: 'da' })).toMatchObject([{ ...read, original: idea.title }]);
	expect(await tellIdeas(db, [idea], { language: 'sv', own: 'da' })).toMatchObject([{ title: idea.title, lang: 'da' }]);
});

test('an idea has one recording in a language; a new one takes its place, and it can be taken away', async () => {
	const { db, idea } = house();
	await saveSound(db, { ...wall, recording }, act);
	const first = (await listSounds(db, [idea], 'ar')).get(idea.id);
	await saveSound(db, { ...wall, recording: { ...recording, transcript: 'ثانية' } }, act);
	const second = (await listSounds(db, [idea], 'ar')).get(idea.id);
	expect(second).toMatchObject({ transcript: 'ثانية' });
	expect(await findSound(db, round, first?.id ?? '')).toBe(undefined);
	expect(await findSound(db, round, second?.id ?? '')).toMatchObject({ kind: 'audio/ogg', hidden: false });
	expect((await listSounds(db, [idea], 'da')).size).toBe(0);

	await saveSound(db, { ...wall, recording: null }, act);
	expect((await listSounds(db, [idea], 'ar')).size).toBe(0);
});

test('on a frozen ballot neither words nor sound change', async () => {
	const { db } = house();
	db.update(ideas).set({ stage: 'on_ballot', number: 4 }).where(eq(ideas.slug, 'klatrevaeg')).run();
	db.update(rounds).set({ pollState: 'open' }).run();
	const frozen = { ok: false, refusal: { reason: 'text_frozen' } };
	expect(await saveText(db, { ...wall, text }, act)).toEqual(frozen);
	expect(await saveSound(db, { ...wall, recording }, act)).toEqual(frozen);
});
