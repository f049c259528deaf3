/** A pot by its own name, and what it is called in other languages, by their codes. */
type Named = { readonly name: string; readonly names: Readonly<Record<string, string>> };

/**
 * A pot as a reader of `language` meets it: by its name in that language where it has one, else by its own.
 * `lang` is the language of the name when it is not the reader's.
 */
export function trackIn<Track extends Named>(
	track: Track,
	{ language, own }: { readonly language: string; readonly own: string },
): Track & { readonly lang: string | undefined } {
	if (language === own) return { ...track, lang: undefined };
	const name = track.names[language];
	return name ? { ...track, name, lang: undefined } : { ...track, lang: own };
}
