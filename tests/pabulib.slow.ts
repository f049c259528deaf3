import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { amountText } from '#lib/domain/formats/pabulib-writer.ts';
import { countBy, type RuleChoice } from '#lib/domain/counting/rules.ts';
import { readPabulib } from '#lib/domain/formats/pabulib.ts';
import { scores, weigh, type Weights } from '#lib/domain/counting/profile.ts';
import { usualWeights, type PabulibFile } from '#lib/domain/formats/pabulib-file.ts';
import type { TieRule } from '#lib/domain/counting/ties.ts';
import { pabulibFolder } from './pabulib-folder.ts';

type Entry = {
	readonly file: string;
	readonly rule: string;
	readonly params: {
		readonly weights: string;
		readonly min_score?: string;
		readonly utility?: string;
		readonly start?: string;
		readonly exhaustive_over?: string;
		readonly increment?: number;
	};
	readonly winners: readonly string[];
	readonly total_cost: number;
	readonly needs_lot?: boolean;
	readonly final_share_per_voter?: string;
	readonly add1_steps?: number;
	readonly stop?: keyof typeof stops;
};
type Expected = { files: Record<string, { scores: Record<string, number> }>; entries: Entry[] };

const stops = { exhaustive: 'exhausted', overshoot: 'overspent', 'all-supported-bought': 'all_bought' } as const;
const untilLot: TieRule = { by: ['cost', 'score'], drawn: [] };
const untilId: TieRule = { by: ['cost', 'score', 'id'], drawn: [] };
const folder = pabulibFolder();

if (folder === undefined) {
	test('the real elections are not here', () => {
		console.log('No folder ../shared/data/pabulib: the 184 real elections are not counted in this run.');
	});
} else {
	const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
	const computed = expected.entries.filter(({ rule }) => rule !== 'official');

	test.each(Object.keys(expected.files))('%s comes out as others counted it', (name) => {
		const file = open(join(folder, name));
		expect(scoresOf(file)).toEqual(withAll(file, expected.files[name]?.scores ?? {}));
		for (const entry of computed.filter((one) => one.file === name)) {
			const open = count(file, entry, untilLot);
			expect([entry, Boolean(open.tie)]).toEqual([entry, Boolean(entry.needs_lot)]);
			const outcome = open.tie ? count(file, entry, untilId) : open;
			const told = { ...entry, winners: outcome.winners.toSorted(), total_cost: costOf(outcome.cost, file) };
			const own = outcome.completion && {
				final_share_per_voter: share(outcome.completion.share, file),
				...(entry.stop && { stop: stops[entry.stop], add1_steps: entry.add1_steps }),
			};
			expect({ ...told, ...own }).toEqual({
				...entry,
				winners: entry.winners.toSorted(),
				...(entry.final_share_per_voter && { final_share_per_voter: share(entry.final_share_per_voter, undefined) }),
				...(outcome.completion && entry.stop && completionOf(outcome.completion)),
			});
		}
	});
}

function open(path: string): PabulibFile {
	const reader = readPabulib();
	reader.feed(readFileSync(path));
	const outcome = reader.end();
	if (!outcome.ok) throw new Error(`${path}: ${JSON.stringify(outcome.refusal)}`);
	return outcome.value;
}

function count({ instance, ballots }: PabulibFile, entry: Entry, ties: TieRule) {
	const weights: Weights =
		({ borda_ballot: 'borda-ballot', borda_m: 'borda-m', points: 'points' } as const)[entry.params.weights] ??
		'approval';
	const profile = weigh(ballots, instance.projects.length, weights);
	const outcome = countBy(choiceOf(entry), instance, profile, ties);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
	return outcome.value;
}

function choiceOf({ rule, params }: Entry): RuleChoice {
	if (rule === 'single_winner') return { rule: 'single-winner', settings: {} };
	if (rule.startsWith('greedy')) {
		const by = rule.includes('per_cost') ? 'score-per-cost' : 'score';
		const least: Record<string, string> = params.min_score === undefined ? {} : { 'min-score': params.min_score };
		return { rule: 'greedy', settings: { by, fit: rule.endsWith('stop') ? 'stop' : 'skip', ...least } };
	}
	const completion = rule === 'mes' ? 'none' : rule.slice('mes_'.length);
	const settings = {
		utility: params.utility ?? 'cost',
		completion,
		start: params.start ?? 'exact',
		stop: params.exhaustive_over ?? 'all',
	};
	return { rule: 'equal-shares', settings: { ...settings, increment: String(params.increment ?? 1) } };
}

/** Their steps count the overspending run as one; ours are the increases that were kept. */
function completionOf({ stop, increases }: { stop: string; increases: number }) {
	return { stop, add1_steps: increases + (stop === 'overspent' ? 1 : 0) };
}

function costOf(cost: number, file: PabulibFile): number {
	return Number(amountText(cost, file.instance.unit));
}

/** A share in whole units of the currency, near enough to tell any two apart. */
function share(text: string, file: PabulibFile | undefined): string {
	const [num, den = '1'] = text.split('/');
	return (Number(num) / Number(den) / (file?.instance.unit ?? 1)).toPrecision(12);
}

function scoresOf(file: PabulibFile) {
	const sums = scores(weigh(file.ballots, file.instance.projects.length, usualWeights(file.voteType)));
	return Object.fromEntries(file.instance.projects.map(({ id }, place) => [id, sums[place]]));
}

function withAll(file: PabulibFile, some: Record<string, number>) {
	return Object.fromEntries(file.instance.projects.map(({ id }) => [id, some[id] ?? 0]));
}
