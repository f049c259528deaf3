/** A note that waits to be sent. Its id is made where it is written, so that the house takes it once however often it comes. */
export type Waiting = {
	readonly id: string;
	readonly note: string;
	readonly table: string;
	readonly author: string;
	/** The "Tænk hvis" that hung on the wall. */
	readonly prompt: string;
	/** Why the house did not take it, when it did not: then it waits for the scribe. */
	readonly refused?: string;
};

/** What a tablet keeps of its own: notes on their way, and the words in the field. */
export type Kept = { readonly waiting: readonly Waiting[]; readonly draft: string };

const nothing: Kept = { waiting: [], draft: '' };
const prefix = 'notes:';

/** The outbox of one evening. Where a browser keeps nothing, it lasts as long as the page. */
export function openOutbox(evening: string, storage: Storage | undefined) {
	const key = prefix + evening;
	for (const other of keysOf(storage)) if (other !== key) storage?.removeItem(other);
	let kept = read(storage, key);

	function keep(changed: Kept): void {
		kept = changed;
		try {
			storage?.setItem(key, JSON.stringify(kept));
		} catch {
			// a full or locked storage: the notes live on in the page
		}
	}

	return {
		all: () => kept.waiting,
		draft: () => kept.draft,
		/** The note whose turn it is. */
		next: () => kept.waiting.find(({ refused }) => refused === undefined),
		setDraft: (draft: string) => keep({ ...kept, draft }),
		add: (note: Waiting) => keep({ waiting: [...kept.waiting, note], draft: '' }),
		drop: (id: string) => keep({ ...kept, waiting: kept.waiting.filter((one) => one.id !== id) }),
		refuse: (id: string, refused: string) =>
			keep({ ...kept, waiting: kept.waiting.map((one) => (one.id === id ? { ...one, refused } : one)) }),
		/** Forgets everything: the device is closed. */
		clear: () => {
			kept = nothing;
			for (const one of keysOf(storage)) storage?.removeItem(one);
		},
	};
}

const keysOf = (storage: Storage | undefined) => Object.keys({ ...storage }).filter((name) => name.startsWith(prefix));

function read(storage: Storage | undefined, key: string): Kept {
	try {
		return { ...nothing, ...(JSON.parse(storage?.getItem(key) ?? '{}') as Partial<Kept>) };
	} catch {
		return nothing;
	}
}

/** A name for a note that nobody else has. `crypto.randomUUID` is missing where a hall's own box serves without TLS. */
export function newName(random: Uint8Array): string {
	const bytes = Array.from(random, (byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte));
	const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
