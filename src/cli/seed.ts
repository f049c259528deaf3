import { parseArgs } from 'node:util';
import { fixturePhases, type FixturePhase } from '#lib/server/fixtures/fixture.ts';
import { fixtures } from '#lib/server/fixtures/fixtures.ts';
import { loadFixture } from '#lib/server/fixtures/load.ts';
import { clock } from '#lib/server/clock.ts';
import { importFile, isFileName, settingsIn, shareOptions, type AskedImport } from './import-file.ts';
import { command, environment, openPrepared, PlainError } from './prepare.ts';

// npm run seed -- FIXTURE [--phase PHASE] [--cards COUNT]: loads demo and rehearsal data; what is real is never touched.
// npm run seed -- FILE.pb … [--rule RULE] [--completion add1 …] [--conflict ID,ID]: brings in votes of cities as finished rounds.

await command(async () => {
	const options = {
		phase: { type: 'string' },
		cards: { type: 'string' },
		rule: { type: 'string' },
		conflict: { type: 'string', multiple: true },
		...shareOptions,
	} as const;
	const { positionals, values } = parseArgs({ allowPositionals: true, options });
	const [name = ''] = positionals;
	if (isFileName(name)) return bringIn(positionals, { ...values, settings: settingsIn(values) });
	const make = fixtures[name];
	if (!make) throw new PlainError(`There is no fixture "${name}". There are: ${Object.keys(fixtures).join(', ')}.`);
	const phase = values.phase ?? (name === 'bolbro-2014' ? 'published' : 'open');
	if (!isPhase(phase)) throw new PlainError(`There is no phase "${phase}". There are: ${fixturePhases.join(', ')}.`);

	const env = environment();
	const db = openPrepared(env);
	const now = clock(env.testNow);
	const fixture = make({ now, phase });
	const cards = values.cards === undefined ? fixture.cards : Number(values.cards);
	const seeded = await loadFixture(db, { ...fixture, cards }, { ...env, now });
	db.$client.close();
	if (!seeded.ok) throw new PlainError(`The round ${seeded.refusal.slug} is real: nothing was changed.`);
	console.log(`Loaded ${name} (${phase}).`);
});

async function bringIn(names: readonly string[], asked: AskedImport): Promise<void> {
	const env = environment();
	const db = openPrepared(env);
	for (const name of names) {
		const slug = await importFile(db, name, asked, clock(env.testNow));
		console.log(`Brought in ${name}: ${env.origin}/${slug}/results`);
	}
	db.$client.close();
}

function isPhase(text: string): text is FixturePhase {
	return fixturePhases.some((phase) => phase === text);
}
