import type { RoundId } from '$lib/domain/ids';
import type { TurnedAwayReason } from '$lib/domain/people/door';
import type { Person } from '$lib/domain/people/person';
import type { LanguageCode } from '$lib/i18n/languages';
import type { Environment } from '$lib/server/env';
import type { Db } from '$lib/server/db/database';
import type { Device } from '$lib/server/store/devices';

declare global {
	namespace App {
		interface Error {
			/** What the person reads out when calling; only where the fault is ours. */
			id?: string;
			/** Why the door stayed shut. */
			reason?: TurnedAwayReason;
			/** The address that it belongs to, to lead back after signing in. */
			from?: string;
		}
		interface PageData {
			/** What on this page is no history: the key of the sentence in the strip. */
			invented?: string | null;
			/** The phone of the round's helpers; without it the municipality's. */
			helpPhone?: string | null;
			/** The address of the round whose page says what help there is where people vote. */
			helpAt?: string | undefined;
			/** The languages in which this page can be read; without them those of the round in the address, or all. */
			languages?: readonly string[];
		}
		interface Locals {
			db: Db;
			env: Environment;
			/** The clock of this request, in milliseconds since 1970. */
			now: number;
			/** Who is signed in. */
			person: Person | null;
			/** The device of an evening that asks; known on the addresses of devices alone. */
			device: Device | undefined;
			/** The round in the address, when there is one. */
			round: RoundId | undefined;
			language: LanguageCode;
			/** The languages in which the round in the address is told; elsewhere all of them. */
			languages: readonly LanguageCode[];
		}
	}
}
