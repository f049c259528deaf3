/** What the log tells of beside votes. */
export type PollLeafKind =
	'open' | 'extend' | 'close' | 'incident' | 'cred-add' | 'cred-revoke' | 'paper-mark' | 'audit-head';

/**
 * The leaf of something that happened to the poll itself: ASCII lines `pb/leaf/v1`, round, kind, then the facts.
 * It carries no signature of its own: the head that is signed after it stands for it.
 * @throws RangeError if a part is empty or holds anything but visible ASCII signs.
 */
export function eventLeaf(round: string, kind: PollLeafKind, facts: readonly (string | number)[]): string {
	const lines = ['pb/leaf/v1', round, kind, ...facts.map(String)];
	const wrong = lines.find((line) => !/^[!-~]+$/.test(line));
	if (wrong !== undefined) throw new RangeError(`not a line of a leaf: ${JSON.stringify(wrong)}`);
	return `${lines.join('\n')}\n`;
}
