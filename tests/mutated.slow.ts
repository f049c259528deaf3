import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { countBy } from '#lib/domain/counting/rules.ts';
import { readPabulib } from '#lib/domain/formats/pabulib.ts';
import { weigh } from '#lib/domain/counting/profile.ts';
import { usualWeights } from '#lib/domain/formats/pabulib-file.ts';
import { writePabulib } from '#lib/domain/formats/pabulib-writer.ts';
import { drawCity } from './bench/city.ts';
import { mutate } from './mutate.ts';
import { pabulibFolder } from './pabulib-folder.ts';
import { randomFrom } from './random.ts';

const files = 20_000;
const longestRead = 2_000;
const mostMemory = 500 * 2 ** 20;

/** Small elections to break: of our own making, and where there are real ones a few of each kind. */
function sources(): Uint8Array[] {
	const own = [30, 300].map((ballots) => {
		const city = drawCity({ seed: ballots, ballots, projects: 12, marks: 4, share: 100 });
		const meta = new Map([
			['description', 'A "city"; drawn'],
			['max_sum_cost', '20000.50'],
		]);
		const pieces = writePabulib({ ...city, meta, voteType: 'approval', details: [] }, randomFrom(1));
		return new TextEncoder().encode([...pieces].join(''));
	});
	const folder = pabulibFolder();
	const real = [
		'Poland_Zabrze_2021_Helenka.pb',
		'Worldwide_Mechanical_Turk_Utilities_6.pb',
		'Worldwide_Mechanical_Turk_Ranking_value_3.pb',
		'Poland_Warszawa_2018_Grochow_Polnocny.pb',
		'Netherlands_Assen_2024.pb',
	];
	return [...own, ...(folder ? real.map((name) => new Uint8Array(readFileSync(join(folder, name)))) : [])];
}

test(`${files} broken files are each read and counted, or refused with line and column, in bounded time and memory`, () => {
	const random = randomFrom(20_260);
	const whole = sources();
	const outcomes = { read: 0, refused: 0 };
	let [slowest, largest] = [0, 0];
	for (let file = 0; file < files; file++) {
		const bytes = mutate(whole[file % whole.length]!, random);
		const begun = performance.now();
		const reader = readPabulib();
		const size = 1 + Math.floor(random() * 70_000);
		for (let at = 0; at < bytes.length; at += size) if (reader.feed(bytes.subarray(at, at + size))) break;
		const outcome = reader.end();
		if (outcome.ok) {
			outcomes.read++;
			const { instance, ballots, voteType } = outcome.value;
			const profile = weigh(ballots, instance.projects.length, usualWeights(voteType));
			const rule = ['single-winner', 'greedy', 'equal-shares'][file % 3] ?? '';
			const counted = countBy({ rule, settings: {} }, instance, profile, { by: ['cost', 'score', 'id'], drawn: [] });
			if (!counted.ok) expect(counted.refusal.reason).toBe('too_many_increases');
			else expect(rule === 'single-winner' || counted.value.cost <= instance.budget).toBe(true);
		} else {
			outcomes.refused++;
			expect(outcome.refusal.line).toBeGreaterThan(0);
			expect(outcome.refusal.column).toBeGreaterThan(0);
			expect(outcome.refusal.line).toBeLessThanOrEqual(bytes.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1));
		}
		slowest = Math.max(slowest, performance.now() - begun);
		if (file % 100 === 0) largest = Math.max(largest, process.memoryUsage().rss);
	}
	console.log(
		`${outcomes.read} read, ${outcomes.refused} refused; slowest ${slowest.toFixed(0)} ms; memory ${(largest / 2 ** 20).toFixed(0)} MB`,
	);
	expect(slowest).toBeLessThan(longestRead);
	expect(largest).toBeLessThan(mostMemory);
	expect(outcomes.read).toBeGreaterThan(files / 20);
	expect(outcomes.refused).toBeGreaterThan(files / 4);
});

test('a bomb of a packed file and a line without an end are refused', () => {
	const zeros = gunzipSync(gzipSync(new Uint8Array(64 * 2 ** 20)));
	const reader = readPabulib();
	let refusal;
	for (let at = 0; at < zeros.length && !refusal; at += 65_536) refusal = reader.feed(zeros.subarray(at, at + 65_536));
	expect(refusal).toMatchObject({ reason: 'long_line', line: 1, column: 1 });
});
