import { clock } from '#lib/server/clock.ts';
import { command, environment, loadDemo, openPrepared, PlainError } from './prepare.ts';

// npm run demo:reset: sets every round of the demo back, with hours around now. Real rounds are never touched.

await command(async () => {
	const env = environment();
	if (!env.isDemo) throw new PlainError('This is a real installation (DEMO=0): there is no demo to reset.');
	const db = openPrepared(env);
	await loadDemo(db, env, clock(env.testNow));
	db.$client.close();
	console.log('The demo is as new.');
});
