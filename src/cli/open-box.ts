import { id, type RoundId } from '#lib/domain/ids.ts';
import { openingText, openUrn } from '#lib/ballotbox/open.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { findOpeningKey } from '#lib/server/keys/key-folder.ts';
import { findClosedBox } from '#lib/server/store/openings.ts';
import { join } from 'node:path';
import { command, environment, PlainError } from './prepare.ts';

// Opens the box of a closed poll and prints what was in it, as one canonical text. Writes nothing.
// The server runs it twice, in processes of their own, and compares.

await command(async () => {
	const round = id<RoundId>(process.argv[2] ?? '');
	const { dataDir, keyDir } = environment();
	const openingKey = findOpeningKey(keyDir, round);
	if (!openingKey) throw new PlainError(`The key that opens the box of ${round} is not in the key folder.`);

	const db = openDatabase(join(dataDir, 'medbestem.db'));
	const box = await findClosedBox(db, round);
	db.$client.close();
	if (!box) throw new PlainError(`The poll of ${round} is not closed.`);
	const { publicKey, urn, paper } = box;
	process.stdout.write(openingText(openUrn(urn, { box: { openingKey, publicKey }, round, paper })));
});
