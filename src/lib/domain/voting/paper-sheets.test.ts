import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from '../money.ts';
import type { BallotFormat, BallotPaper } from './ballot-format.ts';
import { areWholeSheets, readSheets, writeSheets } from './paper-sheets.ts';
import { differingPlaces, pilesOf, stageOf } from './paper-tally.ts';

const ideas = [1, 2, 3, 12].map((number) => ({ number, price: money(100) }));
const paperOf = (...formats: BallotFormat[]): BallotPaper =>
	formats.map((format, at) => ({ track: at + 1, format, blank: at === 0, ideas }));
const two = paperOf({ kind: 'up_to', most: 2 }, { kind: 'ranking', most: 3 });
const read = (typed: string, paper = two) => {
	const sheets = readSheets(typed, paper, 1);
	return sheets.ok ? sheets.value.map(({ sheet, track, what }) => `${sheet}.${track} ${what}`) : sheets.refusal;
};

test('a line is a paper: its tracks, what is marked there, blank or not to be read', () => {
	expect(read('3, 12 / 2 1\n\n - / !')).toEqual(['1.1 [3,12]', '1.2 [2,1]', '2.1 []', '2.2 invalid']);
	expect(read('1=2 3 / 2=4', paperOf({ kind: 'stacked', most: 3 }, { kind: 'points', each: 5 }))).toEqual([
		'1.1 [[1,2],3]',
		'1.2 [[2,4]]',
	]);
});

test('a paper that breaks the rules is invalid there; so is a blank one where nobody may vote blank', () => {
	expect(read('1 2 3 / -')).toEqual(['1.1 invalid', '1.2 invalid']);
	expect(read('1 1 / 1')).toEqual(['1.1 invalid', '1.2 [1]']);
});

test('a line that says nothing of a paper is named by its number', () => {
	for (const wrong of ['?', '1', '1 / 2 / 3', '1 / 7', 'a / b', '1 /']) {
		expect(read(`1 / 1\n${wrong}`), wrong).toEqual({ reason: 'sheet_line_wrong', version: 1, number: 2 });
	}
});

test('200 papers with 5 % typed wrong on purpose: every paper that differs is named by its number, and no other', () => {
	const choice = fc.subarray([1, 2, 3, 12], { minLength: 1, maxLength: 2 }).map((marked) => marked.join(' '));
	const papers = fc.array(choice, { minLength: 200, maxLength: 200 });
	const mistakes = fc.array(fc.tuple(fc.nat({ max: 199 }), choice), { minLength: 10, maxLength: 10 });
	const paper = paperOf({ kind: 'up_to', most: 2 });
	fc.assert(
		fc.property(papers, mistakes, (typed, wrong) => {
			const mistyped = [...typed];
			for (const [at, other] of wrong) mistyped[at] = other;
			const [one, other] = [typed, mistyped].map((lines) => {
				const sheets = readSheets(lines.join('\n'), paper, 1);
				return sheets.ok ? sheets.value : [];
			}) as [never[], never[]];
			const expected = typed.flatMap((line, at) => (line === mistyped[at] ? [] : [at + 1]));
			expect(differingPlaces(one, other).map(({ sheet }) => sheet)).toEqual(expected);
			const counts = [one, other].map((lines, at) => ({ slot: at + 1, counter: `${at}`, attempt: 1, lines }));
			expect(stageOf(counts).stage).toBe(expected.length > 0 ? 'again' : 'agreed');
			expect(pilesOf(one, 1, () => true)[0]?.lines.reduce((sum, line) => sum + line.papers, 0)).toBe(200);
		}),
		{ numRuns: 20 },
	);
});

test('what was typed is written as it can be typed again, what is unsure as a question', () => {
	const typed = '3 12 / 2 1\n- / !\n1 / 3';
	const sheets = readSheets(typed, two, 1);
	if (!sheets.ok) throw new Error(sheets.refusal.reason);
	expect(writeSheets(sheets.value, two, new Set())).toBe(typed);
	expect(writeSheets(sheets.value, two, new Set([2]))).toBe('3 12 / 2 1\n?\n1 / 3');
	expect(areWholeSheets(sheets.value, two, [1])).toBe(true);
	expect(areWholeSheets(sheets.value, two, [1, 2])).toBe(true);
	expect(areWholeSheets(sheets.value.slice(1), two, [1])).toBe(false);
	expect(areWholeSheets(sheets.value.slice(2), two, [1])).toBe(false);
});
