/**
 * Ballots as they were cast, before a rule weighs them: which projects, in which order, with how many points.
 * Laid out in one row so that a million of them fit into memory: ballot `i` holds
 * `marks[starts[i]] … marks[starts[i + 1] - 1]`, each the place of a project in the instance.
 */
export type Ballots = {
	readonly starts: Uint32Array;
	readonly marks: Uint32Array;
	/** One number for each mark, where ballots give points. Without it every mark is one point: stacked marks are points. */
	readonly points?: Int32Array;
};

/** A ballot as a list: ids in the order of the voter, the same id again for a stacked mark; or ids with points. */
export type CastBallot = readonly string[] | Map<string, number>;

/** How many ballots there are, empty ones too. */
export function ballotCount(ballots: Ballots): number {
	return Math.max(0, ballots.starts.length - 1);
}

/**
 * The ballots in their compact layout.
 * @throws RangeError if a ballot names a project that is not on the list, or gives points that are no whole number.
 */
export function layOut(ids: readonly string[], cast: readonly CastBallot[]): Ballots {
	const places = new Map(ids.map((id, place) => [id, place]));
	const marks = cast.map((ballot): (readonly [string, number])[] =>
		ballot instanceof Map ? [...ballot] : ballot.map((id) => [id, 1]),
	);
	const starts = new Uint32Array(cast.length + 1);
	marks.forEach((ballot, index) => (starts[index + 1] = (starts[index] ?? 0) + ballot.length));
	const layout = { starts, marks: Uint32Array.from(marks.flat(), ([id]) => placeOf(id, places)) };
	if (!cast.some((ballot) => ballot instanceof Map)) return layout;
	return { ...layout, points: Int32Array.from(marks.flat(), ([, points]) => wholePoints(points)) };
}

function placeOf(id: string, places: ReadonlyMap<string, number>): number {
	const place = places.get(id);
	if (place === undefined) throw new RangeError(`not on the ballot: ${id}`);
	return place;
}

function wholePoints(points: number): number {
	if ((points | 0) !== points) throw new RangeError(`not a whole number of points: ${points}`);
	return points;
}
