import type { CountRefusal } from '#lib/domain/counting/allocation.ts';
import type { ConflictRefusal } from '#lib/domain/formats/conflicts.ts';
import type { PabulibRefusal } from '#lib/domain/formats/pabulib-refusal.ts';

const call = 'npm run count -- FILE.pb --rule RULE [options] [--json]';

/** How the command is called, after what was wrong with the call. */
export function usage(wrong = 'a file and a rule are needed'): string {
	return `${wrong}; call it as: ${call}`;
}

/** Why something cannot be counted or read, in one sentence; with line and column when it is about a file. */
export function refusalSentence(refusal: CountRefusal | PabulibRefusal): string {
	if ('line' in refusal) {
		const { line, column, reason, text } = refusal;
		return `line ${line}, column ${column}: ${fileSentences[reason](text)}`;
	}
	if (refusal.reason === 'unknown_setting') return `“${refusal.value}” is no value for ${refusal.setting} of this rule`;
	return `the shares were raised ${refusal.most} times without an end; choose a larger --increment`;
}

/** Why projects cannot exclude each other. */
export function conflictSentence({ reason, text }: ConflictRefusal): string {
	if (reason === 'one_alone')
		return usage(`--conflict ${text} names one project; name two or more, with commas between`);
	return usage(`--conflict: there is no project “${text}”`);
}

const fileSentences: Record<PabulibRefusal['reason'], (text: string) => string> = {
	not_utf8: () => 'this is not UTF-8',
	open_quote: () => 'this quote is never closed',
	long_line: () => 'this line does not end within 4 MB',
	no_meta: () => 'the file must begin with the line META',
	section_expected: (text) => `here the section ${text} was expected`,
	header_expected: (text) => `a header line was expected here${text && `, beginning with ${text}`}`,
	cells_missing: (text) => `the line has too few cells (${text})`,
	cells_too_many: (text) => `the line has too many cells${text && ` (${text})`}`,
	key_twice: (text) => `META says “${text}” twice, and not the same`,
	key_missing: (text) => `META does not say “${text}”`,
	column_missing: (text) => `the column “${text}” is missing`,
	column_twice: (text) => `the column “${text}” stands there twice`,
	vote_type_unknown: (text) => `“${text}” is no vote type`,
	not_an_amount: (text) => `“${text}” is not an amount of money`,
	amount_too_large: (text) => `${text} is too large an amount`,
	not_a_number: (text) => `“${text}” is not a number`,
	default_score_unsupported: (text) => `a default score of ${text} cannot be counted, only 0`,
	project_twice: (text) => `the project “${text}” stands there twice`,
	project_unnamed: () => 'the project has no id',
	project_unknown: (text) => `there is no project “${text}”`,
	voter_twice: (text) => `the voter “${text}” has voted before`,
	voter_unnamed: () => 'the voter has no id',
	points_do_not_match: (text) => `there are not as many points as projects (${text})`,
	not_points: (text) => `“${text}” is not a number of points`,
	points_too_many: (text) => `${text} points in all are too many to count exactly`,
	projects_do_not_match: (text) => `the number of projects does not match (said/there: ${text})`,
	votes_do_not_match: (text) => `the number of votes does not match (said/there: ${text})`,
	file_ends_early: (text) => `the file ends before ${text}`,
};
