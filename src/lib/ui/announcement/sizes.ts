/** How large a name may stand beside its picture so that no word is broken and at most five rows are filled. */
export function sizeOf(name: string): 'huge' | 'key' | undefined {
	const longest = Math.max(...name.split(/[\s/-]+/).map(({ length }) => length));
	if (name.length <= 28 && longest <= 14) return 'huge';
	return name.length > 60 || longest > 16 ? 'key' : undefined;
}
