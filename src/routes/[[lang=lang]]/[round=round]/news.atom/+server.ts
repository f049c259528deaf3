import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { atomOf } from '$lib/domain/formats/atom';
import { sayIn } from '$lib/i18n/translate';
import { listNews } from '$lib/server/store/projects';
import { findRound } from '$lib/server/store/rounds';

/** How many news a feed holds. */
const most = 50;

/** The news from a round's projects. */
export const GET = async ({ locals, params }) => {
	const seen = await findRound(locals.db, params.round, locals.now);
	if (!seen) error(404);
	const { round, area } = seen;
	const { origin } = locals.env;
	const at = { lang: params.lang, round: round.slug };
	const news = await listNews(locals.db, round.id, most);
	const feed = atomOf({
		title: sayIn(locals.language)('project:feed_title', { round: round.name }),
		address: origin + resolve('/[[lang=lang]]/[round=round]/news.atom', at),
		page: origin + resolve('/[[lang=lang]]/[round=round]', at),
		author: area.name,
		since: round.publishedAt ?? locals.now,
		entries: news.map(({ id, title, slug, text, writtenAt }) => ({
			id: `urn:uuid:${id}`,
			title,
			address: origin + resolve('/[[lang=lang]]/[round=round]/ideas/[idea]/project', { ...at, idea: slug }),
			text,
			at: writtenAt,
		})),
	});
	return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
