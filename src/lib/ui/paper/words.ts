import type { EarlierPapers } from '#lib/domain/voting/correction.ts';
import type { CountStage, TallyPlace } from '#lib/domain/voting/paper-tally.ts';
import type { Word } from '#lib/i18n/words.ts';
import type { Words } from '$lib/ui/words';

/** How far the count of the papers has come, as a sentence. */
export const stageWord: Record<CountStage['stage'], Word> = {
	first: 'paper:first',
	second: 'paper:second',
	again: 'paper:again',
	third: 'paper:third',
	none_agree: 'paper:none_agree',
	agreed: 'paper:count_stands',
};

/** The same of papers that are counted one by one. */
export const sheetStageWord: Record<CountStage['stage'], Word> = {
	...stageWord,
	again: 'paper:sheets_again',
	third: 'paper:sheets_third',
};

/** What becomes of papers of an earlier version. */
export const earlierWord: Record<EarlierPapers, Word> = {
	keep: 'poll:earlier_keep',
	vote_again: 'poll:earlier_vote_again',
};

/** A track of the paper, as far as its piles are named by it. */
export type NamedTrack = {
	readonly track: number;
	readonly name: string;
	readonly ideas: readonly { readonly number: number | null; readonly title: string }[];
};

/** What the papers of a pile say: an idea, nothing, or something that cannot be read; a paper by its number. */
export function pileName({ say }: Words, { track, sheet, what }: TallyPlace, tracks: readonly NamedTrack[]) {
	if (sheet) return say('paper:sheet', { number: sheet });
	if (what === 'invalid') return say('paper:invalid');
	if (what === '[]') return say('paper:blank');
	const number = Number(what.slice(1, -1));
	const ideas = tracks.find((one) => one.track === track)?.ideas ?? [];
	return say('paper:idea', { number, title: ideas.find((idea) => idea.number === number)?.title ?? '' });
}

/** The track and version of some piles. */
export function groupName({ say }: Words, { track, version }: Omit<TallyPlace, 'what'>, tracks: readonly NamedTrack[]) {
	return say('paper:pile', { track: tracks.find((one) => one.track === track)?.name ?? '', version });
}

/** Piles by track and version, in their order. */
export function inGroups<Place extends TallyPlace>(places: readonly Place[]) {
	const names = [...new Set(places.map(({ track, version }) => `${track}.${version}`))];
	return names.map((name) => ({ name, piles: places.filter((one) => `${one.track}.${one.version}` === name) }));
}
