/** A bar: what it stands for, how long it is, and how its number is written. */
export type Bar = {
	readonly label: string;
	readonly value: number;
	readonly written: string;
	/** The idea's number: its bar has the colour that the idea has everywhere. */
	readonly number?: number | null;
	readonly won?: boolean;
	/** The heading that it stands under. */
	readonly group?: string;
};

/** Bars that answer one question. */
export type BarFigure = { readonly unit: string; readonly bars: readonly Bar[] };
