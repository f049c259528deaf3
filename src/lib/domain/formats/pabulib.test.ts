import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { electionOf } from '../counting/election-of.ts';
import { scores, weigh } from '../counting/profile.ts';
import { readPabulib } from './pabulib.ts';
import { usualWeights, type PabulibFile, type VoteType } from './pabulib-file.ts';
import { amountText, writePabulib } from './pabulib-writer.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function read(source: string | Uint8Array, piece = Infinity) {
	const all = typeof source === 'string' ? bytes(source) : source;
	const reader = readPabulib();
	for (let at = 0; at < all.length; at += piece) reader.feed(all.subarray(at, at + piece));
	return reader.end();
}
function mustRead(source: string | Uint8Array, piece = Infinity): PabulibFile {
	const outcome = read(source, piece);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
	return outcome.value;
}
const refusalOf = (source: string | Uint8Array) => {
	const outcome = read(source);
	return outcome.ok ? 'read' : `${outcome.refusal.reason} ${outcome.refusal.line}:${outcome.refusal.column}`;
};

const plain = `META
key;value
description;A street
num_projects;2
num_votes;3
budget;100
vote_type;approval
PROJECTS
project_id;cost;votes;name
a;60;2;"Park; part II"
01;40;1;The ""old"" tree
VOTES
voter_id;vote;age
v1;a,01;34
v2;a;
v3;;40-59
`;
const scoreOf = (file: PabulibFile) =>
	Object.fromEntries(
		[...scores(weigh(file.ballots, file.instance.projects.length, usualWeights(file.voteType)))].map((score, place) => [
			file.instance.projects[place]?.id,
			score,
		]),
	);

test('a file is read with its projects, ballots and what stands about them', () => {
	const file = mustRead(plain);
	expect(file.instance).toEqual({
		budget: 100,
		unit: 1,
		projects: [
			{ id: 'a', cost: 60 },
			{ id: '01', cost: 40 },
		],
	});
	expect(scoreOf(file)).toEqual({ a: 2, '01': 1 });
	expect(file.ballots.starts).toHaveLength(4);
	expect(file.details[0]?.get('name')).toBe('Park; part II');
	expect(file.details[1]?.get('name')).toBe('The ""old"" tree');
	expect(file.meta.get('description')).toBe('A street');
});

describe('what real files do is read', () => {
	const same = (text: string | Uint8Array) => expect(scoreOf(mustRead(text))).toEqual({ a: 2, '01': 1 });

	test('CRLF, mixed line ends, blank lines and no line end at the end', () => {
		same(plain.replaceAll('\n', '\r\n'));
		same(plain.replace('key;value\n', 'key;value\r\n\r\n\n').trimEnd());
	});
	test('a byte order mark', () => same(`\uFEFF${plain}`));
	test('blanks around cells, empty cells behind them, and sections in small letters', () => {
		same(plain.replace('a;60;2;', ' a ; 60; 2 ;').replace('v1;a,01;34', 'v1; a , 01 ;34;;').replace('META', 'meta;'));
	});
	test('columns in another order and columns that nobody knows', () => {
		same(
			plain
				.replace('voter_id;vote;age', 'voter_id;age;vote')
				.replace('v1;a,01;34', 'v1;34;a,01')
				.replace('v2;a;', 'v2;;a')
				.replace('v3;;40-59', 'v3;40-59;'),
		);
	});
	test('a list of projects in quotes, and a line end inside quotes', () => {
		same(plain.replace('v1;a,01;34', 'v1;"a,01";34').replace('Park; part II', 'Park;\npart II'));
	});
	test('in pieces of any size', () => {
		for (const piece of [1, 2, 7, 64]) expect(scoreOf(mustRead(`\uFEFF${plain}`, piece))).toEqual({ a: 2, '01': 1 });
	});
	test('a no-break space at the end of a name', () => {
		expect(mustRead(plain.replace('"Park; part II"', 'Park\u00A0')).details[0]?.get('name')).toBe('Park\u00A0');
	});
	test('amounts with decimals, by point or comma, to the last hundredth', () => {
		const file = mustRead(plain.replace('budget;100', 'budget;100.01').replace('a;60;', 'a;60,5;'));
		expect(file.instance).toMatchObject({ budget: 10001, unit: 100, projects: [{ cost: 6050 }, { cost: 4000 }] });
		expect(mustRead(plain.replace('budget;100', 'budget;100.0')).instance).toMatchObject({ budget: 100, unit: 1 });
	});
	test('a project named twice counts once, with a warning', () => {
		const file = mustRead(plain.replace('v1;a,01;34', 'v1;a,01,a;34'));
		expect(scoreOf(file)).toEqual({ a: 2, '01': 1 });
		expect(file.warnings).toEqual([{ reason: 'project_named_twice', ballots: 1, line: 14 }]);
	});
	test('a ballot over the largest sum is kept, with a warning', () => {
		const file = mustRead(plain.replace('vote_type;', 'max_sum_cost;99.5\nvote_type;'));
		expect(file.warnings).toEqual([{ reason: 'over_the_sum', ballots: 1, line: 15 }]);
	});
	test('points, where none is no support, and rankings', () => {
		const points = plain
			.replace('approval', 'cumulative')
			.replace(';age', ';points')
			.replace(';34', ';3,0')
			.replace('v2;a;', 'v2;a;5.0')
			.replace(';40-59', ';');
		expect(scoreOf(mustRead(points))).toEqual({ a: 8, '01': 0 });
		expect(scoreOf(mustRead(plain.replace('approval', 'ordinal')))).toEqual({ a: 3, '01': 1 });
	});
});

describe('what would change a count is refused with its place', () => {
	const cases: [string, string, string][] = [
		['an unknown project', plain.replace('v1;a,01', 'v1;a,b'), 'project_unknown 14:6'],
		['a voter who votes twice', plain.replace('v3;', 'v1;'), 'voter_twice 16:1'],
		['a voter without an id', plain.replace('v3;', ';'), 'voter_unnamed 16:1'],
		['a project that stands there twice', plain.replace('01;40', 'a;40'), 'project_twice 11:1'],
		['a wrong number of votes', plain.replace('num_votes;3', 'num_votes;4'), 'votes_do_not_match 5:11'],
		['a wrong number of projects', plain.replace('num_projects;2', 'num_projects;1'), 'projects_do_not_match 4:14'],
		['a number that is none', plain.replace('num_votes;3', 'num_votes;many'), 'not_a_number 5:11'],
		['a cost below nought', plain.replace('a;60', 'a;-60'), 'not_an_amount 10:3'],
		['a comma that may stand for thousands', plain.replace('a;60', 'a;60,000'), 'not_an_amount 10:3'],
		['a cost beyond exact counting', plain.replace('a;60', 'a;9007199254740993'), 'amount_too_large 10:3'],
		['a line cut short', plain.replace('v2;a;', 'v2;a'), 'cells_missing 15:5'],
		['a line with more cells', plain.replace('v2;a;', 'v2;a;;x'), 'cells_too_many 15:7'],
		['a quote that is never closed', plain.replace('part II"', 'part II'), 'open_quote 10:8'],
		['no META', plain.slice(5), 'no_meta 1:1'],
		['no PROJECTS', plain.replace('PROJECTS\n', ''), 'cells_too_many 8:17'],
		['no VOTES', plain.slice(0, plain.indexOf('VOTES')), 'file_ends_early 12:1'],
		['no header', plain.replace('voter_id;vote;age\n', ''), 'header_expected 13:1'],
		['no budget', plain.replace('budget;100\n', ''), 'key_missing 11:1'],
		['two budgets', plain.replace('budget;100\n', 'budget;100\nbudget;200\n'), 'key_twice 7:1'],
		['an unknown vote type', plain.replace('approval', 'applause'), 'vote_type_unknown 7:11'],
		['points without their column', plain.replace('approval', 'cumulative'), 'column_missing 13:1'],
		[
			'not as many points as projects',
			plain.replace('approval', 'cumulative').replace(';age', ';points'),
			'points_do_not_match 14:9',
		],
		['a column that stands there twice', plain.replace('votes;name', 'votes;votes'), 'column_twice 9:23'],
		['an empty file', '', 'file_ends_early 1:1'],
	];
	test.each(cases)('%s', (_name, text, refusal) => expect(refusalOf(text)).toBe(refusal));

	test('bytes that are not UTF-8', () => {
		const latin = Uint8Array.from(bytes(plain), (byte) => (byte === 0x41 ? 0xe6 : byte));
		expect(refusalOf(latin)).toBe('not_utf8 1:4');
		const name = bytes(plain.replace('Park', 'P\u0001rk'));
		expect(refusalOf(name.map((byte) => (byte === 1 ? 0xe6 : byte)))).toBe('not_utf8 10:10');
		for (const foreign of [
			[0xc0, 0x80],
			[0xed, 0xa0, 0x80],
			[0xf5, 0x80, 0x80, 0x80],
			[0xe2, 0x82],
		]) {
			expect(refusalOf(Uint8Array.from([...bytes('META\nkey;value\nd;'), ...foreign, 10]))).toBe('not_utf8 3:3');
		}
	});
	test('the column counts characters, not bytes', () => {
		expect(refusalOf(plain.replace('v1;a,01', '\u{1F332}å;a,b'))).toBe('project_unknown 14:6');
	});
});

test('what is written is taken back unchanged, with the voters in another order', () => {
	const types = fc.constantFrom<VoteType>('approval', 'cumulative', 'ordinal', 'scoring');
	const name = fc
		.string({ unit: 'grapheme', maxLength: 12 })
		.map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
	const elections = fc.record({
		type: types,
		unit: fc.constantFrom(1, 100),
		costs: fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 5 }),
		names: fc.array(name, { minLength: 5, maxLength: 5 }),
		ballots: fc.array(
			fc.uniqueArray(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 })), {
				selector: ([place]) => place,
				maxLength: 4,
			}),
			{ maxLength: 8 },
		),
		seed: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
	});
	fc.assert(
		fc.property(elections, ({ type, unit, costs, names, ballots, seed }) => {
			const ids = costs.map((_, place) => `;"${place}`);
			const points = type === 'cumulative' || type === 'scoring';
			const cast = ballots.map((ballot) => {
				const named = ballot.map(([place, point]): [string, number] => [ids[place % ids.length] ?? '', point]);
				return points ? new Map(named) : [...new Set(named.map(([id]) => id))];
			});
			const { instance, profile } = electionOf(
				10 ** 9,
				Object.fromEntries(ids.map((id, place) => [id, costs[place] ?? 0])),
				cast,
				'points',
			);
			const election = {
				meta: new Map([
					['description', names[0] ?? ''],
					['max_length', '99'],
				]),
				voteType: type,
				instance: { ...instance, unit },
				details: ids.map((_, place) => new Map([['name', names[place] ?? '']])),
				ballots: { starts: profile.starts, marks: profile.chosen, ...(points && { points: profile.weights }) },
			};
			const text = [...writePabulib(election, () => seed.next().value ?? 0)].join('');
			const back = mustRead(text);
			const costly = (file: { instance: PabulibFile['instance'] }) =>
				file.instance.projects.map(({ id, cost }) => [id, cost / file.instance.unit]);
			expect(costly(back)).toEqual(costly(election));
			expect(back.instance.budget / back.instance.unit).toBe(election.instance.budget / unit);
			expect(back.details.map((detail) => detail.get('name'))).toEqual(
				election.details.map((detail) => detail.get('name')),
			);
			expect(back.meta.get('max_length')).toBe(String(ids.length));
			const ballotsOf = ({ ballots: { starts, marks, points: given } }: Pick<PabulibFile, 'ballots'>) =>
				Array.from(starts.subarray(1), (end, ballot) =>
					JSON.stringify([[...marks.subarray(starts[ballot]!, end)], [...(given ?? []).slice(starts[ballot]!, end)]]),
				).sort();
			expect(ballotsOf(back)).toEqual(ballotsOf(election));
			expect(back.warnings).toEqual([]);
		}),
	);
});

test('an amount is written with the decimals it has', () => {
	expect([amountText(5, 100), amountText(150, 100), amountText(200, 100), amountText(7, 1)]).toEqual([
		'0.05',
		'1.5',
		'2',
		'7',
	]);
});

test('an id that the format cannot name is not written', () => {
	const { instance, profile } = electionOf(1, { 'a,b': 1 }, [], 'approval');
	const election = {
		meta: new Map(),
		voteType: 'approval' as const,
		instance,
		details: [],
		ballots: { starts: profile.starts, marks: profile.chosen },
	};
	expect(() => [...writePabulib(election, () => 0)]).toThrow('not an id that Pabulib can name: "a,b"');
});
