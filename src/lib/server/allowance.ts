/** So many acts within a stretch of time for each address. Kept in memory alone, and forgotten when the time is up. */
export function allowance({ acts, within }: { readonly acts: number; readonly within: number }) {
	const taken = new Map<string, number[]>();

	/** Whether this address may act once more at `now`. Asking counts. */
	return function mayAct(address: string, now: number): boolean {
		for (const [other, times] of taken) if ((times.at(-1) ?? 0) <= now - within) taken.delete(other);
		const recent = (taken.get(address) ?? []).filter((at) => at > now - within);
		if (recent.length >= acts) return false;
		taken.set(address, [...recent, now]);
		return true;
	};
}
