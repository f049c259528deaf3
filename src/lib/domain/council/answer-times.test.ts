import { expect, test } from 'vitest';
import { answerTimes } from './answer-times.ts';

const day = 86_400_000;
const asked = (from: number, due: number, answered: number | null) => ({
	sentAt: from * day,
	dueAt: due * day,
	answeredAt: answered === null ? null : answered * day,
	closedAt: null,
});

test('answers are held against what was promised', () => {
	const questions = [asked(0, 14, 6), asked(0, 14, 14), asked(0, 14, 19), asked(10, 24, null), asked(20, 34, null)];
	expect(answerTimes(questions, 30 * day)).toEqual({
		asked: 5,
		answered: 3,
		inTime: 2,
		overdue: 1,
		middleDays: 14,
		longestDays: 20,
	});
});

test('of two answers in the middle the slower one counts', () => {
	expect(answerTimes([asked(0, 9, 2), asked(0, 9, 8)], 0).middleDays).toBe(8);
});

test('a wait without an answer ends when the question is closed', () => {
	const closed = { ...asked(0, 14, null), closedAt: 20 * day };
	expect(answerTimes([closed], 300 * day)).toMatchObject({ overdue: 1, longestDays: 20 });
});

test('without questions there is nothing to say', () => {
	expect(answerTimes([], 0)).toMatchObject({ asked: 0, middleDays: null, longestDays: null });
});
