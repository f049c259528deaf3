import type { IdeaPicture } from '#lib/domain/idea/picture.ts';
import type { Currency, Money } from '#lib/domain/money.ts';

type PrintedIdea = {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	readonly line: string;
	readonly price: Money | null;
	readonly picture: IdeaPicture | null;
};

/** A round as its papers tell it. */
export type Course = {
	readonly round: {
		readonly name: string;
		readonly voters: string;
		readonly minimumAge: number;
		readonly currency: Currency;
		readonly opensAt: number | null;
		readonly closesAt: number | null;
		readonly helpPhone: string | null;
	};
	readonly area: string;
	readonly pot: Money;
	readonly places: readonly {
		readonly id: string;
		readonly name: string;
		readonly opensAt: number;
		readonly closesAt: number;
	}[];
	readonly meetings: readonly {
		readonly id: string;
		readonly title: string;
		readonly place: string | null;
		readonly startsAt: number | null;
	}[];
	readonly tracks: readonly { readonly id: string; readonly name: string; readonly ideas: readonly PrintedIdea[] }[];
	readonly accessibilityPhone: string | null;
};
