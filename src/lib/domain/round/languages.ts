type Spoken = { readonly language: string; readonly languages: readonly string[] | null };

/** The languages that a round is told in: its own, and those chosen among the site's. Nothing chosen means all of them. */
export function spokenIn({ language, languages }: Spoken, site: readonly string[]): string[] {
	return site.filter((code) => code === language || languages === null || languages.includes(code));
}
