import type { Allocation, Decision, OpenTie, Step } from '#lib/domain/counting/allocation.ts';
import type { Settings } from '#lib/domain/counting/rule.ts';
import type { PabulibFile } from '#lib/domain/formats/pabulib-file.ts';
import { amountText } from '#lib/domain/formats/pabulib-writer.ts';

/** A count with what it was made from. */
export type Protocol = {
	readonly rule: string;
	readonly options: Settings;
	readonly file: PabulibFile;
	readonly voters: number;
	readonly allocation: Allocation;
};

/** The protocol as the interfaces say; all amounts are exact decimal texts. */
export function protocolJson({ rule, options, file, voters, allocation }: Protocol) {
	const { unit } = file.instance;
	const { winners, tie, completion } = allocation;
	return {
		rule,
		options,
		budget: amountText(file.instance.budget, unit),
		cost: amountText(allocation.cost, unit),
		left: amountText(allocation.left, unit),
		votes: voters,
		winners,
		tie: tie ? { between: tie.between, at: place(tie) } : null,
		...(completion && { completion: { ...completion, unit } }),
		warnings: file.warnings,
		steps: allocation.steps.map((step) => stepJson(step, unit)),
	};
}

function stepJson({ project, support, cost, before, left, decision, ...more }: Step, unit: number) {
	const amounts = { cost: amountText(cost, unit), before: amountText(before, unit), left: amountText(left, unit) };
	const paid = more.paid?.map(({ voters, amount }) => ({ voters, amount: amountText(amount, unit) }));
	const rate = more.rate === undefined ? {} : { rate: more.rate / unit };
	return { project, support: String(support), ...amounts, decision, ...more, ...rate, ...(paid && { paid }) };
}

/** The protocol to be read: a line for each step. */
export function protocolText({ rule, options, file, voters, allocation }: Protocol): string {
	const { unit, budget } = file.instance;
	const { cost, left, tie, winners } = allocation;
	const settings = Object.entries(options).map(([name, value]) => `${name} ${value}`);
	const lines = allocation.steps.map(
		(step) =>
			`${step.project}: ${step.support} for it, costs ${amountText(step.cost, unit)}, ${words[step.decision]}` +
			`${step.tie ? ` (equal: ${step.tie.between.join(', ')}; decided by ${step.tie.by})` : ''}` +
			`; left: ${amountText(step.left, unit)}`,
	);
	return [
		`${rule} (${settings.join(', ')}): ${voters} ballots, budget ${amountText(budget, unit)}`,
		...lines,
		`Winners: ${winners.join(', ') || 'none'}; cost ${amountText(cost, unit)}, left ${amountText(left, unit)}`,
		...(tie ? [`A lot must be drawn between ${tie.between.join(', ')} (${place(tie)}).`] : []),
	].join('\n');
}

function place({ after, share }: OpenTie): string {
	return `after ${after} ${after === 1 ? 'winner' : 'winners'}${share ? `, share ${share}` : ''}`;
}

const words: Record<Decision, string> = {
	taken: 'taken',
	does_not_fit: 'does not fit',
	stopped: 'the count had stopped',
	below_threshold: 'below the smallest score',
	conflicts: 'excluded by a winner',
	outvoted: 'another has more',
	supporters_short: 'its supporters have too little left',
	outside_band: 'outside the price band',
};
