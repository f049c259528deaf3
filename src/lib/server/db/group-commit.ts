import type { Outcome } from './transact.ts';

/** So many go into one commit at most. */
const MOST = 32;
/** So long, in milliseconds, does the first of a group wait for others at most. */
const LONGEST_WAIT = 5;
/** So many may wait; whoever comes then is asked to come again. */
const ROOM = 1024;

type Waiting<Work, Answer> = {
	readonly work: Work;
	readonly settle: (outcome: Outcome<Answer>) => void;
};

/**
 * A line in which work waits to be committed together, because a commit costs a write through to the disk whether it
 * carries one or many. A group goes as soon as nobody has come during a turn of the event loop, with 32, or after
 * 5 ms: who comes alone does not wait. Answers only when the commit is on the disk; undefined when the line is full.
 */
export function openGroupCommit<Work, Answer>(
	commit: (works: readonly Work[]) => readonly Outcome<Answer>[],
	clock: () => number = () => performance.now(),
): (work: Work) => Promise<Answer> | undefined {
	const line: Waiting<Work, Answer>[] = [];
	let began = 0;
	let known = 0;

	function begin(): void {
		began = clock();
		known = 0;
		setImmediate(turn);
	}

	function turn(): void {
		const grows = line.length > known && line.length < MOST && clock() - began < LONGEST_WAIT;
		known = line.length;
		if (grows) return void setImmediate(turn);

		const group = line.splice(0, MOST);
		if (line.length > 0) begin();
		const outcomes = committed(group.map(({ work }) => work));
		for (const [at, { settle }] of group.entries()) settle(outcomes[at] ?? { fault: new Error('no outcome') });
	}

	function committed(works: readonly Work[]): readonly Outcome<Answer>[] {
		try {
			return commit(works);
		} catch (fault) {
			return works.map(() => ({ fault }));
		}
	}

	return (work) => {
		if (line.length >= ROOM) return undefined;
		return new Promise((resolve, reject) => {
			line.push({ work, settle: (outcome) => ('fault' in outcome ? reject(outcome.fault) : resolve(outcome.answer)) });
			if (line.length === 1) begin();
		});
	};
}
