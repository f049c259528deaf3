import { text } from '@sveltejs/kit';
import { findMunicipality } from '$lib/server/store/municipality';

const halfYear = 182 * 86_400_000;

/** Where to tell of a hole (RFC 9116). Expires half a year from today: whoever reads it reads a fresh one. */
export const GET = async ({ locals }) => {
	const municipality = await findMunicipality(locals.db);
	const contact = municipality?.email ? `mailto:${municipality.email}` : `${locals.env.origin}/security`;
	const expires = new Date(locals.now + halfYear).toISOString();
	return text(
		`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: da, en\nCanonical: ${locals.env.origin}/.well-known/security.txt\n`,
	);
};
