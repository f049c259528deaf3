import type { FilledTrack } from '../../domain/voting/ballot.ts';
import { amountName, choiceName, isTicked } from '../../domain/voting/ballot-form.ts';
import { formatLimits } from '../../domain/voting/ballot-format.ts';
import { drawnOrder } from '../../domain/voting/idea-order.ts';
import type { ToldBallot } from '../store/told-ballots.ts';

/** The ballot as a form: names of its fields, what is marked already, the ideas in the order drawn from the card. */
export function ballotToFill({ round, paper, tracks }: ToldBallot, choice: readonly FilledTrack[], order: Uint8Array) {
	return {
		round,
		tracks: tracks.map(({ track, ideas }, at) => {
			const onPaper = paper[at];
			const filled = choice.find((earlier) => earlier.track === track.position);
			const marked = new Map(filled?.marks.map(({ idea, marks }, place) => [idea, { marks, place: place + 1 }]));
			const { onOneIdea, inAll } = onPaper ? formatLimits(onPaper.format) : { onOneIdea: 1, inAll: 1 };
			return {
				...track,
				choiceName: choiceName(paper, track.position),
				isTicked: onPaper === undefined || isTicked(onPaper),
				/** The largest number that stands beside one idea. */
				most: track.format === 'ranking' ? inAll : onOneIdea,
				isBlank: filled?.blank === true,
				ideas: drawnOrder(ideas, order).map((idea) => {
					const { id, title, line, description, price, picture, invented, lang, madeBy, original, sound } = idea;
					const number = idea.number ?? 0;
					const mark = marked.get(number);
					const face = { id, number, title, line, description, price, picture, invented };
					const telling = { lang, madeBy, original, sound };
					const amount = track.format === 'ranking' ? mark?.place : mark?.marks;
					return { ...face, ...telling, amountName: amountName(paper, track.position, number), amount: amount ?? 0 };
				}),
			};
		}),
	};
}
