/** The drawings that an idea's face may carry. */
export const ideaPictures = [
	'runner',
	'swing',
	'pyramids',
	'bike',
	'carrot',
	'wagon',
	'kite',
	'speech',
	'bunting',
	'heart',
] as const;
export type IdeaPicture = (typeof ideaPictures)[number];
