import { csvOf } from '../../domain/formats/csv-writer.ts';
import { readChoices } from '../../domain/voting/ballot-text.ts';
import type { OpenedRound } from '../store/opened-rounds.ts';
import { shuffled } from './shuffle.ts';

/**
 * The ballots of a round: a row for each ballot and track with the ideas' numbers and their marks, in an order drawn by
 * lot at each request. Nothing ties the rows of one voter together. Of a round with few ballots only the totals.
 */
export function ballotsCsv({ elections, isFew, outcomes, titles }: OpenedRound): string {
	if (isFew) {
		const rows = outcomes.flatMap(({ track, ideas }) =>
			ideas.map(({ idea, marks, votes }) => [track, idea, titles.get(idea) ?? '', votes, marks]),
		);
		return csvOf(['track', 'number', 'idea', 'votes', 'marks'], rows);
	}
	const rows = elections.flatMap(({ track: { track }, board }) =>
		board.map((text) => {
			const marks = readChoices(text);
			return [track, marks.map(({ idea }) => idea).join(' '), marks.map((mark) => mark.marks).join(' ')];
		}),
	);
	return csvOf(['track', 'ideas', 'marks'], shuffled(rows));
}
