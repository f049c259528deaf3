/** What a device of an evening is for: a scribe writes notes on it, or everybody looks at it. */
export const deviceRoles = ['scribe', 'screen'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

const minute = 60_000;

/** How long six digits let a device in, in milliseconds. */
export const pairingTime = 10 * minute;
/** How long a device works at most once it is in: an evening with its clearing up, in milliseconds. */
export const deviceTime = 14 * 60 * minute;
/** How many devices an evening has at most: a hall of a hundred people sits at some fifteen tables. */
export const mostDevices = 20;

const digits = 6;
/** How many codes there are. */
export const pairingCodes = 10 ** digits;

/**
 * The six digits of the code number `number`.
 * @throws RangeError if there is no such code
 */
export function pairingCode(number: number): string {
	if (!Number.isInteger(number) || number < 0 || number >= pairingCodes) throw new RangeError(`no code ${number}`);
	return String(number).padStart(digits, '0');
}

/** The six digits that somebody typed, with whatever spaces; undefined when they are not six. */
export function readPairingCode(typed: string): string | undefined {
	const code = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
	return /^\d{6}$/.test(code) ? code : undefined;
}

/** The digits as they are read aloud: `482 913`. */
export const inThrees = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Whether a device that was let in at `pairedAt` still works at `now`. It ends with its meeting, at the latest after 14 hours. */
export function isAtWork(
	{ pairedAt, meetingEndedAt }: { readonly pairedAt: number; readonly meetingEndedAt: number | null },
	now: number,
): boolean {
	return meetingEndedAt === null && now < pairedAt + deviceTime;
}

/** The table that a device stands on, when its name says so: `Bord 3` is table 3. */
export function tableOf(name: string): number | null {
	const number = Number(/(?<!\d)[1-9]\d?(?!\d)/.exec(name)?.[0]);
	return number || null;
}
