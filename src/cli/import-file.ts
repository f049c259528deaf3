import { basename } from 'node:path';
import { equalSharesRule } from '#lib/domain/counting/equal-shares.ts';
import { readSettings, type Settings } from '#lib/domain/counting/rule.ts';
import { readConflicts } from '#lib/domain/formats/conflicts.ts';
import type { PabulibFile } from '#lib/domain/formats/pabulib-file.ts';
import { roundFromFile, type RoundRefusal } from '#lib/domain/formats/pabulib-round.ts';
import { readPabulib } from '#lib/domain/formats/pabulib.ts';
import { winnerRules, type WinnerRule } from '#lib/domain/round/round.ts';
import { isRoundSlug, slugOf } from '#lib/domain/round/slug.ts';
import type { Db } from '#lib/server/db/database.ts';
import { importRound } from '#lib/server/store/imported-rounds.ts';
import { refusalSentence } from './count-sentences.ts';
import { piecesOf } from './pieces.ts';
import { PlainError } from './prepare.ts';

/** Whether what was named is a file to bring in, rather than a fixture. */
export function isFileName(name: string): boolean {
	return /\.pb(\.gz)?$/i.test(name);
}

/** How a file is asked to be counted, in the words of the command. */
export type AskedImport = {
	readonly rule?: string | undefined;
	readonly conflict?: readonly string[] | undefined;
	readonly settings: Settings;
};

const shareNames = ['utility', 'completion', 'start', 'stop', 'increment'] as const;

/** The options of equal shares, with the names of `npm run count`. */
export const shareOptions = Object.fromEntries(shareNames.map((name) => [name, { type: 'string' }])) as {
	[name in (typeof shareNames)[number]]: { type: 'string' };
};

/** The settings of equal shares among the options that were given. */
export function settingsIn(values: { readonly [name in (typeof shareNames)[number]]?: string | undefined }): Settings {
	return Object.fromEntries(shareNames.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/**
 * Brings in the vote in a Pabulib file as a finished round; answers with its address.
 * @throws PlainError if the file cannot be read, or cannot be a round of ours.
 */
export async function importFile(db: Db, path: string, asked: AskedImport, now: number): Promise<string> {
	const file = await read(path);
	const settings = readSettings(equalSharesRule, asked.settings);
	if (!settings.ok) throw new PlainError(`${refusalSentence(settings.refusal)}.`);
	const conflicts = readConflicts(asked.conflict ?? [], file.instance.projects);
	if (!conflicts.ok)
		throw new PlainError(`${path}: --conflict ${conflicts.refusal.text}: name two or more of its projects`);
	const rule = asked.rule === undefined ? undefined : ruleNamed(asked.rule);
	const brought = roundFromFile(file, { rule, settings: asked.settings, conflicts: conflicts.value });
	if (!brought.ok) throw new PlainError(`${path}: ${sentence(brought.refusal)}`);

	const slug = addressOf(path);
	const imported = await importRound(db, { slug, brought: brought.value, meta: file.meta }, now);
	if (!imported.ok) throw new PlainError(`There is another round at /${slug}: nothing was changed.`);
	return slug;
}

async function read(path: string): Promise<PabulibFile> {
	const reader = readPabulib();
	try {
		for await (const piece of piecesOf(path)) if (reader.feed(piece)) break;
	} catch {
		throw new PlainError(`${path}: it cannot be read`);
	}
	const file = reader.end();
	if (!file.ok) throw new PlainError(`${path}, ${refusalSentence(file.refusal)}`);
	return file.value;
}

function ruleNamed(text: string): WinnerRule {
	const rule = winnerRules.find((name) => name === text.replaceAll('-', '_'));
	if (rule) return rule;
	const names = winnerRules.map((name) => name.replaceAll('_', '-'));
	throw new PlainError(`There is no rule "${text}". There are: ${names.join(', ')}.`);
}

/** The name of the file as an address. */
function addressOf(path: string): string {
	const slug = slugOf(basename(path).replace(/\.pb(\.gz)?$/i, ''));
	return isRoundSlug(slug) ? slug : `import-${slug}`.replace(/-$/, '');
}

function sentence(refusal: RoundRefusal): string {
	if (refusal.reason === 'no_money') return 'there is no money in its pot';
	if (refusal.reason === 'conflicts_ignored') return 'only the greedy rules know projects that exclude each other';
	if (refusal.reason === 'negative_points') return 'points below 0 cannot be counted here';
	if (refusal.reason === 'too_many_projects') return `more than ${refusal.most} projects do not fit on a ballot`;
	return `amounts with more than ${refusal.most} decimals, or larger than can be counted exactly`;
}
