type Random = () => number;
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** Breaks a file in one to three ways. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
	let broken = bytes;
	for (let times = 1 + below(3, random); times > 0; times--) {
		broken = mutations[below(mutations.length, random)]!(broken, random);
	}
	return broken;
}

const mutations: readonly Mutation[] = [
	flipBytes,
	dropLine,
	doubleLine,
	cut,
	hugeNumber,
	otherEncoding,
	swapLines,
	strayQuote,
	otherCell,
];

function flipBytes(bytes: Uint8Array, random: Random): Uint8Array {
	const out = bytes.slice();
	for (let times = 1 + below(4, random); times > 0 && out.length; times--)
		out[below(out.length, random)] = below(256, random);
	return out;
}

function dropLine(bytes: Uint8Array, random: Random): Uint8Array {
	return byLines(bytes, (lines) => lines.toSpliced(below(lines.length, random), 1));
}

function doubleLine(bytes: Uint8Array, random: Random): Uint8Array {
	return byLines(bytes, (lines) => {
		const at = below(lines.length, random);
		return lines.toSpliced(at, 0, lines[at] ?? '');
	});
}

function swapLines(bytes: Uint8Array, random: Random): Uint8Array {
	return byLines(bytes, (lines) => {
		const [one, other] = [below(lines.length, random), below(lines.length, random)];
		return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
	});
}

function cut(bytes: Uint8Array, random: Random): Uint8Array {
	const [one, other] = [below(bytes.length + 1, random), below(bytes.length + 1, random)];
	return random() < 0.5 ? bytes.slice(0, one) : bytes.slice(Math.min(one, other), Math.max(one, other));
}

function hugeNumber(bytes: Uint8Array, random: Random): Uint8Array {
	const numbers = [
		'999999999',
		'9007199254740991',
		'9007199254740993',
		'1e308',
		'-1',
		'0',
		'0.000001',
		'9'.repeat(400),
		'NaN',
		'4503599627370496',
	];
	return byLines(bytes, (lines) => {
		const head = random() < 0.7 ? Math.min(lines.length, 25) : lines.length;
		const at = below(head, random);
		return lines.with(at, (lines[at] ?? '').replace(/;[^;]*/, `;${numbers[below(numbers.length, random)]}`));
	});
}

function otherEncoding(bytes: Uint8Array, random: Random): Uint8Array {
	const text = new TextDecoder().decode(bytes);
	if (random() < 0.3) return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
	return Uint8Array.from(Buffer.from(text, random() < 0.5 ? 'latin1' : 'utf8'));
}

function strayQuote(bytes: Uint8Array, random: Random): Uint8Array {
	const at = below(bytes.length + 1, random);
	return Uint8Array.from([...bytes.subarray(0, at), 34, ...bytes.subarray(at)]);
}

function otherCell(bytes: Uint8Array, random: Random): Uint8Array {
	return byLines(bytes, (lines) => {
		const [one, other] = [below(lines.length, random), below(lines.length, random)];
		const cells = (lines[one] ?? '').split(';');
		const from = (lines[other] ?? '').split(';');
		return lines.with(one, cells.with(below(cells.length, random), from[below(from.length, random)] ?? '').join(';'));
	});
}

function byLines(bytes: Uint8Array, change: (lines: string[]) => string[]): Uint8Array {
	const lines = Buffer.from(bytes).toString('latin1').split('\n');
	return Uint8Array.from(Buffer.from(change(lines).join('\n'), 'latin1'));
}

function below(end: number, random: Random): number {
	return Math.floor(random() * end);
}
