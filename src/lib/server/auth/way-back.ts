/** Where somebody was going before they signed in: an address of this site, else nowhere. */
export function wayBack(next: string | null | undefined, origin: string): string | undefined {
	if (!next?.startsWith('/') || !URL.canParse(next, origin)) return undefined;
	const url = new URL(next, origin);
	return url.origin === origin ? url.pathname + url.search : undefined;
}
