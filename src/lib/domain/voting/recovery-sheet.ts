import { CROCKFORD, checkValue, inGroups, normaliseSigns, weightedSum } from '../crockford.ts';
import { ok, refuse, type Result } from '../result.ts';

/** The keys that a poll cannot live without: what opens the box, what knows the cards, what signs the log. */
export const pollKeys = ['box', 'cards', 'log'] as const;
export type PollKey = (typeof pollKeys)[number];

/** All of them, 32 bytes each. */
export type KeysOfPoll = Readonly<Record<PollKey, Uint8Array>>;

/** Why what was typed from a sheet cannot be one. `number` counts lines from 1, as it is printed. */
export type SheetRefusal =
	| { readonly reason: 'sheet_too_short' | 'sheet_too_long' }
	| { readonly reason: 'line_wrong'; readonly number: number };

const KEY_BYTES = 32;
/** Signs of a line that carry the key; one more checks them. */
const CARRYING = 13;
const LINES_A_KEY = 4;
const LINES = LINES_A_KEY * pollKeys.length;

/** The twelve lines of a recovery sheet: four for each key, each with a check sign that also knows its place. */
export function writeSheet(keys: KeysOfPoll): string[] {
	return pollKeys.flatMap((name, at) => {
		const values = valuesOf(keys[name]);
		return Array.from({ length: LINES_A_KEY }, (_, line) => {
			const carrying = values.slice(line * CARRYING, (line + 1) * CARRYING);
			const signs = [...carrying, checkValue(carrying)];
			return inGroups(signsOf(placed(signs, at * LINES_A_KEY + line)));
		});
	});
}

/**
 * The keys that somebody typed from a sheet, one line under the other, in any case, with or without
 * hyphens and the numbers before the lines.
 * Refused with the first line in which a sign is wrong, two are swapped, or that stands in another's place.
 */
export function readSheet(typed: string): Result<KeysOfPoll, SheetRefusal> {
	const lines = typed
		.split('\n')
		.map((line) => normaliseSigns(line.replace(/^\s*\d+\./, '')))
		.filter((line) => line !== '');
	if (lines.length < LINES) return refuse({ reason: 'sheet_too_short' });
	if (lines.length > LINES) return refuse({ reason: 'sheet_too_long' });

	const read = lines.map((line, at) => readLine(line, at));
	const wrong = read.findIndex((values) => values === undefined);
	if (wrong >= 0) return refuse({ reason: 'line_wrong', number: wrong + 1 });

	const values = read.flatMap((line) => line ?? []);
	const key = (at: number) => bytesOf(values.slice(at * LINES_A_KEY * CARRYING, (at + 1) * LINES_A_KEY * CARRYING));
	return ok({ box: key(0), cards: key(1), log: key(2) });
}

function readLine(line: string, place: number): number[] | undefined {
	const values = placed(
		[...line].map((sign) => CROCKFORD.indexOf(sign)),
		place,
	);
	const isWhole = values.length === CARRYING + 1 && !values.some((value) => value < 0) && weightedSum(values) === 0;
	return isWhole ? values.slice(0, CARRYING) : undefined;
}

/** The place of a line is folded into its check sign: put there by the one who prints, taken out by the one who reads. */
function placed(values: readonly number[], place: number): number[] {
	return values.map((value, at) => (at === CARRYING && value >= 0 ? value ^ place : value));
}

/** 32 bytes as 52 values of five bits; the first four bits are 0. */
function valuesOf(key: Uint8Array): number[] {
	if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes, not ${key.length}`);
	const whole = [...key].reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	return Array.from({ length: LINES_A_KEY * CARRYING }, (_, at) => {
		const right = BigInt(5 * (LINES_A_KEY * CARRYING - 1 - at));
		return Number((whole >> right) & 31n);
	});
}

function bytesOf(values: readonly number[]): Uint8Array {
	const whole = values.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n);
	return Uint8Array.from({ length: KEY_BYTES }, (_, at) => Number((whole >> BigInt(8 * (KEY_BYTES - 1 - at))) & 255n));
}

const signsOf = (values: readonly number[]) => values.map((value) => CROCKFORD[value]).join('');
