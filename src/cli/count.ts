import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { rules } from '#lib/domain/counting/rules.ts';
import { readSettings, type Settings } from '#lib/domain/counting/rule.ts';
import type { TieRule } from '#lib/domain/counting/ties.ts';
import { everyWeights, weigh, type Weights } from '#lib/domain/counting/profile.ts';
import { ballotCount } from '#lib/domain/counting/ballots.ts';
import { readConflicts } from '#lib/domain/formats/conflicts.ts';
import { usualWeights, type PabulibFile } from '#lib/domain/formats/pabulib-file.ts';
import { readPabulib } from '#lib/domain/formats/pabulib.ts';
import { protocolJson, protocolText, type Protocol } from './count-protocol.ts';
import { conflictSentence, refusalSentence, usage } from './count-sentences.ts';
import { piecesOf } from './pieces.ts';

/** What was counted, or why it cannot be: a sentence for standard error. */
type Outcome = { readonly protocol: Protocol } | { readonly sentence: string };

const outcome = await count(process.argv.slice(2));
if ('sentence' in outcome) {
	console.error(outcome.sentence);
	process.exitCode = 2;
} else {
	const json = process.argv.includes('--json');
	console.log(json ? JSON.stringify(protocolJson(outcome.protocol)) : protocolText(outcome.protocol));
	process.exitCode = outcome.protocol.allocation.tie ? 3 : 0;
}

async function count(args: string[]): Promise<Outcome> {
	const asked = readArguments(args);
	if ('sentence' in asked) return asked;
	const rule = rules.find(({ name }) => name === asked.rule);
	if (!rule) return { sentence: usage(`there is no rule “${asked.rule}”`) };
	if (asked.conflicts.length && rule.name !== 'greedy') {
		return { sentence: usage(`only the rule greedy knows projects that exclude each other, not ${rule.name}`) };
	}
	const settings = readSettings(rule, asked.settings);
	if (!settings.ok) return { sentence: usage(refusalSentence(settings.refusal)) };

	const read = await readFileInPieces(asked.file);
	if ('sentence' in read) return read;
	const { file } = read;
	const weights = asked.weights ?? usualWeights(file.voteType);
	if (weights === 'points' && !file.ballots.points) return { sentence: `${asked.file}: its ballots give no points` };
	if (weights.startsWith('borda') && file.voteType !== 'ordinal') {
		return { sentence: `${asked.file}: its ballots rank nothing` };
	}
	const ties = await tieRule(asked.tie, file);
	if ('sentence' in ties) return ties;

	const conflicts = readConflicts(asked.conflicts, file.instance.projects);
	if (!conflicts.ok) return { sentence: conflictSentence(conflicts.refusal) };

	const profile = weigh(file.ballots, file.instance.projects.length, weights);
	const instance = { ...file.instance, conflicts: conflicts.value };
	const counted = rule.count(instance, profile, settings.value, ties);
	if (!counted.ok) return { sentence: `${asked.file}: ${refusalSentence(counted.refusal)}` };
	const excluding: Settings = asked.conflicts.length ? { conflict: asked.conflicts.join('; ') } : {};
	const options = { ...settings.value, weights, tie: asked.tie, ...excluding };
	const voters = ballotCount(file.ballots);
	return { protocol: { rule: rule.name, options, file, voters, allocation: counted.value } };
}

type Asked = {
	file: string;
	rule: string;
	settings: Settings;
	weights: Weights | undefined;
	tie: string;
	conflicts: readonly string[];
};

function readArguments(args: string[]): Asked | { sentence: string } {
	const names = [...new Set(rules.flatMap((rule) => Object.keys(rule.settings)))];
	const texts = ['rule', 'weights', 'tie', ...names].map((name) => [name, { type: 'string' as const }]);
	const options = {
		...Object.fromEntries(texts),
		conflict: { type: 'string' as const, multiple: true },
		json: { type: 'boolean' as const },
	};
	const { values, positionals, tokens } = parseArgs({
		args,
		options,
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const strange = tokens.find((token) => token.kind === 'option' && !(token.name in options));
	if (strange?.kind === 'option') return { sentence: usage(`there is no option “${strange.rawName}”`) };
	const empty = tokens.find((token) => token.kind === 'option' && token.name !== 'json' && !token.value);
	if (empty?.kind === 'option') return { sentence: usage(`${empty.rawName} needs a value`) };
	const [file, ...more] = positionals;
	if (file === undefined || more.length || values.rule === undefined) return { sentence: usage() };
	const weights = everyWeights.find((name) => name === values.weights);
	if (values.weights !== undefined && !weights) return { sentence: usage(`there are no weights “${values.weights}”`) };
	const given = names.flatMap((name) => (values[name] === undefined ? [] : [[name, String(values[name])]]));
	const tie = String(values.tie ?? 'lot');
	const conflicts = (values.conflict as string[] | undefined) ?? [];
	return { file, rule: String(values.rule), settings: Object.fromEntries(given), weights, tie, conflicts };
}

/** Reads a file, plain or gzipped, or standard input, without ever holding all of it. */
async function readFileInPieces(path: string): Promise<{ file: PabulibFile } | { sentence: string }> {
	const name = path === '-' ? 'standard input' : path;
	const reader = readPabulib();
	try {
		for await (const piece of piecesOf(path)) {
			if (reader.feed(piece)) break;
		}
	} catch (error) {
		const reached = reader.end();
		const place = reached.ok ? '' : `, line ${reached.refusal.line}, column ${reached.refusal.column}`;
		return { sentence: `${name}${place}: it cannot be read (${error instanceof Error ? error.message : error})` };
	}
	const read = reader.end();
	return read.ok ? { file: read.value } : { sentence: `${name}, ${refusalSentence(read.refusal)}` };
}

async function tieRule(text: string, file: PabulibFile): Promise<TieRule | { sentence: string }> {
	if (text === 'lot') return { by: [], drawn: [] };
	if (text === 'cost,score,id') return { by: ['cost', 'score', 'id'], drawn: [] };
	if (text === 'cost,score,lot') return { by: ['cost', 'score'], drawn: [] };
	if (!text.startsWith('list:')) return { sentence: usage(`there is no tie rule “${text}”`) };
	const path = text.slice('list:'.length);
	const list = await readFile(path, 'utf8').catch(() => undefined);
	if (list === undefined) return { sentence: `${path}: it cannot be read` };
	const lines = list.split(/\r?\n/).map((line) => line.trim());
	const ids = new Set(file.instance.projects.map((project) => project.id));
	const strange = lines.findIndex((line, at) => line && (!ids.has(line) || lines.indexOf(line) < at));
	if (strange >= 0)
		return {
			sentence: `${path}, line ${strange + 1}, column 1: “${lines[strange]}” is no project, or stands there twice`,
		};
	return { by: [], drawn: [lines.filter(Boolean)] };
}
