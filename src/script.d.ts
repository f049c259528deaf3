/** The address of a script that is built as a file of its own: see `own-scripts.ts`. */
declare module '*?script' {
	const address: string;
	export default address;
}
