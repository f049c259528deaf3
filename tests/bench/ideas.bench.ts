// The list, the search and the page of an idea over HTTP, with 1,000 ideas of 10 revisions each: what a reader waits
// for on this machine. The site must be built. Prints medians; exit status 1 when one is 50 ms or more.
import { openDatabase } from '#lib/server/db/database.ts';
import { openHouse } from '../house.ts';

const limit = 50;
const day = 86_400_000;
const now = Date.parse('2026-09-12T09:00:00Z');

const house = await openHouse({ now: new Date(now).toISOString() });
fill();

const measured = {
	list: await median(() => '/benchmark/ideas'),
	'list of a stage': await median((turn) => `/benchmark/ideas?stage=blossom&page=${turn % 30}`),
	'changed since an evening': await median(() => '/benchmark/ideas?since=m1'),
	search: await median((turn) => `/benchmark/ideas?q=have+${turn}`),
	'page of an idea': await median((turn) => `/benchmark/ideas/idea-${turn * 7}`),
};
for (const [what, took] of Object.entries(measured)) console.log(`${what}: ${took.toFixed(1)} ms`);
house.close();
process.exitCode = Object.values(measured).every((took) => took < limit) ? 0 : 1;

/** The middle of 51 measured turns, in milliseconds, from asking to the last byte. */
async function median(address: (turn: number) => string): Promise<number> {
	const took: number[] = [];
	for (let turn = 0; turn < 51; turn++) {
		const began = performance.now();
		const answer = await fetch(house.origin + address(turn));
		await answer.text();
		took.push(performance.now() - began);
		if (!answer.ok) throw new Error(`${address(turn)} answered ${answer.status}`);
	}
	return took.sort((one, other) => one - other)[25] ?? 0;
}

function fill(): void {
	const db = openDatabase(house.database);
	const { $client } = db;
	const text = 'En have til alle, hvor vi kan så, høste og spise sammen. '.repeat(6);
	$client.exec(`
		INSERT INTO areas (id, slug, name, town) VALUES ('a', 'bench', 'A', 'T');
		INSERT INTO rounds (id, area_id, slug, name, minimum_age, voters) VALUES ('r', 'a', 'benchmark', 'R', 10, 'alle');
	`);
	const evening = $client.prepare(
		"INSERT INTO meetings (id, round_id, slug, kind, title, starts_at, ends_at) VALUES (?, 'r', ?, 'idea_evening', ?, ?, ?)",
	);
	for (let number = 1; number <= 4; number++) {
		const startsAt = now - (5 - number) * 10 * day;
		evening.run(`m${number}`, `m${number}`, `Idéaften ${number}`, startsAt, startsAt + 7_200_000);
	}
	const idea = $client.prepare(
		"INSERT INTO ideas (id, round_id, slug, stage, title, line, description, place, changed_at, revision) VALUES (?, 'r', ?, 'maturing', ?, ?, ?, 'Parken', ?, 10)",
	);
	const revision = $client.prepare(
		'INSERT INTO idea_revisions (idea_id, revision, meeting_id, changed_at, fields) VALUES (?, ?, ?, ?, ?)',
	);
	const pile = $client.prepare(
		"INSERT INTO piles (id, round_id, meeting_id, idea_id, name, made_at) VALUES (?, 'r', 'm1', ?, 'Bunke', 0)",
	);
	const note = $client.prepare(
		"INSERT INTO notes (id, round_id, meeting_id, pile_id, text, written_at) VALUES (?, 'r', 'm1', ?, ?, 0)",
	);
	$client.transaction(() => {
		for (let at = 0; at < 1000; at++) {
			idea.run(`i${at}`, `idea-${at}`, `Have ${at}`, 'En have til alle.', text, now - at * 1000);
			pile.run(`p${at}`, `i${at}`);
			for (let written = 0; written < 3; written++) note.run(`n${at}-${written}`, `p${at}`, `Grønt ${at}`);
			for (let number = 1; number <= 10; number++) {
				const fields = JSON.stringify({ description: [text, `${text} ${number}`] });
				const changedAt = now - (11 - number) * 4 * day;
				revision.run(`i${at}`, number, `m${Math.ceil(number / 3)}`, changedAt, fields);
			}
		}
	})();
	db.$client.close();
}
