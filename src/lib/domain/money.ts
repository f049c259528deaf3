/** An amount in the smallest unit of its currency (øre, cent). Always whole; never a fraction of a unit. */
export type Money = number & { readonly __unit: 'smallest' };

/** The currency of a round as its code in ISO 4217. Ours are DKK, SEK and EUR; a round brought in has its own. */
export type Currency = string;

/** The currencies in which a round is set up here: both are counted in kroner. */
export const currencies = ['DKK', 'SEK'] as const;

/**
 * An amount in the smallest unit.
 * @throws RangeError if `amount` is not a whole number that JavaScript holds exactly.
 */
export function money(amount: number): Money {
	if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole amount: ${amount}`);
	return amount as Money;
}

/** Whole kroner (or euro) as an amount in the smallest unit. @throws RangeError as `money`. */
export function kroner(whole: number): Money {
	return money(whole * 100);
}

/** The sum of the amounts; nothing adds up to 0. */
export function total(amounts: readonly Money[]): Money {
	return money(amounts.reduce((sum, amount) => sum + amount, 0));
}
