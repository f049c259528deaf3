import { spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { House } from '../house.ts';

// What the server wrote, in its order, as the kernel saw it: the ground for crash states.

const root = join(import.meta.dirname, '../..');

/** One thing that happened to a file, or bytes that left for a phone. */
export type Event =
	| { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
	| { readonly kind: 'truncate'; readonly path: string; readonly size: number }
	| { readonly kind: 'sync'; readonly path: string }
	| { readonly kind: 'sent'; readonly text: string };

/** Starts the server of a house under strace; answers with how to end it. */
export async function startTraced(house: House, trace: string): Promise<() => Promise<void>> {
	const calls = 'trace=pwrite64,write,writev,fsync,fdatasync,ftruncate';
	const program = [join(root, 'node_modules/.bin/node'), join(root, 'src/cli/serve.mjs')];
	const words = ['-f', '-y', '-xx', '-s', '99999999', '-e', calls, '-e', 'signal=none', '-o', trace, ...program];
	const tracer = spawn('strace', words, { env: house.env });
	const ended = new Promise<void>((resolve) => tracer.once('exit', () => resolve()));
	const heard: string[] = [];
	await new Promise<void>((resolve, reject) => {
		const hear = (chunk: Buffer) => {
			heard.push(String(chunk));
			if (heard.join('').includes('Medbestem is ready')) resolve();
		};
		tracer.stdout.on('data', hear);
		tracer.stderr.on('data', hear);
		tracer.once('exit', () => reject(new Error(`the server ended: ${heard.join('')}`)));
	});
	return async () => {
		const [server] = readFileSync(`/proc/${tracer.pid}/task/${tracer.pid}/children`, 'ascii').split(' ');
		process.kill(Number(server), 'SIGKILL'); // strace ends with it
		await ended;
	};
}

/** The events of a trace that concern these files, their folder, or phones. */
export async function readTrace(trace: string, isOurs: (path: string) => boolean): Promise<Event[]> {
	const events: Event[] = [];
	const begun = new Map<string, string>();
	for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) {
		const [thread = '', call = ''] = splitOnce(line, /\s+/);
		if (call.endsWith('<unfinished ...>')) {
			begun.set(thread, call.slice(0, -'<unfinished ...>'.length));
			continue;
		}
		const resumed = /^<\.\.\. \w+ resumed>/.exec(call)?.[0];
		const whole = resumed ? `${begun.get(thread) ?? ''}${call.slice(resumed.length)}` : call;
		const event = eventOf(whole, isOurs);
		if (event) events.push(event);
	}
	return events;
}

function eventOf(call: string, isOurs: (path: string) => boolean): Event | undefined {
	const parts = /^(\w+)\(\d+<([^>]*)>(?:, (.*))?\)\s+= (-?\d+)/.exec(call);
	if (!parts) return undefined;
	const [, name = '', hexPath = '', rest = '', result = '0'] = parts;
	const path = unhex(hexPath).toString();
	if (Number(result) < 0) return undefined;
	if ((name === 'write' || name === 'writev') && path.startsWith('socket:')) {
		const text = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unhex(hex).toString('latin1'));
		return { kind: 'sent', text: text.join('') };
	}
	if (!isOurs(path)) return undefined;
	if (name === 'fsync' || name === 'fdatasync') return { kind: 'sync', path };
	if (name === 'ftruncate') return { kind: 'truncate', path, size: Number(rest) };
	const written = /^"((?:\\x[0-9a-f]{2})*)", \d+(?:, (\d+))?$/.exec(rest);
	if (!written) return undefined;
	return { kind: 'write', path, bytes: unhex(written[1] ?? ''), at: name === 'pwrite64' ? Number(written[2]) : -1 };
}

const unhex = (text: string) =>
	text.includes('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text);

function splitOnce(line: string, by: RegExp): [string, string] {
	const found = by.exec(line);
	return found ? [line.slice(0, found.index), line.slice(found.index + found[0].length)] : [line, ''];
}
