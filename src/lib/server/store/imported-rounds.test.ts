import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countBy } from '../../domain/counting/rules.ts';
import { weigh } from '../../domain/counting/profile.ts';
import { roundFromFile, type CountedBy } from '../../domain/formats/pabulib-round.ts';
import { readPabulib } from '../../domain/formats/pabulib.ts';
import type { WinnerRule } from '../../domain/round/round.ts';
import { countTrack } from '../../domain/results/count-track.ts';
import { resultJson } from '../open-data/result-json.ts';
import { resultPb } from '../open-data/result-pb.ts';
import type { Db } from '../db/database.ts';
import { emptyDatabase } from '../db/empty-database.fixture.ts';
import { electionsOf } from './elections.ts';
import { importRound } from './imported-rounds.ts';
import { findOpenedRound } from './opened-rounds.ts';
import { findResults } from './results.ts';
import { listRounds } from './rounds.ts';

const now = Date.parse('2026-09-12T13:00:00Z');

function house(): Db {
	const db = emptyDatabase();
	return db;
}

function read(text: string | Uint8Array) {
	const reader = readPabulib();
	reader.feed(typeof text === 'string' ? new TextEncoder().encode(text) : text);
	const file = reader.end();
	if (!file.ok) throw new Error(JSON.stringify(file.refusal));
	return file.value;
}

async function bringIn(db: Db, name: string, rule?: WinnerRule, by: CountedBy = {}) {
	const file = read(readFileSync(`tests/fixtures/${name}.pb`));
	const brought = roundFromFile(file, { rule, ...by });
	if (!brought.ok) throw new Error(brought.refusal.reason);
	expect(await importRound(db, { slug: name, brought: brought.value, meta: file.meta }, now)).toMatchObject({
		ok: true,
	});
	const found = await findResults(db, name, now);
	if (found?.state !== 'published') throw new Error('not published');
	return { found, json: JSON.parse(JSON.stringify(resultJson(found))).tracks[0] };
}

test('a vote of another city becomes a finished round with its own ids, money and blank ballots', async () => {
	const db = house();
	const { found, json } = await bringIn(db, 'small-approval');
	expect(found).toMatchObject({ turnout: 6, round: { name: 'Lilleby 2020', currency: 'DKK', isDemo: true } });
	expect(json).toMatchObject({ winners: ['A/1', 'A/10'], budget: '1000', left: '0', votes: 6, blank: 1 });
	expect(json.options).toEqual({ fit: 'skip', weights: 'approval', tie: 'cost,score,id' });
	expect(json.steps[1]).toMatchObject({ project: 'A/10', tie: { between: ['A/10', 'A/3'], by: 'id' } });
	expect((await listRounds(db, now)).map(({ round }) => round.slug)).toEqual(['small-approval']);
});

test('decimals stay exact, and points are shared out by equal shares', async () => {
	const { found, json } = await bringIn(house(), 'small-points');
	expect(found.round).toMatchObject({ name: 'Małe Miasto, Śródmieście 2021', currency: 'PLN' });
	expect(json).toMatchObject({ rule: 'equal-shares', budget: '900.5', winners: ['01', '1'], left: '0' });
});

test('a smallest score that the city set is kept as it is', async () => {
	const { json } = await bringIn(house(), 'small-ranking');
	expect(json).toMatchObject({ smallest: { permille: null, marks: 4 }, winners: ['p1'] });
	expect(json.steps.map(({ project, decision }: Record<string, string>) => [project, decision])).toEqual([
		['p1', 'taken'],
		['p2', 'does_not_fit'],
		['p3', 'below_threshold'],
	]);
});

test('what is given out again can be brought in again, and counts to the same', async () => {
	for (const name of ['small-approval', 'small-points', 'small-ranking']) {
		for (const rule of [undefined, 'greedy_stop', 'single_winner', 'equal_shares'] as const) {
			const db = house();
			const { json } = await bringIn(db, name, rule);
			const opened = await findOpenedRound(db, name, now);
			const again = read((opened && resultPb(opened, 1)) ?? '');
			const { weights, tie, ...settings } = json.options;
			expect(tie).toBe('cost,score,id');
			const profile = weigh(again.ballots, again.instance.projects.length, weights);
			const ties = { by: ['cost', 'score', 'id'] as const, drawn: [] };
			const counted = countBy({ rule: json.rule, settings }, again.instance, profile, ties);
			if (name !== 'small-ranking' || json.rule === 'greedy') {
				expect(counted.ok && counted.value.winners, `${name} ${rule}`).toEqual(json.winners);
			}
			const file = roundFromFile(again, { rule });
			expect(file.ok && file.value.board).toEqual(
				electionsOf(db, (await findResults(db, name, now))!.round.id)[0]?.board,
			);
		}
	}
});

test('a file that names equal shares is counted with the completion it names, or with the one that is asked for', async () => {
	const base = readFileSync('tests/fixtures/small-points.pb', 'utf8');
	const settingsOf = (rule: string, by: CountedBy = {}) => {
		const brought = roundFromFile(read(base.replace(/^rule;.*$/m, `rule;${rule}`)), by);
		return brought.ok ? [brought.value.rule, brought.value.settings] : brought.refusal;
	};
	expect(settingsOf('equalshares')).toEqual(['equal_shares', { completion: 'none' }]);
	expect(settingsOf('equalshares/add1')).toEqual(['equal_shares', { completion: 'add1' }]);
	expect(settingsOf('equalshares/add1', { rule: 'equal_shares' })).toEqual(['equal_shares', {}]);
	const asked = { completion: 'utilitarian', increment: '0.5' };
	expect(settingsOf('greedy', { rule: 'equal_shares', settings: asked })).toEqual(['equal_shares', asked]);
	expect(settingsOf('greedy', { settings: asked })).toEqual(['greedy_skip', {}]);

	const { json } = await bringIn(house(), 'small-points', 'equal_shares', { settings: { completion: 'none' } });
	expect(json.options).toMatchObject({ completion: 'none', utility: 'cost' });
});

test('of projects that exclude each other one wins, and the file that is given out says so', async () => {
	const db = house();
	const { json } = await bringIn(db, 'small-approval', undefined, { conflicts: [['A/1', 'A/10']] });
	expect(json).toMatchObject({ winners: ['A/1', 'A/3'], conflicts: [['A/1', 'A/10']] });
	expect(json.steps).toContainEqual(expect.objectContaining({ project: 'A/10', decision: 'conflicts' }));
	expect(json.what_if.every(({ rule }: { rule: string }) => rule !== 'equal-shares')).toBe(true);
	const opened = await findOpenedRound(db, 'small-approval', now);
	const text = (opened && resultPb(opened, 1)) ?? '';
	expect(text).toMatch(/^rule;greedy-exclusive$/m);
	expect(text).toContain('#1: at most one of A/1, A/10 can win');

	const file = read(readFileSync('tests/fixtures/small-approval.pb'));
	expect(roundFromFile(file, { rule: 'equal_shares', conflicts: [['A/1', 'A/10']] })).toMatchObject({
		refusal: { reason: 'conflicts_ignored' },
	});
});

test('bringing in a vote twice replaces it, and never another round', async () => {
	const db = house();
	await bringIn(db, 'small-approval');
	const { json } = await bringIn(db, 'small-approval', 'single_winner');
	expect(json.rule).toBe('single-winner');
	db.$client.exec('UPDATE rounds SET invented = NULL');
	const file = read(readFileSync('tests/fixtures/small-approval.pb'));
	const brought = roundFromFile(file);
	if (!brought.ok) throw new Error('refused');
	const again = await importRound(db, { slug: 'small-approval', brought: brought.value, meta: file.meta }, now);
	expect(again).toMatchObject({ ok: false, refusal: { reason: 'real_round' } });
});

test('a file that cannot be a round of ours is refused by name', () => {
	const base = readFileSync('tests/fixtures/small-approval.pb', 'utf8');
	const refusal = (text: string) => {
		const round = roundFromFile(read(text));
		return round.ok ? undefined : round.refusal.reason;
	};
	expect(refusal(base)).toBeUndefined();
	expect(refusal(base.replace('budget;1000', 'budget;0'))).toBe('no_money');
	expect(refusal(base.replace('budget;1000', 'budget;1000.125'))).toBe('amounts_too_fine');
	expect(refusal(base.replace('A/2;500', 'A/2;90071992547409'))).toBe('amounts_too_fine');
});

const folder = '../../shared/data/pabulib';
const chosen = [
	'Netherlands_Assen_2024',
	'Poland_Krakow_2018_Wzgorza_Krzeslawickie',
	'France_Toulouse_2022_10_-_Jolimont_Soupetard_Roseraie_Gloire_Gramont_Amouroux',
];
const sameRule: Readonly<Record<string, WinnerRule>> = {
	single_winner: 'single_winner',
	greedy_score_skip: 'greedy_skip',
	greedy_score_stop: 'greedy_stop',
	mes_add1u: 'equal_shares',
};

test('real votes that are brought in have the winners that others found', () => {
	if (!existsSync(`${folder}/expected.json`)) {
		process.stdout.write('The real elections are not here: nothing was compared.\n');
		return;
	}
	type Entry = { file: string; rule: string; params: Record<string, unknown>; winners: string[] };
	const { entries } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as { entries: Entry[] };
	let compared = 0;
	for (const { file, rule, params, winners } of entries) {
		const ours = sameRule[rule];
		if (
			!ours ||
			!chosen.includes(file.slice(0, -3)) ||
			Object.keys(params).some((key) => key !== 'weights' && key !== 'utility')
		)
			continue;
		if (params['weights'] === 'borda_m' || params['utility'] === 'cardinality') continue;
		const brought = roundFromFile(read(readFileSync(`${folder}/${file}`)), { rule: ours });
		if (!brought.ok) throw new Error(`${file}: ${brought.refusal.reason}`);
		const { pot, format, ideas, board } = brought.value;
		const outcome = countTrack({
			track: {
				track: 1,
				pot,
				format,
				rule: ours,
				priceAbove: null,
				priceAtMost: null,
				thresholdPermille: 0,
				ties: 'cost_score_id',
			},
			...{ ideas, board, lots: [] },
		});
		const ids = outcome.winners.map((number) => ideas[number - 1]?.id);
		expect(ids.sort(), `${file} ${rule}`).toEqual([...winners].sort());
		compared++;
	}
	expect(compared).toBeGreaterThanOrEqual(chosen.length * 3);
});
