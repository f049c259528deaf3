import type { Word } from '#lib/i18n/words.ts';

const sentences: Readonly<Record<string, Word>> = {
	demo: 'common:demo',
	all: 'common:all_invented',
	bolbro_2014_rehearsal: 'common:real_2014',
	bolbro_2014_history: 'common:real_2014_history',
	bolbro_2015: 'common:real_2015',
	imported: 'common:imported',
	rehearsal: 'common:rehearsal',
};

/** The sentence that tells what of a round is real. A round that does not say is told as invented throughout. */
export function inventedWord(invented: string): Word {
	return sentences[invented] ?? 'common:all_invented';
}

/** Whether a round was voted on elsewhere and brought in from a file. */
export const isImported = (invented: string | null | undefined) => invented === 'imported';

/** Whether a round shows nothing but what happened. */
export const isHistory = (invented: string | null | undefined) =>
	invented === 'bolbro_2014_history' || isImported(invented);
