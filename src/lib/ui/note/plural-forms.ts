/**
 * The forms of a text that counts, for a script that does not know the words: by category of the language's plural, with
 * `{n}` where the number stands.
 */
export function pluralForms(language: string, said: (count: number) => string): Record<string, string> {
	const rules = new Intl.PluralRules(language);
	const forms = rules.resolvedOptions().pluralCategories.flatMap((category) => {
		const count = counts.find((one) => rules.select(one) === category);
		return count === undefined ? [] : [[category, said(count).replace(String(count), '{n}')]];
	});
	return Object.fromEntries(forms) as Record<string, string>;
}

/** Enough to meet every form of the languages here. */
const counts = Array.from({ length: 200 }, (_, count) => count);
