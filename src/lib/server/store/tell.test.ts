import { expect, test } from 'vitest';
import { id, type IdeaId } from '../../domain/ids.ts';
import { findRound } from './rounds.ts';
import { listIdeas } from './ideas.ts';
import { act, naesbyInMemory, now, round } from './ripening.fixture.ts';
import { showIdea } from './maturing.ts';
import { tellIdea } from './tell.ts';

const told = { title: 'Drivhus', description: 'Et drivhus.', place: '', author: 'Rana' };
const wish = { search: '', ripeness: null, meeting: null, since: null, page: 1 };
const tell = (ideaId: string) => ({ id: id<IdeaId>(ideaId), round, told, picture: null, now });

test('a told idea is on no page until a facilitator shows it', async () => {
	const db = naesbyInMemory();
	await tellIdea(db, tell('a'));
	const titles = async () =>
		(await listIdeas(db, round, { ...wish, search: 'drivhus' }, now)).ideas.map(({ title }) => title);
	expect(await titles()).toEqual([]);
	expect((await findRound(db, 'naesby', now))?.ideas.some(({ title }) => title === 'Drivhus')).toBe(false);
	await showIdea(db, { roundId: round, slug: 'drivhus', hidden: false }, act);
	expect(await titles()).toEqual(['Drivhus']);
});

test('the same form sent twice is one idea; two ideas of one name have two addresses', async () => {
	const db = naesbyInMemory();
	await tellIdea(db, tell('a'));
	await tellIdea(db, tell('a'));
	await tellIdea(db, tell('b'));
	const slugs = db.$client.prepare("SELECT slug FROM ideas WHERE title = 'Drivhus' ORDER BY slug").pluck().all();
	expect(slugs).toEqual(['drivhus', 'drivhus-2']);
});

test('what changed since an evening, what passed through it and what holds a word are each found', async () => {
	const db = naesbyInMemory();
	const found = async (
		asked: Partial<typeof wish> & { since?: string | null; meeting?: string | null; search?: string },
	) => (await listIdeas(db, round, { ...wish, ...asked }, now)).ideas.map(({ slug }) => slug).sort();
	expect(await found({ since: 'ideaften-1' as never })).toEqual(['faelleshave', 'klatrevaeg']);
	expect(await found({ meeting: 'ideaften-1' as never })).toEqual([
		'byttehylde',
		'faelleshave',
		'klatrevaeg',
		'udekoekken',
	]);
	expect(await found({ search: 'grøntsager DYRK' })).toEqual(['faelleshave']);
	expect(await found({ search: 'højbede' })).toEqual([]);
});
