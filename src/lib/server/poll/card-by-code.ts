import type { RoundId } from '../../domain/ids.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { readCode } from '../../domain/voting/voting-card.ts';
import { findCard } from '../cards/find-card.ts';
import type { Db } from '../db/database.ts';
import type { CardName } from '../store/cards.ts';

export type CardByCodeRefusal = { readonly reason: 'unknown_code' | 'busy' };

/**
 * The card of this round whose code was typed or scanned by those who run the poll. The code is kept nowhere. A scanner
 * types what is in the QR code, an address that ends with `#` and the code.
 */
export async function cardByCode(
	db: Db,
	keyDir: string,
	round: RoundId,
	typed: string,
): Promise<Result<CardName, CardByCodeRefusal>> {
	const code = readCode(typed.slice(typed.lastIndexOf('#') + 1));
	if (!code.ok) return refuse({ reason: 'unknown_code' });
	const found = await findCard(db, keyDir, code.value);
	if (!found.ok) return found;
	if (found.value.round !== round) return refuse({ reason: 'unknown_code' });
	return ok({ round, pub: found.value.pub });
}
