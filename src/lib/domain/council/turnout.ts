import type { PeopleTable } from './small-cells.ts';

/** The ways to vote, equals all three. */
export const channels = ['phone', 'kiosk', 'paper'] as const;
export type Channel = (typeof channels)[number];

/** How many voted at a place in one way. */
export type TurnoutCount = { readonly place: string; readonly channel: Channel; readonly voters: number };

/** Places down, channels across; null where a place had no such way to vote. */
export function turnoutTable(counts: readonly TurnoutCount[]): PeopleTable & { readonly columns: readonly Channel[] } {
	const rows = [...new Set(counts.map(({ place }) => place))];
	const columns = channels.filter((channel) => counts.some((count) => count.channel === channel));
	const at = (place: string, channel: Channel) =>
		counts.find((count) => count.place === place && count.channel === channel)?.voters ?? null;
	return { rows, columns, counts: rows.map((place) => columns.map((channel) => at(place, channel))) };
}

/** The cards of the day: handed out, used, back unused, and how many of them nobody can account for. */
export type CardAccount = {
	readonly handedOut: number;
	readonly used: number;
	readonly unused: number;
	/** 0 when it adds up. Below 0: more votes than cards. */
	readonly missing: number;
};

/** Whether cards and votes add up: handed out = used + back unused. */
export function cardAccount(handedOut: number, used: number, unused: number): CardAccount {
	return { handedOut, used, unused, missing: handedOut - used - unused };
}
