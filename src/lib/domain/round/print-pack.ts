/** What hall and voting day need on paper, beside cards and ballots, in the order in which it is used. */
export const packSheets = [
	'poster',
	'flyer',
	'table-card',
	'notes',
	'prompts',
	'run-sheet',
	'badges',
	'maturing',
	'ideas',
	'signs',
	'opening',
	'closing',
	'strokes',
	'tally',
	'lot',
	'emergency',
] as const;
export type PackSheet = (typeof packSheets)[number];

/** One sheet by its name, or `all` of them one after the other. */
export type PackName = PackSheet | 'all';

/** Whether `text` names something of the print pack. */
export function isPackName(text: string): text is PackName {
	return text === 'all' || packSheets.some((sheet) => sheet === text);
}

/** The sheets behind a name. */
export function sheetsOf(name: PackName): readonly PackSheet[] {
	return name === 'all' ? packSheets : [name];
}
