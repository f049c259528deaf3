import { expect, test } from 'vitest';
import { id, type RoundId } from '../domain/ids.ts';
import { openDatabase } from './db/database.ts';
import { migrateDatabase } from './db/migrate.ts';
import { postOffice } from './post-office.fixture.ts';
import { tellOfficers } from './tell-officers.ts';

const round = { id: id<RoundId>('r'), slug: 'naesby' };

function house() {
	const db = openDatabase(':memory:');
	migrateDatabase(db, 'drizzle');
	db.$client.exec(`
		INSERT INTO areas (id, slug, name, town) VALUES ('a', 'a', 'A', 'T');
		INSERT INTO rounds (id, area_id, slug, name, minimum_age, voters)
			VALUES ('r', 'a', 'naesby', 'R', 10, 'alle'), ('s', 'a', 'sanderum', 'S', 10, 'alle');
		INSERT INTO people (id, name, email, made_at) VALUES
			('1', 'Emil', 'emil@kommunen.example', 0), ('2', 'Dan', 'dan@naesby.example', 0), ('3', 'Ida', 'ida@kommunen.example', 0);
		INSERT INTO role_grants (person_id, role, round_id) VALUES ('1', 'officer', 'r'), ('2', 'facilitator', 'r'), ('3', 'officer', 's');
	`);
	return db;
}

const asked = (smtpUrl: string | undefined) => ({
	...{ db: house(), env: { origin: 'https://medbestem.example', smtpUrl }, language: 'da' as const, round },
	...{ idea: { slug: 'klatrevaeg', title: 'Klatrevæg' }, dueAt: Date.parse('2026-09-26T12:00:00Z') },
});

test('who answers for the municipality in this round, and nobody else, gets a letter with the way to the question', async () => {
	const { smtpUrl, letters } = await postOffice(true);
	expect(await tellOfficers(asked(smtpUrl))).toBe(1);
	expect(letters.map(({ to }) => to)).toEqual([['emil@kommunen.example']]);
	expect(letters[0]?.text.replaceAll('=\r\n', '')).toContain(
		'https://medbestem.example/work/naesby/screening/klatrevaeg',
	);
});

test('without a mail server, or when it takes nothing, the work goes on', async () => {
	expect(await tellOfficers(asked(undefined))).toBe(0);
	expect(await tellOfficers(asked((await postOffice(false)).smtpUrl))).toBe(0);
});
