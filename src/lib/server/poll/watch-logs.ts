import type { RoundId } from '../../domain/ids.ts';
import type { Db } from '../db/database.ts';
import { logIncident, type LogIncident, type Memory } from '../journal/log-incident.ts';
import { boxOfRound } from '../store/ballot-boxes.ts';
import { listBoxLogs } from '../store/box-logs.ts';
import { stopForLog } from '../store/log-incidents.ts';

/** A poll whose log is not what was seen of it before. */
export type LostLog = { readonly round: RoundId; readonly incident: LogIncident };

/** Holds every log against what was seen of it, at each start. An open poll that lacks something is stopped at once. */
export async function watchLogs(db: Db, memory: Memory, now: number): Promise<LostLog[]> {
	const lost: LostLog[] = [];
	for (const { box, state } of await listBoxLogs(db)) {
		const incident = logIncident(db, memory, box);
		if (!incident) continue;
		lost.push({ round: box.roundId, incident });
		if (state === 'open') await stopForLog(db, box.roundId, incident, now);
	}
	return lost;
}

/** What is wrong with the log of one poll; undefined when nothing is. */
export function logIncidentOf(db: Db, memory: Memory, round: RoundId): LogIncident | undefined {
	const box = boxOfRound(db, round);
	return box && logIncident(db, memory, box);
}
