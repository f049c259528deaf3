import type { ScreeningAnswer } from '../idea/screening.ts';
import type { Account } from '../idea/project.ts';
import type { Money } from '../money.ts';
import type { DataTable, Value } from './data-table.ts';
import { flowSteps, type FlowStep } from './flow.ts';
import { hideSmall, hideSmallInList } from './small-cells.ts';
import { cardAccount, turnoutTable, type TurnoutCount } from './turnout.ts';

/** An idea that was voted on, with what it got. `marks` is null where only the winner is known. */
export type MarkedIdea = {
	readonly track: string;
	readonly number: number | null;
	readonly title: string;
	readonly price: Money | null;
	readonly marks: number | null;
	readonly won: boolean;
};

/** The count of a round's people and ideas, as it was made: nothing in it is hidden yet. */
export type RoundFigures = {
	readonly voters: number | null;
	readonly flow: Record<FlowStep, number>;
	readonly counts: readonly TurnoutCount[];
	readonly cards: { readonly handedOut: number; readonly unused: number } | null;
	readonly marked: readonly MarkedIdea[];
	readonly pots: readonly { readonly track: string; readonly pot: Money; readonly granted: Money | null }[];
	readonly projects: readonly {
		readonly title: string;
		readonly owner: string | null;
		readonly account: Account;
		readonly reached: number;
		readonly newsDays: number | null;
	}[];
	readonly questions: readonly {
		readonly title: string;
		readonly department: string;
		readonly sentAt: number;
		readonly dueAt: number;
		readonly days: number;
		readonly answer: ScreeningAnswer | 'waiting' | 'overdue';
		/** What the idea costs each year, and who pays that, as far as it is known. */
		readonly runningCost: Money | null;
		readonly runningPayer: string;
	}[];
	readonly withoutMoney: readonly { readonly title: string; readonly doneBy: string | null }[];
	readonly evaluation: readonly {
		readonly about: 'age' | 'language' | 'mood';
		readonly label: string;
		readonly people: number;
	}[];
};

/** Every table of a round as it may be shown. Tables that would be empty are left out. */
export function roundTables(figures: RoundFigures): DataTable[] {
	const { flow, cards, voters } = figures;
	const tables: DataTable[] = [
		marksTable(figures.marked),
		{ name: 'flow', columns: ['step', 'ideas'], rows: flowSteps.map((step) => [step, flow[step]]) },
		turnoutOf(figures.counts),
		{
			name: 'cards',
			columns: ['handed_out', 'used', 'unused', 'missing'],
			rows: cards && voters !== null ? [cardRow(cards, voters)] : [],
		},
		potsTable(figures.pots),
		projectsTable(figures.projects),
		{
			name: 'screening',
			columns: ['idea', 'department', 'sent_on', 'due_on', 'days', 'answer', 'running_cost', 'payer'],
			rows: figures.questions.map((asked) => [
				asked.title,
				asked.department,
				asked.sentAt,
				asked.dueAt,
				asked.days,
				asked.answer,
				asked.runningCost,
				asked.runningPayer || null,
			]),
		},
		{
			name: 'without-money',
			columns: ['idea', 'done_by'],
			rows: figures.withoutMoney.map(({ title, doneBy }) => [title, doneBy]),
		},
		peopleTable('ages', 'age', figures),
		peopleTable('languages', 'language', figures),
		{
			name: 'moods',
			columns: ['mood', 'people'],
			rows: figures.evaluation.filter(({ about }) => about === 'mood').map(({ label, people }) => [label, people]),
		},
	];
	return tables.filter(({ rows }) => rows.length > 0);
}

/** Marks are never hidden: they say nothing about anybody. Most marks first within a track. */
function marksTable(marked: readonly MarkedIdea[]): DataTable {
	return {
		name: 'marks',
		columns: ['track', 'number', 'idea', 'price', 'marks', 'got_money'],
		rows: marked.map(({ track, number, title, price, marks, won }) => [track, number, title, price, marks, won]),
	};
}

function turnoutOf(counts: readonly TurnoutCount[]): DataTable {
	const table = turnoutTable(counts);
	if (counts.length < 2) return { name: 'turnout', columns: ['place', 'all'], rows: [] };
	const { cells, rowSums, columnSums, total } = hideSmall(table);
	const rows: Value[][] = table.rows.map((place, at) => [place, ...(cells[at] ?? []), rowSums[at] ?? null]);
	return {
		name: 'turnout',
		columns: ['place', ...table.columns, 'all'],
		rows: [...rows, [null, ...columnSums, total]],
	};
}

function cardRow({ handedOut, unused }: { handedOut: number; unused: number }, voters: number): Value[] {
	const account = cardAccount(handedOut, voters, unused);
	return [account.handedOut, account.used, account.unused, account.missing];
}

function potsTable(pots: RoundFigures['pots']): DataTable {
	const rows = pots.map(({ track, pot, granted }) => [track, pot, granted, granted === null ? null : pot - granted]);
	return { name: 'pots', columns: ['track', 'pot', 'granted', 'left'], rows };
}

function projectsTable(projects: RoundFigures['projects']): DataTable {
	return {
		name: 'projects',
		columns: ['idea', 'owner', 'granted', 'co_funded', 'spent', 'left', 'milestones', 'news_days'],
		rows: projects.map(({ title, owner, account, reached, newsDays }) => [
			title,
			owner,
			account.granted,
			account.coFunded,
			account.spent,
			account.left,
			reached,
			newsDays,
		]),
	};
}

/** Ages or languages of those who answered, small counts hidden, and all of them. */
function peopleTable(name: 'ages' | 'languages', about: 'age' | 'language', { evaluation }: RoundFigures): DataTable {
	const counts = evaluation.filter((one) => one.about === about).map(({ label, people }) => [label, people] as const);
	if (counts.length < 2) return { name, columns: ['label', 'people'], rows: [] };
	const { shown, total } = hideSmallInList(counts);
	return { name, columns: ['label', 'people'], rows: [...shown, [null, total]] };
}
