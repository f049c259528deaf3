import type { FilledTrack } from '../../domain/voting/ballot.ts';
import { amountName, BLANK, choiceName, isTicked } from '../../domain/voting/ballot-form.ts';
import type { BallotPaper } from '../../domain/voting/ballot-format.ts';
import { drawnOrder } from '../../domain/voting/idea-order.ts';
import type { ToldBallot } from '../store/told-ballots.ts';

/** What stands in the form: the choice as it was made last, or, when it was refused, what was ticked and typed. */
export type Filling = {
	readonly choice: readonly FilledTrack[];
	readonly sent: Readonly<Record<string, readonly string[]>> | undefined;
};

/** The ballot as a form: names of its fields, what is marked already, the ideas in the order drawn from the card. */
export function ballotToFill({ round, paper, tracks }: ToldBallot, filling: Filling, order: Uint8Array) {
	const sent = filling.sent ?? asForm(paper, tracks, filling.choice);
	return {
		round,
		tracks: tracks.map(({ track, ideas }, at) => {
			const onPaper = paper[at];
			const name = choiceName(paper, track.position);
			const ticked = sent[name] ?? [];
			return {
				...track,
				choiceName: name,
				isTicked: onPaper === undefined || isTicked(onPaper),
				isBlank: ticked.includes(BLANK),
				ideas: drawnOrder(ideas, order).map((idea) => {
					const number = idea.number ?? 0;
					const { id, title, line, description, price, runningCost, isSilent, picture, invented } = idea;
					const { lang, madeBy, original, sound } = idea;
					const field = amountName(paper, track.position, number);
					return {
						...{ id, number, title, line, description, price, runningCost, isSilent, picture, invented },
						...{ lang, madeBy, original, sound },
						...{ amountName: field, isTicked: ticked.includes(String(number)), typed: sent[field]?.at(-1) ?? '' },
					};
				}),
			};
		}),
	};
}

/** A choice as the form would send it. */
function asForm(paper: BallotPaper, tracks: ToldBallot['tracks'], choice: readonly FilledTrack[]) {
	const sent: Record<string, string[]> = {};
	for (const { track, marks, blank } of choice) {
		const name = choiceName(paper, track);
		const isRanking = tracks.some((one) => one.track.position === track && one.track.format === 'ranking');
		sent[name] = blank ? [BLANK] : marks.map(({ idea }) => String(idea));
		for (const [at, { idea, marks: given }] of marks.entries()) {
			sent[amountName(paper, track, idea)] = [String(isRanking ? at + 1 : given)];
		}
	}
	return sent;
}
