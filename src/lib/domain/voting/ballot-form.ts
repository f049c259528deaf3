import { ok, refuse, type Result } from '../result.ts';
import type { BallotPaper, PaperTrack } from './ballot-format.ts';
import type { FilledTrack, Mark } from './ballot.ts';
import { inOrderOfPlace, type RankingRefusal } from './ranking.ts';

/** What a filled form says under a name: every text that was sent with it. */
export type Sent = ReadonlyMap<string, readonly string[]>;

type UntracedRefusal = RankingRefusal | { readonly reason: 'not_a_mark'; readonly idea: number };
export type PlacesRefusal = UntracedRefusal & { readonly track: number };

/** The value of the choice that is no idea. */
export const BLANK = 'blank';

/** Whether a track is filled by ticking ideas; else a number stands beside each. */
export function isTicked({ format }: PaperTrack): boolean {
	return format.kind === 'one_mark' || format.kind === 'up_to' || format.kind === 'fill_pot';
}

/** The name of a track's choices in the form: `choice`, or `choice-2` where a ballot has several tracks. */
export function choiceName(paper: BallotPaper, track: number): string {
	return paper.length === 1 ? 'choice' : `choice-${track}`;
}

/** The name of the number beside an idea. */
export function amountName(paper: BallotPaper, track: number, idea: number): string {
	return `${choiceName(paper, track)}-idea-${idea}`;
}

/** Every name that a form of this paper may send. */
export function namesOn(paper: BallotPaper): string[] {
	return paper.flatMap((onPaper) => [
		choiceName(paper, onPaper.track),
		...(isTicked(onPaper) ? [] : onPaper.ideas.map(({ number }) => amountName(paper, onPaper.track, number))),
	]);
}

/**
 * The tracks as the voter filled them, still unchecked by the ballot's rules.
 * What is not a number becomes a mark that no rule lets pass. Refused when the places of a ranking make no order.
 */
export function readSent(paper: BallotPaper, sent: Sent): Result<FilledTrack[], PlacesRefusal> {
	const filled: FilledTrack[] = [];
	for (const onPaper of paper) {
		const { track } = onPaper;
		const ticked = sent.get(choiceName(paper, track)) ?? [];
		const typed = isTicked(onPaper)
			? ticked.filter((value) => value !== BLANK).map((value): Mark => ({ idea: wholeNumber(value), marks: 1 }))
			: amounts(paper, onPaper, sent);

		const marks = onPaper.format.kind === 'ranking' ? ranked(typed) : ok(typed);
		if (!marks.ok) return refuse({ ...marks.refusal, track });
		filled.push({ track, marks: marks.value, blank: ticked.includes(BLANK) });
	}
	return ok(filled);
}

function amounts(paper: BallotPaper, { track, ideas }: PaperTrack, sent: Sent): Mark[] {
	return ideas
		.map(({ number }) => ({
			idea: number,
			typed:
				sent
					.get(amountName(paper, track, number))
					?.at(-1)
					?.trim() ?? '',
		}))
		.filter(({ typed }) => typed !== '')
		.map(({ idea, typed }) => ({ idea, marks: wholeNumber(typed) }))
		.filter(({ marks }) => marks !== 0);
}

/** The marks of a ranking, the best first. Refused when a place is no number, or the places make no order. */
function ranked(typed: readonly Mark[]): Result<Mark[], UntracedRefusal> {
	const unread = typed.find(({ marks }) => marks < 1);
	if (unread) return refuse({ reason: 'not_a_mark', idea: unread.idea });
	return inOrderOfPlace(typed.map(({ idea, marks }) => ({ idea, place: marks })));
}

const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : -1);
