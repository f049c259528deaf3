import { and, eq, lt } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { people, recoveryCodes, sessions } from '../db/tables/people.ts';
import { transact } from '../db/transact.ts';
import { record } from './audit.ts';

/** A second factor as it is kept: sealed, with the step of the first code, and the hashes of the recovery codes. */
export type KeptFactor = {
	readonly secondFactor: Buffer;
	readonly step: number;
	readonly codeHashes: readonly Buffer[];
};

/** Puts a second factor on an account in place of any before it, and ends the sessions begun without it. */
export async function keepSecondFactor(db: Db, personId: PersonId, kept: KeptFactor, now: number): Promise<void> {
	return transact(db, (tx) => {
		const { secondFactor, step, codeHashes } = kept;
		tx.update(people).set({ secondFactor, secondFactorStep: step }).where(eq(people.id, personId)).run();
		tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
		for (const codeHash of codeHashes) tx.insert(recoveryCodes).values({ personId, codeHash }).run();
		tx.delete(sessions).where(eq(sessions.personId, personId)).run();
		record(tx, { at: now, actor: personId, action: 'add_second_factor', object: personId });
	});
}

/** Notes that the code of this step has been taken. False when it, or a later one, has been taken before. */
export async function takeCode(db: Db, personId: PersonId, step: number): Promise<boolean> {
	return transact(db, (tx) => {
		const newer = and(eq(people.id, personId), lt(people.secondFactorStep, step));
		return tx.update(people).set({ secondFactorStep: step }).where(newer).run().changes > 0;
	});
}

/** Strikes a recovery code out. False when there is no such code, or no longer. */
export async function takeRecoveryCode(db: Db, personId: PersonId, codeHash: Buffer, now: number): Promise<boolean> {
	return transact(db, (tx) => {
		const own = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash));
		const taken = tx.delete(recoveryCodes).where(own).run().changes > 0;
		if (taken) record(tx, { at: now, actor: personId, action: 'use_recovery_code', object: personId });
		return taken;
	});
}
