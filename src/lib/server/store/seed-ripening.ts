import { eq, inArray, or } from 'drizzle-orm';
import type { RoundId } from '../../domain/ids.ts';
import type { Tx } from '../db/database.ts';
import { ideaRevisions, ideas } from '../db/tables/ideas.ts';
import { costLines, helpOffers, ideaAuthors, ideaMerges, nextSteps, pictures } from '../db/tables/maturing.ts';
import { ideaTexts, recordings } from '../db/tables/idea-texts.ts';
import { boardMoves, notes, piles } from '../db/tables/notes.ts';
import { screeningCases, screeningMessages } from '../db/tables/screening.ts';
import type { Ripening } from '../fixtures/ripening.ts';

/** Puts in how the ideas of a fixture ripened. */
export function insertRipening(tx: Tx, roundId: RoundId, ripening: Ripening): void {
	for (const pile of ripening.piles)
		tx.insert(piles)
			.values({ ...pile, roundId })
			.run();
	for (const note of ripening.notes)
		tx.insert(notes)
			.values({ ...note, roundId })
			.run();
	for (const revision of ripening.revisions) tx.insert(ideaRevisions).values(revision).run();
	for (const author of ripening.authors) tx.insert(ideaAuthors).values(author).run();
	for (const merge of ripening.merges) tx.insert(ideaMerges).values(merge).run();
	for (const offer of ripening.offers) tx.insert(helpOffers).values(offer).run();
	for (const step of ripening.steps) tx.insert(nextSteps).values(step).run();
	for (const screening of ripening.cases) tx.insert(screeningCases).values(screening).run();
}

/** Takes out everything that hangs on the ideas of a demo round, before they go themselves. */
export function clearRipening(tx: Tx, roundId: RoundId): void {
	const own = tx.select({ id: ideas.id }).from(ideas).where(eq(ideas.roundId, roundId));
	const cases = tx.select({ id: screeningCases.id }).from(screeningCases).where(inArray(screeningCases.ideaId, own));
	tx.delete(screeningMessages).where(inArray(screeningMessages.caseId, cases)).run();
	tx.delete(ideaMerges)
		.where(or(inArray(ideaMerges.fromId, own), inArray(ideaMerges.intoId, own)))
		.run();
	const ofIdeas = [
		ideaRevisions,
		ideaAuthors,
		costLines,
		helpOffers,
		nextSteps,
		pictures,
		screeningCases,
		ideaTexts,
		recordings,
	];
	for (const table of ofIdeas) tx.delete(table).where(inArray(table.ideaId, own)).run();
	for (const table of [notes, piles, boardMoves]) tx.delete(table).where(eq(table.roundId, roundId)).run();
}
