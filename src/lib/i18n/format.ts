import type { Currency, Money } from '../domain/money.ts';
import { ownNameOf } from '../domain/round/spoken.ts';
import { languageOf, type LanguageCode } from './languages.ts';

/** Numbers, money and time as people in one language read them. */
export type Format = ReturnType<typeof formatIn>;

const zone = 'Europe/Copenhagen';

/** Money is written as the country writes it, whatever the reader's language: other ways put the letters in odd places. */
const countryOf: Readonly<Record<Currency, string>> = { DKK: 'da-DK', SEK: 'sv-SE', EUR: 'da-DK' };

/** The ways to write in one language. Instants are milliseconds since 1970; they are shown in Danish time. */
export function formatIn(language: LanguageCode) {
	const tag = language === 'da' ? 'da-DK' : language === 'sv' ? 'sv-SE' : language === 'en' ? 'en-GB' : language;
	const locale = `${tag}-u-nu-latn-hc-h23`;
	const instant = (options: Intl.DateTimeFormatOptions) => {
		const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
		return (at: number) => format.format(at);
	};
	const hours = new Intl.DateTimeFormat('da-DK-u-nu-latn-hc-h23', {
		timeZone: zone,
		hour: '2-digit',
		minute: '2-digit',
	});
	const number = new Intl.NumberFormat(locale);
	const rightToLeft = languageOf(language).dir === 'rtl';

	return {
		/** `100.000 kr.`; øre only where there are any. Among words from right to left it keeps its own direction. */
		money: (amount: Money, currency: Currency = 'DKK') => {
			const written = moneyFormat(currency, amount % 100 === 0 ? 0 : 2).format(amount / 100);
			return rightToLeft ? `\u2066${written}\u2069` : written;
		},
		number: (value: number) => number.format(value),
		/** `a, b`; Arabic has a comma of its own. */
		listed: (items: readonly string[]) => items.join(rightToLeft ? '، ' : ', '),
		/** `lørdag den 13. september 2014` */
		day: instant({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
		/** `13. sep. 2014` */
		date: instant({ day: 'numeric', month: 'short', year: 'numeric' }),
		/** `lørdag 13. september` */
		shortDay: instant({ weekday: 'long', day: 'numeric', month: 'long' }),
		/** `september 2014` */
		month: instant({ month: 'long', year: 'numeric' }),
		/** `14.30`; in English `14:30`. */
		hour: (at: number) => (language === 'da' ? hours.format(at).replace(':', '.') : hours.format(at).replace('.', ':')),
		/** Whether two instants fall on one Danish day. */
		sameDay: (one: number, other: number) => dayKey.format(one) === dayKey.format(other),
		/** What readers call a language: `tyrkisk`. One that they have no word for goes by its own name. */
		tongue: (code: string) => tonguesIn(locale).of(code) ?? ownNameOf(code),
		/** The order in which people look things up: … z, æ, ø, å. */
		inOrder: new Intl.Collator(language).compare,
	};
}

/** The locale in which amounts of a currency are written. */
export const moneyLocale = (currency: Currency): string => countryOf[currency] ?? 'da-DK';

/** The names of languages are many, and few pages name any: they are fetched when one does. */
const tongues = new Map<string, Intl.DisplayNames>();

function tonguesIn(locale: string): Intl.DisplayNames {
	const names = tongues.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
	tongues.set(locale, names);
	return names;
}

/** Formats of money are slow to make and few. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: Currency, minimumFractionDigits: number): Intl.NumberFormat {
	const name = `${currency} ${minimumFractionDigits}`;
	const locale = `${moneyLocale(currency)}-u-nu-latn`;
	const format =
		moneyFormats.get(name) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits });
	moneyFormats.set(name, format);
	return format;
}

const dayKey = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
