import { openJson } from '$lib/server/open-data/answer';
import { roundJson } from '$lib/server/open-data/round-json';
import { listRounds } from '$lib/server/store/rounds';

export const GET = async ({ locals }) => {
	const rounds = await listRounds(locals.db, locals.now);
	return openJson({ rounds: rounds.map(roundJson) }, { isFinal: false });
};
