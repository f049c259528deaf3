import { expect, test } from 'vitest';
import { id, type MeetingId } from '../ids.ts';
import { stretchesOf, writtenSince, type Revision } from './way.ts';

const first = id<MeetingId>('first');
const change = (revision: number, meetingId: MeetingId | null, fields: Revision['fields']): Revision => ({
	revision,
	meetingId,
	changedAt: revision * 100,
	fields,
});

const evening = [
	change(1, first, { place: ['', 'Ved vejen'] }),
	change(2, first, { place: ['Ved vejen', 'Ved hallen'], forWhom: ['', 'Alle'] }),
	change(3, null, { forWhom: ['Alle', 'Børn'] }),
	change(4, null, { forWhom: ['Børn', 'Alle'], place: ['Ved hallen', 'Bag hallen'] }),
];

test('an evening is told from the first word to the last, and apart from the days after it', () => {
	expect(stretchesOf(evening)).toEqual([
		{ meetingId: first, from: 100, until: 200, fields: { place: ['', 'Ved hallen'], forWhom: ['', 'Alle'] } },
		{ meetingId: null, from: 300, until: 400, fields: { place: ['Ved hallen', 'Bag hallen'] } },
	]);
});

test('what was changed and changed back is not told', () => {
	expect(stretchesOf(evening)[1]?.fields).not.toHaveProperty('forWhom');
});

test('who saves a field that another has changed meanwhile gets to see the other text', () => {
	expect(writtenSince(evening, 'place', 2)).toBe('Bag hallen');
	expect(writtenSince(evening, 'place', 4)).toBe(undefined);
	expect(writtenSince(evening, 'whyGood', 0)).toBe(undefined);
});
