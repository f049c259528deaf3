import { printCode } from '#lib/domain/voting/voting-card.ts';
import { firstUnusedCard } from '#lib/server/cards/first-unused-card.ts';
import { clock } from '#lib/server/clock.ts';
import { sayLost, watchKeys } from '#lib/server/poll/watch-keys.ts';
import { admitDemo, command, environment, openPrepared, seedDemo } from './prepare.ts';

// Runs before each start: settings checked, folders made, database migrated, an empty demo filled.
// Prints what the start then shows under the address.

await command(async () => {
	const env = environment();
	const db = openPrepared(env);
	const now = clock(env.testNow);
	if (env.isDemo) await seedDemo(db, env, now);
	const logins = await admitDemo(db, env, now);
	if (logins.length > 0) console.log(['  This is the demo. Nothing in it counts.', ...logins].join('\n  '));
	for (const lost of await watchKeys(db, env.keyDir, now)) console.log(`  ${sayLost(lost, env)}`);
	const card = env.isDemo ? await firstUnusedCard(db, env.keyDir, now) : undefined;
	if (card) console.log(`  A voting card to try: ${printCode(card)}  ${env.origin}/stem#${card}`);
	db.$client.close();
});
