import { openDatabase } from '../src/lib/server/db/database.ts';
import { transact } from '../src/lib/server/db/transact.ts';
import { id, type RoundId } from '../src/lib/domain/ids.ts';
import { writeResults } from '../src/lib/server/store/results.ts';
import type { House } from './house.ts';

/** Puts what an opened box leaves behind into a house: the choices of each track, sorted. The result stays unpublished. */
export function openedBox(house: House, round: string, tracks: readonly (readonly string[])[], now: number): void {
	const { $client } = openDatabase(house.database);
	const valid = Math.max(...tracks.map((choices) => choices.length));
	$client
		.prepare('INSERT INTO openings (round_id, valid, invalid, hash, opened_at) VALUES (?, ?, 0, zeroblob(32), ?)')
		.run(round, valid, now);
	const insert = $client.prepare('INSERT INTO board (round_id, track, rank, choices) VALUES (?, ?, ?, ?)');
	tracks.forEach((choices, at) => [...choices].sort().forEach((text, rank) => insert.run(round, at + 1, rank, text)));
	$client.prepare("UPDATE rounds SET poll_state = 'opened' WHERE id = ?").run(round);
	$client.close();
}

/** Records a lot that was drawn before two people. */
export function drawnLot(house: House, round: string, drawn: readonly number[], at: number): void {
	const { $client } = openDatabase(house.database);
	const between = JSON.stringify([...drawn].sort((one, other) => one - other));
	$client
		.prepare("INSERT INTO lots VALUES ('lot', ?, 1, ?, ?, 'Sedler i en hat', 'Anna', 'Bo', ?)")
		.run(round, between, JSON.stringify(drawn), at);
	$client.close();
}

/** Publishes the result of a round whose box has been opened. */
export function publish(house: House, round: string, now: number): void {
	const db = openDatabase(house.database);
	transact(db, (tx) => writeResults(tx, id<RoundId>(round), now));
	db.$client.prepare("UPDATE rounds SET poll_state = 'published', published_at = ? WHERE id = ?").run(now, round);
	db.$client.close();
}
