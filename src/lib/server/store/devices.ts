import { randomInt } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { id, type DeviceId, type MeetingId, type RoundId } from '../../domain/ids.ts';
import {
	isAtWork,
	mostDevices,
	pairingCode,
	pairingCodes,
	pairingTime,
	readPairingCode,
	type DeviceRole,
} from '../../domain/meeting/device.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Db, Reader, Tx } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { devices } from '../db/tables/devices.ts';
import { meetings } from '../db/tables/meetings.ts';
import { record } from './audit.ts';
import type { By } from './idea-changes.ts';
import { meetingGoingOn, type NotGoingOn } from './meetings.ts';

/** A device that was let in: what it is for, and the meeting it belongs to. */
export type Device = {
	readonly id: DeviceId;
	readonly role: DeviceRole;
	readonly name: string;
	readonly roundId: RoundId;
	readonly meetingId: MeetingId;
};

export type DeviceRefusal = NotGoingOn | { readonly reason: 'too_many_devices' | 'device_gone' };

type Invited = {
	readonly roundId: RoundId;
	readonly meeting: string;
	readonly role: DeviceRole;
	readonly name: string;
};

/** Six digits with which a new device of a meeting can come in, for some minutes and once. */
export async function inviteDevice(
	db: Db,
	{ roundId, meeting, role, name }: Invited,
	{ by, now }: By,
): Promise<Result<{ readonly code: string }, DeviceRefusal>> {
	return transact(db, (tx) => {
		const found = meetingGoingOn(tx, roundId, meeting);
		if (!found.ok) return found;
		const meetingId = found.value;
		// digits that nobody used are digits again
		tx.delete(devices)
			.where(and(isNotNull(devices.code), lte(devices.codeEndsAt, now)))
			.run();
		if (ofMeeting(tx, meetingId).filter(({ removedAt }) => removedAt === null).length >= mostDevices)
			return refuse({ reason: 'too_many_devices' });

		const deviceId = id<DeviceId>(crypto.randomUUID());
		const code = freeCode(tx);
		tx.insert(devices)
			.values({ id: deviceId, meetingId, role, name, code, codeEndsAt: now + pairingTime })
			.run();
		record(tx, { at: now, actor: by, action: 'invite_device', object: meetingId, facts: { device: deviceId, role } });
		return ok({ code });
	});
}

function freeCode(tx: Tx): string {
	for (;;) {
		const code = pairingCode(randomInt(pairingCodes));
		if (!tx.select({ id: devices.id }).from(devices).where(eq(devices.code, code)).get()) return code;
	}
}

/** Lets a device in by its digits. They are used up, and from now on the device bears the token of this hash. */
export async function pairDevice(
	db: Db,
	{ typed, tokenHash, now }: { readonly typed: string; readonly tokenHash: Buffer; readonly now: number },
): Promise<Result<Device, { readonly reason: 'wrong_pairing' }>> {
	return transact(db, (tx) => {
		const code = readPairingCode(typed);
		const found = code === undefined ? undefined : seen(tx).where(eq(devices.code, code)).get();
		if (!found || now >= found.codeEndsAt || found.meetingEndedAt !== null) return refuse({ reason: 'wrong_pairing' });
		tx.update(devices)
			.set({ code: null, tokenHash, pairedAt: now, seenAt: now })
			.where(eq(devices.id, found.device.id))
			.run();
		const { id: object, role } = found.device;
		record(tx, { at: now, actor: object, action: 'pair_device', object: found.device.meetingId, facts: { role } });
		return ok(found.device);
	});
}

const seen = (tx: Reader) =>
	tx
		.select({
			device: {
				id: devices.id,
				role: devices.role,
				name: devices.name,
				roundId: meetings.roundId,
				meetingId: devices.meetingId,
			},
			codeEndsAt: devices.codeEndsAt,
			pairedAt: devices.pairedAt,
			seenAt: devices.seenAt,
			meetingEndedAt: meetings.endedAt,
		})
		.from(devices)
		.innerJoin(meetings, eq(meetings.id, devices.meetingId));

/** How exactly a list says when a device was last seen: each sight written down would be a commit. */
const sight = 30_000;

/** The device that bears this token; undefined when it was removed, or its evening is over. */
export async function findDevice(db: Db, tokenHash: Buffer, now: number): Promise<Device | undefined> {
	const found = seen(db).where(eq(devices.tokenHash, tokenHash)).get();
	if (!found || found.pairedAt === null) return undefined;
	if (!isAtWork({ pairedAt: found.pairedAt, meetingEndedAt: found.meetingEndedAt }, now)) return undefined;
	if (now >= (found.seenAt ?? 0) + sight)
		transact(db, (tx) => tx.update(devices).set({ seenAt: now }).where(eq(devices.id, found.device.id)).run());
	return found.device;
}

/**
 * The devices of a meeting in the order in which they were invited: those that are in, those whose digits still let them
 * in, and those that were removed with notes on them that may be missing.
 */
export async function listDevices(db: Db, meetingId: MeetingId, now: number) {
	return ofMeeting(db, meetingId)
		.filter(({ code, codeEndsAt }) => code === null || now < codeEndsAt)
		.filter(({ removedAt, outbox }) => removedAt === null || outbox > 0);
}

function ofMeeting(tx: Reader, meetingId: MeetingId) {
	return tx
		.select({
			id: devices.id,
			role: devices.role,
			name: devices.name,
			code: devices.code,
			codeEndsAt: devices.codeEndsAt,
			seenAt: devices.seenAt,
			removedAt: devices.removedAt,
			outbox: devices.outbox,
		})
		.from(devices)
		.where(eq(devices.meetingId, meetingId))
		.orderBy(asc(devices.codeEndsAt), asc(devices.id))
		.all();
}

/** Shuts a device out from its next request on. What it has sent stays. Digits that nobody used end with it. */
export async function removeDevice(
	db: Db,
	{ roundId, device }: { readonly roundId: RoundId; readonly device: DeviceId },
	{ by, now }: By,
): Promise<Result<null, DeviceRefusal>> {
	return transact(db, (tx) => {
		const found = seen(tx)
			.where(and(eq(devices.id, device), eq(meetings.roundId, roundId), isNull(devices.removedAt)))
			.get();
		if (!found) return refuse({ reason: 'device_gone' });
		tx.update(devices).set({ code: null, tokenHash: null, removedAt: now }).where(eq(devices.id, device)).run();
		record(tx, { at: now, actor: by, action: 'remove_device', object: found.device.meetingId, facts: { device } });
		return ok(null);
	});
}

/** The evening that a device belongs to, as its pages name it. */
export async function findMeetingOf(db: Db, { meetingId }: Pick<Device, 'meetingId'>) {
	const found = db
		.select({ id: meetings.id, title: meetings.title })
		.from(meetings)
		.where(eq(meetings.id, meetingId))
		.get();
	if (!found) throw new Error(`a device of meeting ${meetingId}, which is not there`);
	return found;
}
