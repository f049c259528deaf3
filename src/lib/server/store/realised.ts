import { afterIdeaEvent, type IdeaRefusal } from '../../domain/idea/life.ts';
import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import type { ReadPicture } from '../picture.ts';
import { record } from './audit.ts';
import { changeIdea, type By } from './idea-changes.ts';
import { ideaAt } from './ideas.ts';
import { isOnFrozenBallot, type BallotFrozen, type IdeaGone } from './maturing.ts';
import { closeCase } from './screening.ts';
import { addPicture } from './pictures.ts';

type Done = {
	readonly roundId: RoundId;
	readonly slug: string;
	readonly doneBy: string;
	readonly doneOn: number;
	/** What it took: a tent, an afternoon, a phone call. */
	readonly doneTook: string;
	readonly picture: ReadPicture | null;
};

/** An idea came true without money: who did it and when. A success; it leaves the ballot and stands beside the winners. */
export async function realiseWithoutMoney(
	db: Db,
	done: Done,
	{ by, now }: By,
): Promise<Result<null, IdeaRefusal | IdeaGone | BallotFrozen>> {
	return transact(db, (tx) => {
		const idea = ideaAt(tx, done.roundId, done.slug);
		if (!idea) return refuse({ reason: 'idea_gone' });
		if (isOnFrozenBallot(tx, idea)) return refuse({ reason: 'ballot_frozen' });
		const stage = afterIdeaEvent(idea.stage, 'realise');
		if (!stage.ok) return stage;

		const { doneBy, doneOn, doneTook } = done;
		changeIdea(tx, idea, { stage: stage.value, doneBy, doneOn, doneTook, number: null }, { by, now });
		closeCase(tx, idea.id, now);
		if (done.picture) addPicture(tx, { ideaId: idea.id, picture: done.picture, alt: doneBy, now });
		record(tx, { at: now, actor: by, action: 'realise_without_money', object: idea.id });
		return ok(null);
	});
}
