/** What a one-time link is for. `second_step` lies in a cookie between password and code. */
export const linkPurposes = ['invitation', 'reset', 'second_step'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const hour = 3_600_000;

/** How long a link may wait to be used, in milliseconds: a volunteer reads mail once a week. */
export const linkLife: Readonly<Record<LinkPurpose, number>> = {
	invitation: 14 * 24 * hour,
	reset: 24 * hour,
	second_step: hour / 12,
};
