import type { Phase } from '#lib/domain/round/phase.ts';
import type { Ripeness } from '#lib/domain/idea/stage.ts';
import type { Word } from '#lib/i18n/words.ts';

type Dress = { readonly picture: Ripeness; readonly word: Word; readonly now: Word; readonly act: Word };

/** How each phase of a round looks and sounds. */
export const dressOf: Record<Phase, Dress> = {
	planned: { picture: 'seed', word: 'round:phase_planned', now: 'round:now_planned', act: 'round:do_planned' },
	ideas: { picture: 'seed', word: 'round:phase_ideas', now: 'round:now_ideas', act: 'round:do_ideas' },
	maturing: { picture: 'blossom', word: 'round:phase_maturing', now: 'round:now_maturing', act: 'round:do_maturing' },
	ballot: { picture: 'fruit', word: 'round:phase_ballot', now: 'round:now_ballot', act: 'round:do_ballot' },
	voting: { picture: 'fruit', word: 'round:phase_voting', now: 'round:now_voting', act: 'round:do_voting' },
	counting: { picture: 'fruit', word: 'round:phase_counting', now: 'round:now_counting', act: 'round:do_counting' },
	result: { picture: 'harvest', word: 'round:phase_result', now: 'round:now_result', act: 'round:do_result' },
	done: { picture: 'harvest', word: 'round:phase_done', now: 'round:now_done', act: 'round:do_done' },
};
