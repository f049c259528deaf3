import { rmSync } from 'node:fs';

/** Takes away the houses that others were furnished like. */
export default function clearHouses(): void {
	if (process.env.HOUSES) rmSync(process.env.HOUSES, { recursive: true, force: true });
}
