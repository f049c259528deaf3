import type { IdeaPicture } from '#lib/domain/idea/picture.ts';
import type { Telling } from '#lib/domain/idea/telling.ts';
import type { Currency, Money } from '#lib/domain/money.ts';
import type { BallotFormatName } from '#lib/domain/round/round.ts';

/** An idea on a ballot that is being filled: ticked or not, or with what was typed beside it. */
export type IdeaToFill = Telling & {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly line: string;
	readonly description: string;
	readonly price: Money | null;
	readonly runningCost: Money | null;
	readonly isSilent: boolean;
	readonly picture: IdeaPicture | null;
	readonly invented: boolean;
	/** The recording in the voter's language. */
	readonly sound: { readonly id: string; readonly transcript: string } | undefined;
	readonly amountName: string;
	readonly isTicked: boolean;
	readonly typed: string;
};

/** A track of a ballot that is being filled, with the names of its fields. */
export type TrackToFill = {
	readonly position: number;
	readonly name: string;
	/** The language of the name, when it is not the voter's. */
	readonly lang: string | undefined;
	readonly pot: Money;
	readonly priceAbove: Money | null;
	readonly priceAtMost: Money | null;
	readonly format: BallotFormatName;
	readonly marks: number;
	readonly blankAllowed: boolean;
	readonly choiceName: string;
	readonly isTicked: boolean;
	readonly isBlank: boolean;
	readonly ideas: readonly IdeaToFill[];
};

/** The round that a ballot belongs to. `language` is that in which its ideas were written. */
export type RoundToFill = { readonly slug: string; readonly language: string; readonly currency: Currency };

export type { Currency } from '#lib/domain/money.ts';
