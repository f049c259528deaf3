import { openDatabase } from '../src/lib/server/db/database.ts';
import { loadFixture } from '../src/lib/server/fixtures/load.ts';
import { columnKinds, type Column } from '../src/lib/domain/council/data-table.ts';
import { generatedRounds } from './council-rounds.ts';
import { expect, saturday, test } from './house.ts';

type Records = Readonly<Record<string, string | number | boolean | null>>[];

const rounds = Number(process.env.ROUNDS ?? 100);

test.setTimeout(600_000);

test('public page, council page, JSON and CSV agree on every number', async ({ page, house }) => {
	const now = Date.parse(saturday);
	const db = openDatabase(house.database);
	const made = generatedRounds(rounds, 20_140_913, now);
	for (const fixture of made) {
		await loadFixture(db, fixture, { keyDir: house.keyDir, origin: house.origin, now });
	}
	db.$client.close();

	await page.goto('/login');
	await page.getByRole('button', { name: /Fie Toft/ }).click();
	await page.waitForURL(/work$/);
	const get = async (path: string) => (await page.request.get(path)).text();
	const overview: { rounds: Records } = JSON.parse(await get('/council/data.json'));
	let [numbers, hidden] = [0, 0];
	const differing: string[] = []; // thousands of numbers are compared: one expectation at the end

	for (const { round } of made) {
		const [html, json] = [
			await get(`/council/${round.slug}`),
			JSON.parse(await get(`/council/${round.slug}/data.json`)),
		];
		const tables: Record<string, Records> = json.tables;
		for (const [name, records] of Object.entries(tables)) {
			const csv = csvRows(await get(`/council/${round.slug}/${name}.csv`)).slice(1);
			const shown = tableRows(html, name);
			expect(csv.length, `${round.slug} ${name}`).toBe(records.length);
			expect(shown.length, `${round.slug} ${name}`).toBe(records.length);
			for (const [row, record] of records.entries()) {
				const columns = Object.keys(record) as Column[];
				const first = columns[0] === 'track' && columns.length > 4 ? 1 : 0;
				for (const [at, column] of columns.entries()) {
					const value = record[column];
					if (!['count', 'people', 'percent', 'amount'].includes(columnKinds[column])) continue;
					const inCsv = csv[row]?.[at] ?? '';
					const onPage = at < first ? '' : (shown[row]?.[at - first] ?? '');
					const fault = () => differing.push(`${round.slug} ${name} ${row} ${column}: ${value}, ${inCsv}, ${onPage}`);
					if (value === 'hidden') {
						hidden += 1;
						if (inCsv !== 'skjult' || onPage !== 'skjult') fault();
					} else if (value === null) {
						if (inCsv !== '' || onPage !== '–') fault();
					} else {
						numbers += 1;
						const unit = columnKinds[column] === 'amount' ? 100 : 1;
						const told = [Number(inCsv.replace(',', '.')), danish(onPage)].map((one) => Math.round(one * unit));
						if (told.some((one) => one !== value)) fault();
					}
				}
			}
		}
		const line = overview.rounds.find(({ address }) => address === round.slug);
		expect(line).toMatchObject({ voters: json.voters, eligible: json.eligible });

		const open = JSON.parse(await get(`/api/v1/rounds/${round.slug}/results`));
		const publicPage = await get(`/${round.slug}/results`);
		const told = markRows(publicPage);
		expect(told.length).toBe(tables.marks?.length);
		for (const { number, marks } of tables.marks ?? []) {
			expect(told.find((row) => row[0] === number)?.[1], `${round.slug} public page, idea ${number}`).toBe(marks);
		}
		expect(open.votes, round.slug).toBe(json.voters);
		const supported: Records = open.tracks.flatMap(({ projects }: { projects: Records }) => projects);
		for (const { number, marks, got_money: won } of tables.marks ?? []) {
			const project = supported.find((one) => one.number === number);
			expect([Number(project?.support), project?.selected], `${round.slug} open data, idea ${number}`).toEqual([
				marks,
				won,
			]);
		}
		expect(danish(/(\d[\d.]*)\s+(?:har\s+)?stemt/.exec(text(publicPage))?.[1] ?? ''), round.slug).toBe(json.voters);
	}
	expect(differing).toEqual([]);
	console.log(`${made.length} rounds: ${numbers} numbers agree, ${hidden} are hidden everywhere`);
	expect(numbers).toBeGreaterThan(10 * made.length);
});

/** `1.234,50 kr.` as a number. */
const danish = (shown: string) => Number(shown.replace(/[^\d,-]/g, '').replace(',', '.'));

const text = (html: string) =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&nbsp;', ' ')
		.replace(/\s+/g, ' ');

/** The cells of a table of the council's page, row by row. */
function tableRows(html: string, name: string): string[][] {
	const table = new RegExp(`<table[^>]*data-table="${name}".*?</table>`, 's').exec(html)?.[0] ?? '';
	return rowsIn(table).map((row) => row.map((cell) => text(cell).trim()));
}

/** Number and marks of each idea on the public page. */
function markRows(html: string): [number, number][] {
	return (html.match(/<table.*?<\/table>/gs) ?? [])
		.flatMap((table) => rowsIn(table))
		.flatMap((row): [number, number][] => {
			const number = /aria-label="(\d+)"/.exec(row[0] ?? '')?.[1];
			return number === undefined ? [] : [[Number(number), danish(text(row[2] ?? ''))]];
		});
}

function rowsIn(table: string): string[][] {
	return (table.match(/<tr.*?<\/tr>/gs) ?? [])
		.map((row) => row.match(/<t[dh].*?<\/t[dh]>/gs) ?? [])
		.filter((cells) => cells.some((cell) => cell.startsWith('<td')));
}

/** The rows of a CSV with semicolons and quotes. */
function csvRows(file: string): string[][] {
	const rows: string[][] = [];
	let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
	for (let at = 1; at < file.length; at++) {
		const sign = file[at] ?? '';
		if (quoted) {
			if (sign !== '"') cell += sign;
			else if (file[at + 1] === '"') cell += file[(at += 1)];
			else quoted = false;
		} else if (sign === '"') quoted = true;
		else if (sign === ';' || sign === '\n') {
			row.push(cell);
			cell = '';
			if (sign === '\n') {
				rows.push(row);
				row = [];
			}
		} else if (sign !== '\r') cell += sign;
	}
	return rows;
}
