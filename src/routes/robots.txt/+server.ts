import { text } from '@sveltejs/kit';

/** What search engines may read: the public pages, not the vote and not the work. */
export const GET = ({ locals }) => {
	const closed = ['/stem', '/tjek', '/work', '/desk', '/kiosk', '/screen', '/print', '/login', '/council'];
	const lines = [
		'User-agent: *',
		...closed.map((path) => `Disallow: ${path}`),
		`Sitemap: ${locals.env.origin}/sitemap.xml`,
	];
	return text(lines.join('\n') + '\n');
};
