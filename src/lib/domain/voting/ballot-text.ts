import { ok, refuse, type Result } from '../result.ts';
import { formatLimits, type BallotPaper, type PaperTrack } from './ballot-format.ts';
import { fillBallot, type Ballot, type BallotRefusal, type FilledTrack, type Mark } from './ballot.ts';

/** Characters that a sealed ballot has room for. All envelopes are equally long, so none tells what is in it. */
export const BALLOT_ROOM = 1024;

/**
 * The ballot as its one canonical text: JSON with fixed keys and no spaces, all ASCII.
 * An idea with one mark is its number, with more a pair: `{"v":1,"tracks":[{"track":1,"choices":[3,[7,2]]}]}`.
 */
export function ballotText(ballot: Ballot): string {
	return JSON.stringify({
		v: 1,
		tracks: ballot.map(({ track, marks }) => ({ track, choices: marks.map(choiceOf) })),
	});
}

/** The choices of one track as canonical text, `[3,[7,2]]`: what is published when the box has been opened. */
export function choicesText(marks: readonly Mark[]): string {
	return JSON.stringify(marks.map(choiceOf));
}

/**
 * The marks in the choices of one track, as `choicesText` wrote them: the board holds nothing else.
 * @throws Error if the text is none of ours.
 */
export function readChoices(text: string): Mark[] {
	const choices = parse(text);
	const marks = Array.isArray(choices) ? choices.map(markIn) : [undefined];
	if (!marks.every((mark) => mark !== undefined)) throw new Error(`no choices: ${text.slice(0, 60)}`);
	return marks;
}

/** The ballot that a text holds. Refused unless it is the canonical text of a ballot that is valid on this paper. */
export function readBallotText(
	text: string,
	paper: BallotPaper,
): Result<Ballot, BallotRefusal | { readonly reason: 'not_canonical' }> {
	const filled = tracksIn(text);
	if (!filled) return refuse({ reason: 'not_canonical' });

	const ballot = fillBallot(paper, filled);
	if (ballot.ok && ballotText(ballot.value) !== text) return refuse({ reason: 'not_canonical' });
	return ballot;
}

/**
 * How long a ballot on this paper can become, in characters; never too little.
 * Refused when that is more than an envelope has room for: then the paper has too many ideas for its format.
 */
export function longestBallot(
	paper: BallotPaper,
): Result<number, { readonly reason: 'paper_too_long'; readonly longest: number; readonly room: number }> {
	const longest = ballotText(paper.map((track) => ({ track: track.track, marks: longestMarks(track) }))).length;
	return longest > BALLOT_ROOM ? refuse({ reason: 'paper_too_long', longest, room: BALLOT_ROOM }) : ok(longest);
}

function longestMarks({ format, ideas }: PaperTrack): Mark[] {
	const { onOneIdea, inAll } = formatLimits(format);
	const longestNumbersFirst = ideas.map(({ number }) => number).sort((one, other) => other - one);
	return longestNumbersFirst.slice(0, Math.min(inAll, ideas.length)).map((idea) => ({ idea, marks: onOneIdea }));
}

function choiceOf({ idea, marks }: Mark): number | [number, number] {
	return marks === 1 ? idea : [idea, marks];
}

/** What a text says, unchecked against any paper; nothing when it does not even have the shape of a ballot. */
function tracksIn(text: string): FilledTrack[] | undefined {
	const whole = parse(text);
	if (!isRecord(whole) || !Array.isArray(whole['tracks'])) return undefined;

	const tracks: FilledTrack[] = [];
	for (const entry of whole['tracks'] as unknown[]) {
		if (!isRecord(entry) || typeof entry['track'] !== 'number' || !Array.isArray(entry['choices'])) return undefined;

		const marks = (entry['choices'] as unknown[]).map(markIn);
		if (!marks.every((mark) => mark !== undefined)) return undefined;
		tracks.push({ track: entry['track'], marks, blank: marks.length === 0 });
	}
	return tracks;
}

function markIn(choice: unknown): Mark | undefined {
	const [idea, marks]: unknown[] = Array.isArray(choice) ? choice : [choice, 1];
	return typeof idea === 'number' && typeof marks === 'number' ? { idea, marks } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
