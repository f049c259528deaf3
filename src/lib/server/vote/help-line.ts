type About = { readonly slug: string; readonly helpPhone: string | null; readonly place: string | null };

/** Where a page of the vote sends whoever needs help: the helpers' phone, and the help page of the round where it has a place. */
export function helpLine(about: About | undefined) {
	return { helpPhone: about?.helpPhone, helpAt: about?.place ? about.slug : undefined };
}
