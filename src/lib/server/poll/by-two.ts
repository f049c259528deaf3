import type { RequestEvent } from '@sveltejs/kit';
import type { Role } from '../../domain/people/person.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { RoundId } from '../../domain/ids.ts';
import { verifySecondPerson, type SecondPersonRefusal, type SecondPersonTyped } from '../auth/second-person.ts';
import type { By, ByTwo } from '../store/poll-step.ts';

/** Who may sign for a poll: those who lead every round, and the facilitators of this one. */
const signers: readonly Role[] = ['administrator', 'coordinator', 'facilitator'];

type Asked = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

/** The round of the address. @throws Error where the address names none: the access table has let nobody in there. */
export function roundHere({ locals }: Asked): RoundId {
	if (!locals.round) throw new Error('this address names no round');
	return locals.round;
}

/** Who is signed in, and when. */
export function byOne({ locals }: Asked): By {
	return { actor: locals.person?.id ?? '', now: locals.now };
}

/** Who is signed in and who signed beside them in the same form. */
export async function byTwo(event: Asked, typed: SecondPersonTyped): Promise<Result<ByTwo, SecondPersonRefusal>> {
	const need = { roles: signers, round: event.locals.round, address: event.getClientAddress() };
	const second = await verifySecondPerson(event.locals, typed, need);
	return second.ok ? ok({ ...byOne(event), witness: second.value.id }) : second;
}
