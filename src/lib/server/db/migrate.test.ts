import { readdirSync, readFileSync } from 'node:fs';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is, Table } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { migrateDatabase } from './migrate.ts';

const folder = 'drizzle';
const statements = (tag: string) => readFileSync(`${folder}/${tag}.sql`, 'utf8').split('--> statement-breakpoint');
const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
	readFileSync(`${folder}/meta/_journal.json`, 'utf8'),
);

const modules = import.meta.glob<Record<string, unknown>>('./tables/*.ts', { eager: true });
const described = Object.values(modules)
	.flatMap((module) => Object.values(module))
	.filter((value): value is SQLiteTable => is(value, Table));

function migrated() {
	const db = openDatabase(':memory:');
	migrateDatabase(db, folder);
	return db;
}

test('every migration on the disk is in the journal, in order of time', () => {
	const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
	expect(files.map((name) => name.slice(0, -4)).sort()).toEqual(journal.entries.map(({ tag }) => tag).sort());
	const times = journal.entries.map(({ when }) => when);
	expect(times).toEqual([...times].sort((one, other) => one - other));
});

test('every table is STRICT', () => {
	const tables = migrated().$client.pragma('table_list') as { name: string; strict: number; schema: string }[];
	const loose = tables.filter(({ name, strict }) => strict === 0 && !name.startsWith('sqlite_'));
	expect(loose.map(({ name }) => name)).toEqual([]);
});

test('the described tables and the migrated ones are the same', () => {
	const { $client } = migrated();
	const names = described.map((table) => getTableConfig(table).name);
	const there = $client
		.prepare(
			"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '[_s][_q]*' AND name <> '__drizzle_migrations'",
		)
		.pluck()
		.all();
	expect(names.sort()).toEqual([...there].sort());

	for (const table of described) {
		const { name, columns } = getTableConfig(table);
		const real = $client.pragma(`table_info(${name})`) as { name: string; type: string; notnull: number; pk: number }[];
		expect(columns.map((column) => column.name).sort(), name).toEqual(real.map((column) => column.name).sort());
		for (const column of columns) {
			const found = real.find((one) => one.name === column.name);
			expect(column.getSQLType().toLowerCase(), `${name}.${column.name}`).toBe(found?.type.toLowerCase());
			expect(column.notNull || column.primary, `${name}.${column.name} may be empty`).toBe(
				found?.notnull === 1 || (found?.pk ?? 0) > 0,
			);
		}
	}
});

test('every choice that the code knows, and no other, is let in by the CHECK of its column', () => {
	const { $client } = migrated();
	for (const table of described) {
		const { name, columns } = getTableConfig(table);
		const sql = String($client.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name));
		for (const column of columns.filter(({ enumValues }) => (enumValues?.length ?? 0) > 0)) {
			const check = new RegExp(
				`CHECK \\(\`${column.name}\`(?: IS NULL OR \`${column.name}\`)? IN\\s*\\(([^)]*)\\)`,
			).exec(sql);
			const values = check?.[1]?.match(/'([^']*)'/g)?.map((quoted) => quoted.slice(1, -1));
			expect(values?.sort(), `${name}.${column.name} has no CHECK of its choices`).toEqual(
				[...(column.enumValues ?? [])].sort(),
			);
		}
	}
});

test('a database filled at an earlier migration keeps every row', () => {
	for (const [reached] of journal.entries.entries()) {
		const db = openDatabase(':memory:');
		const before = journal.entries.slice(0, reached + 1);
		for (const { tag } of before) for (const statement of statements(tag)) db.$client.exec(statement);
		db.$client.exec(
			`CREATE TABLE __drizzle_migrations (id integer PRIMARY KEY, hash text NOT NULL, created_at integer) STRICT`,
		);
		const done = db.$client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
		for (const { tag, when } of before) done.run(tag, when);
		fill(db.$client);

		migrateDatabase(db, folder);
		for (const name of ['areas', 'rounds', 'tracks', 'meetings', 'ideas', 'idea_revisions']) {
			expect(db.$client.prepare(`SELECT count(*) FROM ${name}`).pluck().get(), name).toBe(1);
		}
	}
});

test('a foreign key still bites after migrating', () => {
	const { $client } = migrated();
	const orphan = () =>
		$client.exec("INSERT INTO tracks (id, round_id, position, name, pot) VALUES ('t', 'no', 1, 'x', 1)");
	expect(orphan).toThrow(/FOREIGN KEY/);
});

function fill(client: ReturnType<typeof openDatabase>['$client']): void {
	client.exec(`
		INSERT INTO areas (id, slug, name, town) VALUES ('a', 'a', 'A', 'T');
		INSERT INTO rounds (id, area_id, slug, name, minimum_age, voters) VALUES ('r', 'a', 'round', 'R', 10, 'alle');
		INSERT INTO tracks (id, round_id, position, name, pot) VALUES ('t', 'r', 1, 'Puljen', 100);
		INSERT INTO meetings (id, round_id, slug, kind, title) VALUES ('m', 'r', 'm', 'idea_evening', 'M');
		INSERT INTO ideas (id, round_id, track_id, slug, title) VALUES ('i', 'r', 't', 'i', 'I');
		INSERT INTO idea_revisions (idea_id, revision, meeting_id, changed_at, fields) VALUES ('i', 1, 'm', 0, '{}');
	`);
}
