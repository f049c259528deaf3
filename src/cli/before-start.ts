import { clock } from '#lib/server/clock.ts';
import { command, environment, openPrepared, seedDemo } from './prepare.ts';

// Runs before each start: settings checked, folders made, database migrated, an empty demo filled.
// Prints what the start then shows under the address.

await command(async () => {
	const env = environment();
	const db = openPrepared(env);
	if (env.isDemo) {
		await seedDemo(db, clock(env.testNow));
		console.log('  This is the demo. Nothing in it counts.');
	}
	db.$client.close();
});
