import { expect, test, vi } from 'vitest';
import { endStreams, mostStreams, openStream } from './streams.ts';

/** Reads what has come so far, until the stream ends. */
function listen(stream: ReadableStream<Uint8Array> | undefined) {
	const heard: string[] = [];
	const reader = stream?.getReader();
	const ended = (async () => {
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
			heard.push(new TextDecoder().decode(part.value));
	})();
	return { heard, ended, leave: () => reader?.cancel() };
}

test('a listener hears of what is there, of each change, and of the end', async () => {
	let seen: string | undefined = 'one';
	const listener = listen(openStream(async () => seen));
	await vi.waitFor(() => expect(listener.heard).toEqual(['data: new\n\n']));
	seen = 'two';
	await vi.waitFor(() => expect(listener.heard).toHaveLength(2), { timeout: 10_000 });
	seen = undefined;
	await listener.ended;
	expect(listener.heard).toEqual(['data: new\n\n', 'data: new\n\n', 'data: over\n\n']);
});

test('no more may listen than the house can bear; whoever leaves makes room, and a stop lets all go', async () => {
	const listeners = Array.from({ length: mostStreams }, () => listen(openStream(async () => 'the same')));
	expect(openStream(async () => 'the same')).toBeUndefined();
	await listeners.pop()?.leave();
	listeners.push(listen(openStream(async () => 'the same')));
	endStreams();
	await Promise.all(listeners.map(({ ended }) => ended));
	const after = openStream(async () => 'the same');
	expect(after).toBeDefined();
	await after?.cancel();
});

test('what cannot be looked at ends for that listener alone', async () => {
	const broken = listen(
		openStream(async () => {
			throw new Error('no such table');
		}),
	);
	await broken.ended;
	expect(broken.heard).toEqual(['data: over\n\n']);
});
