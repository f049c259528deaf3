import { fileOfTrack } from '../../domain/formats/pabulib-export.ts';
import { writePabulib } from '../../domain/formats/pabulib-writer.ts';
import type { OpenedRound } from '../store/opened-rounds.ts';
import { random } from './shuffle.ts';

/**
 * A track of a round as a Pabulib file, voters in an order drawn by lot. Nothing for a track that is not there, and nothing
 * of a round with few ballots: the format lists them one by one.
 */
export function resultPb(opened: OpenedRound, track: number): string | undefined {
	const election = opened.elections.find((one) => one.track.track === track);
	const outcome = opened.outcomes.find((one) => one.track === track);
	const settings = opened.tracks.find(({ position }) => position === track);
	if (!election || !outcome || !settings || opened.isFew) return undefined;

	const about = { ...opened.about, track: settings.name, marks: settings.marks };
	return [...writePabulib(fileOfTrack(election, outcome, about), random)].join('');
}
