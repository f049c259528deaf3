/** Ten shapes, each with its colour (`--n1` … `--n10`), the ink that is read on it, and where its number stands. */
const shapes = [
	{ ink: '#fff', y: 42.5, size: 30 },
	{ ink: '#fff', y: 42.5, size: 30 },
	{ ink: '#211c15', y: 41.5, size: 30, path: 'M32 2.5 58.5 17.5v29L32 61.5 5.5 46.5V17.5z' },
	{ ink: '#211c15', y: 41, size: 28 },
	{ ink: '#fff', y: 42.5, size: 30, path: 'M32 3h25a4 4 0 0 1 4 4v25a29 29 0 1 1-29-29z' },
	{ ink: '#211c15', y: 44, size: 30, path: 'M4 31a28 28 0 0 1 56 0v25a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4z' },
	{ ink: '#fff', y: 45, size: 30, path: 'M32 3 60 25v31a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V25z' },
	{
		ink: '#fff',
		y: 36,
		size: 30,
		path: 'M10 4h44a7 7 0 0 1 7 7v32a7 7 0 0 1-7 7H29L17 62V50h-7a7 7 0 0 1-7-7V11a7 7 0 0 1 7-7z',
	},
	{
		ink: '#211c15',
		y: 42.5,
		size: 30,
		path: 'M22.51 9.079A9.6 9.6 0 0 1 41.49 9.079A9.6 9.6 0 0 1 54.92 22.51A9.6 9.6 0 0 1 54.92 41.49A9.6 9.6 0 0 1 41.49 54.92A9.6 9.6 0 0 1 22.51 54.92A9.6 9.6 0 0 1 9.079 41.49A9.6 9.6 0 0 1 9.079 22.51A9.6 9.6 0 0 1 22.51 9.079z',
	},
	{
		ink: '#211c15',
		y: 40,
		size: 27,
		path: 'M5 8a4 4 0 0 1 4-4h46a4 4 0 0 1 4 4v22c0 16-11 26-27 32C16 56 5 46 5 30z',
	},
] as const;

type Shape = { readonly ink: string; readonly y: number; readonly size: number; readonly path?: string };

/** The shape of an idea's number, from 1. After ten they begin again; the number itself always tells. */
export function shapeOf(number: number): Shape & { readonly at: number } {
	const at = ((number - 1) % shapes.length) + 1;
	const shape: Shape = shapes[at - 1] ?? shapes[0];
	return { ...shape, at };
}
