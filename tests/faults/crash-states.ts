import type { Event } from './write-trace.ts';

// What a disk may hold after the power has gone: all that was synced, and of the rest nothing, everything, the
// beginning, or any sectors.

type Change = Extract<Event, { kind: 'write' | 'truncate' }>;

/** How much of what was not synced reached the disk. */
export const remainders = ['nothing', 'everything', 'the beginning', 'any sectors'] as const;
export type Remainder = (typeof remainders)[number];

/** A disk on which files are written. `at: -1` means at the end. */
export function openDisk(begin: ReadonlyMap<string, Buffer>) {
	const durable = new Map<string, Buffer>([...begin].map(([path, bytes]) => [path, Buffer.from(bytes)]));
	const pending = new Map<string, Change[]>();

	return {
		happen(event: Event): void {
			if (event.kind === 'sent') return;
			if (event.kind !== 'sync') return void pending.set(event.path, [...(pending.get(event.path) ?? []), event]);
			const changes = pending.get(event.path) ?? [];
			if (changes.length > 0)
				durable.set(event.path, changes.reduce<Buffer>(applied, durable.get(event.path) ?? Buffer.alloc(0)));
			pending.delete(event.path);
		},
		/** The files after a power cut now. */
		afterPowerCut(remainder: Remainder, roll: () => number): Map<string, Buffer> {
			const files = new Map(durable);
			for (const [path, changes] of pending) {
				const survived = survivors(changes, remainder, roll);
				if (survived.length > 0) files.set(path, survived.reduce<Buffer>(applied, files.get(path) ?? Buffer.alloc(0)));
			}
			return files;
		},
	};
}

function survivors(changes: readonly Change[], remainder: Remainder, roll: () => number): Change[] {
	switch (remainder) {
		case 'nothing':
			return [];
		case 'everything':
			return [...changes];
		case 'the beginning':
			return changes.slice(0, Math.floor(roll() * (changes.length + 1)));
		case 'any sectors':
			return changes.flatMap(sectors).filter(() => roll() < 0.5);
	}
}

const SECTOR = 512;

function sectors(change: Change): Change[] {
	if (change.kind === 'truncate' || change.at < 0) return [change];
	const { bytes, at, path } = change;
	const count = Math.ceil(bytes.length / SECTOR);
	return Array.from({ length: count }, (_, sector): Change => {
		const from = sector * SECTOR;
		return { kind: 'write', path, at: at + from, bytes: bytes.subarray(from, from + SECTOR) };
	});
}

function applied(file: Buffer, change: Change): Buffer {
	if (change.kind === 'truncate') {
		const shortened = Buffer.alloc(change.size);
		file.copy(shortened);
		return shortened;
	}
	const at = change.at < 0 ? file.length : change.at;
	const end = at + change.bytes.length;
	const target = end > file.length ? Buffer.concat([file, Buffer.alloc(end - file.length)]) : Buffer.from(file);
	change.bytes.copy(target, at);
	return target;
}
