const zone = 'Europe/Copenhagen';

const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn-hc-h23', {
	timeZone: zone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
});

/** What a clock on the wall in Denmark shows at an instant: `2014-09-13T10:00:00`. */
export function onDanishClock(at: number): string {
	const shown = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${shown['year']}-${shown['month']}-${shown['day']}T${shown['hour']}:${shown['minute']}:${shown['second']}`;
}

/** The Danish day of an instant: `2014-09-13`. */
export const danishDay = (at: number) => onDanishClock(at).slice(0, 10);

/**
 * The instant at which a Danish clock shows `local` (`2014-09-13T10:00`, or a day alone for its midnight).
 * An hour that comes twice in October means the first; one that is skipped in March is moved on. Undefined for no time.
 */
export function danishInstant(local: string): number | undefined {
	const text = /^\d{4}-\d{2}-\d{2}$/.test(local) ? `${local}T00:00` : local;
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
	const asUtc = Date.parse(`${text}Z`);
	// a 30th of February would be read as a day of March
	if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(text.slice(0, 10))) return undefined;

	const hour = 3_600_000;
	const summer = asUtc - 2 * hour;
	const winter = asUtc - hour;
	return Date.parse(`${onDanishClock(summer)}Z`) === asUtc ? summer : winter;
}
