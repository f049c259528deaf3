/** Where the text of an idea in another language comes from: a machine, or somebody who speaks the language has read it. */
export const textMakers = ['machine', 'person'] as const;
export type TextMaker = (typeof textMakers)[number];

/** An idea's public words, as far as a page shows them. */
type Words = { readonly title: string; readonly line?: string; readonly description?: string };

/** What the idea is called and told as in another language. */
export type IdeaText = {
	readonly title: string;
	readonly line: string;
	readonly description: string;
	readonly madeBy: TextMaker;
};

/** How an idea is told to a reader: what differs from the idea as it was written. */
export type Telling = {
	/** The language of the words, when it is not the reader's. */
	readonly lang: string | undefined;
	/** Who made the words, when they are a translation. */
	readonly madeBy: TextMaker | undefined;
	/** What the idea is called where it was written, when the words are a translation. */
	readonly original: string | undefined;
};

/**
 * An idea as a reader of `language` meets it: in the translation when there is one, else as it was written.
 * Only the words that `idea` holds are told.
 */
export function tellIn<Idea extends Words>(
	idea: Idea,
	text: IdeaText | undefined,
	{ language, own }: { readonly language: string; readonly own: string },
): Idea & Telling {
	if (language === own) return { ...idea, lang: undefined, madeBy: undefined, original: undefined };
	if (!text) return { ...idea, lang: own, madeBy: undefined, original: undefined };
	return {
		...idea,
		title: text.title,
		...(idea.line !== undefined && { line: text.line }),
		...(idea.description !== undefined && { description: text.description }),
		lang: undefined,
		madeBy: text.madeBy,
		original: idea.title,
	};
}
