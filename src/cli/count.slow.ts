import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const election = `META
key;value
num_projects;3
num_votes;4
budget;100.50
vote_type;approval
PROJECTS
project_id;cost
3;75
1;23.25
7;75
VOTES
voter_id;vote
a;3,1
b;3
c;7
d;7
`;
let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'count-'));
	await writeFile(file('a.pb'), election);
	await writeFile(file('list'), '7\r\n3\n\n1');
	await writeFile(file('wrong-list'), '7\n8\n');
});
afterAll(() => rm(folder, { recursive: true }));

function count(args: string[], input?: string | Buffer) {
	return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
		const child = execFile(process.execPath, ['src/cli/count.ts', ...args], (error, stdout, stderr) => {
			resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
		child.stdin?.end(input ?? '');
	});
}

test('a file, a packed file and standard input are counted alike, with exact amounts', async () => {
	const args = ['--rule', 'greedy', '--tie', `list:${file('list')}`, '--json'];
	const outcomes = await Promise.all([
		count([file('a.pb'), ...args]),
		count(['-', ...args], election),
		count(['-', ...args], gzipSync(election)),
	]);
	for (const { status, stdout } of outcomes) {
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			rule: 'greedy',
			options: { by: 'score', fit: 'skip', weights: 'approval' },
			budget: '100.5',
			cost: '98.25',
			votes: 4,
			winners: ['7', '1'],
			tie: null,
			steps: [
				{ project: '7', support: '2', cost: '75', left: '25.5', decision: 'taken' },
				{ project: '3', decision: 'does_not_fit' },
				{ project: '1', cost: '23.25', left: '2.25', decision: 'taken' },
			],
		});
	}
});

test('of projects that exclude each other the greedy rule takes one, and no other rule is asked', async () => {
	const greedy = ['--rule', 'greedy', '--tie', 'cost,score,id', '--json'];
	const { stdout } = await count([file('a.pb'), ...greedy, '--conflict', '3,1']);
	expect(JSON.parse(stdout)).toMatchObject({
		winners: ['3'],
		options: { conflict: '3,1' },
		steps: [{ decision: 'taken' }, { decision: 'does_not_fit' }, { project: '1', decision: 'conflicts' }],
	});
	const wrong = await Promise.all([
		count([file('a.pb'), ...greedy, '--conflict', '3,8']),
		count([file('a.pb'), ...greedy, '--conflict', '3']),
		count([file('a.pb'), '--rule', 'equal-shares', '--conflict', '3,1']),
	]);
	for (const one of wrong) expect([one.status, one.stdout, one.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
	expect(wrong[0]?.stderr).toContain('there is no project “8”');
});

test('a tie that decides is reported with status 3', async () => {
	const { status, stdout } = await count([file('a.pb'), '--rule', 'greedy', '--json']);
	expect(status).toBe(3);
	expect(JSON.parse(stdout)).toMatchObject({
		winners: [],
		cost: '0',
		tie: { between: ['3', '7'], at: 'after 0 winners' },
	});
	const spoken = await count([file('a.pb'), '--rule', 'single-winner']);
	expect(spoken.stdout).toContain('A lot must be drawn between 3, 7');
});

test('what cannot be read is refused with one sentence, its place, and status 2', async () => {
	const broken = election.replace('b;3', 'b;9');
	const outcomes = await Promise.all([
		count(['-', '--rule', 'greedy'], broken),
		count(['-', '--rule', 'greedy'], gzipSync(election).subarray(0, 40)),
		count([file('a.pb'), '--rule', 'greedy', '--tie', `list:${file('wrong-list')}`]),
		count([file('a.pb'), '--rule', 'greedy', '--weights', 'points']),
	]);
	for (const { status, stdout, stderr } of outcomes) {
		expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
	}
	expect(outcomes[0]?.stderr).toContain('standard input, line 15, column 3: there is no project “9”');
	expect(outcomes[2]?.stderr).toContain('line 2, column 1');
});
