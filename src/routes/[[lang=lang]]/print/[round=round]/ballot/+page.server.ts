import { error } from '@sveltejs/kit';
import { isLanguage, languageOf, languages } from '$lib/i18n/languages';
import { sayIn } from '$lib/i18n/translate';
import type { Db } from '$lib/server/db/database';
import { findBallot, type BallotInView } from '$lib/server/store/ballot-papers';
import { tellBallot } from '$lib/server/store/told-ballots';
import { ballotVersionOf } from '$lib/server/store/manifests';
import { formatWord } from '$lib/ui/round/rules';

export const load = async ({ locals, params, url }) => {
	const ballot = locals.round && (await findBallot(locals.db, locals.round));
	if (!ballot) error(404);
	const { name, currency, isDemo, invented } = ballot.round;
	const second = url.searchParams.get('sprog') ?? '';
	return {
		slug: params.round,
		round: { name, currency, isDemo },
		invented,
		tracks: ballot.tracks,
		version: ballotVersionOf(locals.db, ballot.round.id),
		large: url.searchParams.has('stor'),
		others: languages.filter(({ code }) => code !== locals.language).map(({ code, name }) => ({ code, name })),
		second: isLanguage(second) && second !== locals.language ? await besides(locals.db, ballot, second) : undefined,
	};
};

/** The words of the ballot in one language more. */
async function besides(db: Db, ballot: BallotInView, code: string) {
	const { tracks } = ballot;
	const say = sayIn(code);
	const { dir, name } = languageOf(code);
	const told = await tellBallot(db, ballot, code);
	const ideas = told.tracks.flatMap((track) => track.ideas).filter(({ original }) => original !== undefined);
	const isPlain = tracks.every(({ track }) => track.format === 'one_mark');
	return {
		...{ code, dir, name },
		marks: isPlain ? say('card:ballot_marks', { count: tracks.length }) : say('card:ballot'),
		blank: say('card:ballot_blank'),
		tracks: Object.fromEntries(
			told.tracks.map(({ track }) => {
				const format = say(formatWord[track.format], { marks: track.marks });
				return [track.id, track.lang ? format : `${track.name}: ${format}`];
			}),
		),
		isUnread: ideas.some(({ madeBy }) => madeBy === 'machine'),
		titles: Object.fromEntries(ideas.map(({ id, title }) => [id, title])),
	};
}
