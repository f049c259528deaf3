import type { IdeaPicture } from '#lib/domain/idea/picture.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What the drawings of ideas' faces show. */
export const pictureWord: Record<IdeaPicture, Word> = {
	runner: 'poll:picture_runner',
	swing: 'poll:picture_swing',
	pyramids: 'poll:picture_pyramids',
	bike: 'poll:picture_bike',
	carrot: 'poll:picture_carrot',
	wagon: 'poll:picture_wagon',
	kite: 'poll:picture_kite',
	speech: 'poll:picture_speech',
	bunting: 'poll:picture_bunting',
	heart: 'poll:picture_heart',
};
