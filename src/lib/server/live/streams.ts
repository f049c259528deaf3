/** What is watched: how it looks now, as a text; undefined when there is nothing to see any more. */
export type Look = () => Promise<string | undefined>;

type Watch = {
	readonly look: Look;
	readonly tell: (text: string) => void;
	readonly end: () => void;
	told: string | undefined;
};

/** How many may listen at once: each costs a look every half second. */
export const mostStreams = 64;

const pace = 500;
const beat = 30; // looks between two signs of life, which keep proxies from hanging up: 15 s

const watches = new Set<Watch>();
let clock: NodeJS.Timeout | undefined;
let looks = 0;

/**
 * A stream of server-sent events, one whenever what is watched looks otherwise than before, the first at once. It ends when
 * there is nothing to see any more, when the listener goes, and when the server stops. Undefined when too many listen.
 */
export function openStream(look: Look): ReadableStream<Uint8Array> | undefined {
	if (watches.size >= mostStreams) return undefined;
	const encoder = new TextEncoder();
	let watch: Watch | undefined;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const end = () => {
				if (watch && watches.delete(watch)) controller.close();
				rest();
			};
			const tell = (text: string) => {
				// whoever does not read is let go: what is not fetched would pile up
				if ((controller.desiredSize ?? 0) < -beat) end();
				else controller.enqueue(encoder.encode(text));
			};
			watch = { look, tell, end, told: undefined };
			watches.add(watch);
			clock ??= setInterval(() => void lookRound(), pace);
			void lookAt(watch);
		},
		cancel() {
			if (watch) watches.delete(watch);
			rest();
		},
	});
}

/** Ends every stream: a server that stops waits for nobody who only listens. */
export function endStreams(): void {
	for (const watch of [...watches]) watch.end();
}

// adapter-node's own name for it; src/cli/serve.mjs says it
process.on('sveltekit:shutdown', endStreams);

async function lookRound(): Promise<void> {
	looks += 1;
	for (const watch of [...watches]) {
		if (!watches.has(watch)) continue;
		if (looks % beat === 0) watch.tell(': here\n\n');
		await lookAt(watch);
	}
}

async function lookAt(watch: Watch): Promise<void> {
	// what cannot be looked at is over for this listener, who will call again; the others go on
	const seen = await watch.look().catch(() => undefined);
	if (!watches.has(watch)) return;
	if (seen === undefined) {
		watch.tell('data: over\n\n');
		watch.end();
	} else if (seen !== watch.told) {
		watch.told = seen;
		watch.tell('data: new\n\n');
	}
}

/** Nobody listens: nothing is looked at. */
function rest(): void {
	if (watches.size > 0) return;
	clearInterval(clock);
	clock = undefined;
}
