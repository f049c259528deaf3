/** The kinds of gathering a course is made of. */
export const meetingKinds = [
	'planning',
	'idea_evening',
	'dialogue',
	'workshop',
	'voting_day',
	'follow_up',
	'evaluation',
	'online',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];
