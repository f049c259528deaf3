import { and, eq } from 'drizzle-orm';
import { hasWon } from '../../domain/council/flow.ts';
import { afterIdeaEvent } from '../../domain/idea/life.ts';
import { accountOf, enterMoney, type MoneyKind, type MoneyRefusal, type Reached } from '../../domain/idea/project.ts';
import { checkNeeded, checkText, type TextRefusal } from '../../domain/idea/sheet.ts';
import { id, type PictureId, type RoundId } from '../../domain/ids.ts';
import { money, type Money } from '../../domain/money.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { ideas } from '../db/tables/ideas.ts';
import { pictures } from '../db/tables/maturing.ts';
import { projectMilestones, projectMoney, projects, projectUpdates } from '../db/tables/projects.ts';
import { transact } from '../db/transact.ts';
import type { ReadPicture } from '../picture.ts';
import { record } from './audit.ts';
import { changeIdea, type By, type Idea } from './idea-changes.ts';

type At = { readonly roundId: RoundId; readonly slug: string };

export type NoWinner = { readonly reason: 'no_winner' };
export type NotBegun = { readonly reason: 'not_begun' };

type Saved = At & {
	readonly owner: string;
	readonly contact: string;
	readonly delayedBecause: string;
	readonly way: readonly Reached[];
};

/** Who stands for a project and how far it has come. The first time it begins; with the opening day it is done. */
export async function saveProject(
	db: Db,
	saved: Saved,
	{ by, now }: By,
): Promise<Result<null, NoWinner | TextRefusal>> {
	return transact(db, (tx) => {
		const idea = winnerAt(tx, saved);
		if (!idea) return refuse({ reason: 'no_winner' });
		const owner = checkNeeded(saved.owner, 120);
		if (!owner.ok) return owner;
		const contact = checkText(saved.contact, 120);
		if (!contact.ok) return contact;
		const because = checkText(saved.delayedBecause, 300);
		if (!because.ok) return because;

		const written = { owner: owner.value, contact: contact.value, delayedBecause: because.value };
		tx.insert(projects)
			.values({ ...written, ideaId: idea.id, granted: idea.price ?? money(0), beganAt: now })
			.onConflictDoUpdate({ target: projects.ideaId, set: written })
			.run();
		for (const { milestone, dueOn, doneOn } of saved.way) {
			tx.insert(projectMilestones)
				.values({ ideaId: idea.id, milestone, dueOn, doneOn })
				.onConflictDoUpdate({ target: [projectMilestones.ideaId, projectMilestones.milestone], set: { dueOn, doneOn } })
				.run();
		}
		comeOn(tx, idea, saved.way, { by, now });
		record(tx, { at: now, actor: by, action: 'save_project', object: idea.id });
		return ok(null);
	});
}

type Written = At & {
	readonly text: string;
	readonly picture: { readonly read: ReadPicture; readonly alt: string } | null;
};

/** News from a project, with a picture if there is one. */
export async function writeUpdate(
	db: Db,
	{ picture, ...written }: Written,
	{ by, now }: By,
): Promise<Result<null, NoWinner | NotBegun | TextRefusal>> {
	return transact(db, (tx) => {
		const idea = winnerAt(tx, written);
		if (!idea) return refuse({ reason: 'no_winner' });
		if (!projectOf(tx, idea)) return refuse({ reason: 'not_begun' });
		const text = checkNeeded(written.text, 1000);
		if (!text.ok) return text;

		const pictureId = picture ? id<PictureId>(crypto.randomUUID()) : null;
		if (picture && pictureId) {
			const { read, alt } = picture;
			tx.insert(pictures)
				.values({ id: pictureId, ideaId: idea.id, ...read, alt, addedAt: now })
				.run();
		}
		tx.insert(projectUpdates)
			.values({ id: crypto.randomUUID(), ideaId: idea.id, text: text.value, pictureId, writtenAt: now })
			.run();
		record(tx, { at: now, actor: by, action: 'write_update', object: idea.id });
		return ok(null);
	});
}

type Entered = At & { readonly kind: MoneyKind; readonly amount: Money; readonly receipt: string };

/** Money paid out against a receipt, or found elsewhere. Never more is paid than there is. */
export async function enterProjectMoney(
	db: Db,
	entered: Entered,
	{ by, now }: By,
): Promise<Result<null, NoWinner | NotBegun | MoneyRefusal>> {
	return transact(db, (tx) => {
		const idea = winnerAt(tx, entered);
		if (!idea) return refuse({ reason: 'no_winner' });
		const project = projectOf(tx, idea);
		if (!project) return refuse({ reason: 'not_begun' });

		const before = tx.select().from(projectMoney).where(eq(projectMoney.ideaId, idea.id)).all();
		const line = enterMoney(accountOf(project.granted, before), entered);
		if (!line.ok) return line;
		const { kind, amount, receipt } = line.value;
		tx.insert(projectMoney)
			.values({ id: crypto.randomUUID(), ideaId: idea.id, kind, amount, receipt, enteredAt: now })
			.run();
		record(tx, { at: now, actor: by, action: 'enter_money', object: idea.id, facts: { kind, amount } });
		return ok(null);
	});
}

/** The idea follows its project: the way begins, and the opening day ends it. */
function comeOn(tx: Tx, idea: Idea, way: readonly Reached[], by: By): void {
	const opened = way.some(({ milestone, doneOn }) => milestone === 'opened' && doneOn !== null);
	const begun = afterIdeaEvent(idea.stage, 'start');
	const underway = begun.ok ? begun.value : idea.stage;
	const finished = opened ? afterIdeaEvent(underway, 'finish') : undefined;
	const stage = finished?.ok ? finished.value : underway;
	if (stage !== idea.stage) changeIdea(tx, idea, { stage }, by);
}

function winnerAt(tx: Tx, { roundId, slug }: At): Idea | undefined {
	const idea = tx
		.select()
		.from(ideas)
		.where(and(eq(ideas.roundId, roundId), eq(ideas.slug, slug)))
		.get();
	return idea && hasWon(idea.stage) ? idea : undefined;
}

const projectOf = (tx: Tx, { id }: Idea) => tx.select().from(projects).where(eq(projects.ideaId, id)).get();
