/** Names of rounds in addresses: lower case letters, digits and hyphens; starts with a letter. */
const shape = /^[a-z][a-z0-9-]{1,58}[a-z0-9]$/;

/** First parts of other addresses. A round with one of these names could not be reached. */
export const reservedSlugs: readonly string[] = [
	'account',
	'api',
	'audit',
	'council',
	'desk',
	'healthz',
	'kiosk',
	'login',
	'logout',
	'pair',
	'people',
	'place',
	'print',
	'privacy',
	'robots',
	'screen',
	'security',
	'sitemap',
	'stem',
	'tablet',
	'tjek',
	'was',
	'work',
];

/**
 * Whether `text` can be the address of a round: right shape, no first part of another address.
 * Two-letter and three-letter names are kept for languages.
 */
export function isRoundSlug(text: string): boolean {
	return shape.test(text) && text.length > 3 && !reservedSlugs.includes(text);
}

/** A title as a part of an address: Danish letters written out, the rest dropped. May be empty. */
export function slugOf(title: string): string {
	return title
		.toLowerCase()
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'oe')
		.replaceAll('å', 'aa')
		.replaceAll('ł', 'l')
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 50)
		.replace(/^-+|-+$/g, '');
}
