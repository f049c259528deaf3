import { listRounds } from '$lib/server/store/rounds';

/** The public pages, for search engines. Slugs hold letters, digits and hyphens only: nothing to escape. */
export const GET = async ({ locals }) => {
	const rounds = await listRounds(locals.db, locals.now);
	const paths = ['', '/was', '/privacy', '/security', ...rounds.map(({ round }) => `/${round.slug}`)];
	const urls = paths.map((path) => `<url><loc>${locals.env.origin}${path}</loc></url>`).join('');
	const xml = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;
	return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
