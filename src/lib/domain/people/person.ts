import type { PersonId, RoundId } from '../ids.ts';

/** What people who run rounds may be. Facilitator and officer are given per round, the others for the whole place. */
export const roles = ['administrator', 'coordinator', 'facilitator', 'officer', 'councillor'] as const;
export type Role = (typeof roles)[number];

/** Someone who is signed in. Residents never are: they have a card. */
export type Person = {
	readonly id: PersonId;
	readonly name: string;
	/** Roles for the whole place. */
	readonly roles: readonly Role[];
	/** Roles in single rounds. */
	readonly inRounds: ReadonlyMap<RoundId, readonly Role[]>;
};

/** Whether the person holds one of `wanted`, for the whole place or in `round`. */
export function holds(person: Person, wanted: readonly Role[], round?: RoundId): boolean {
	const held = [...person.roles, ...((round && person.inRounds.get(round)) ?? [])];
	return held.some((role) => wanted.includes(role));
}

/** Whether a role is given for single rounds, and not for the whole place. */
export function givenPerRound(role: Role): boolean {
	return role === 'facilitator' || role === 'officer';
}
