/** What a value from a file must look like. A record has exactly these keys, in this order. */
export type Shape =
	| 'text'
	| 'count'
	| 'flag'
	| { readonly oneOf: readonly (string | number | null)[] }
	| { readonly orNull: Shape }
	| { readonly either: readonly Shape[] }
	| { readonly listOf: Shape }
	| { readonly record: Readonly<Record<string, Shape>> };

/**
 * The value in a JSON text, when it has this shape and is written in the one canonical way: no spaces, keys in the order
 * of the shape. Else undefined: nothing can be hidden in another way of writing the same.
 */
export function readCanonical(text: string, shape: Shape): unknown {
	const value = parse(text);
	return value !== undefined && hasShape(value, shape) && JSON.stringify(value) === text ? value : undefined;
}

function hasShape(value: unknown, shape: Shape): boolean {
	if (shape === 'text') return typeof value === 'string';
	if (shape === 'count') return Number.isSafeInteger(value) && Number(value) >= 0;
	if (shape === 'flag') return typeof value === 'boolean';
	if ('oneOf' in shape) return shape.oneOf.some((one) => one === value);
	if ('orNull' in shape) return value === null || hasShape(value, shape.orNull);
	if ('either' in shape) return shape.either.some((one) => hasShape(value, one));
	if ('listOf' in shape) return Array.isArray(value) && value.every((one) => hasShape(one, shape.listOf));
	return hasKeys(value, shape.record);
}

function hasKeys(value: unknown, record: Readonly<Record<string, Shape>>): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const keys = Object.keys(record);
	const [own, asked] = [Object.keys(value), Object.entries(record)];
	const inOrder = own.length === keys.length && own.every((key, at) => key === keys[at]);
	return inOrder && asked.every(([key, shape]) => hasShape((value as Record<string, unknown>)[key], shape));
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
