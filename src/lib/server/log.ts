import { destination, pino, type Logger } from 'pino';

/** One line a request. The list is complete: no address, no browser, no query, no form, no name. */
export type RequestLine = {
	readonly route: string;
	readonly method: string;
	readonly status: number;
	/** The class of the time it took: under 10 ms, under 100 ms, under 1 s, slow. */
	readonly took: '<10ms' | '<100ms' | '<1s' | 'slow';
	readonly error?: string;
	readonly staff?: string;
};

/**
 * The log, on standard output. Times are cut to the minute: a finer one beside a vote could tell who voted.
 * Lines are written a few at a time, within a second: a vote does not wait for them.
 */
export function openLog(level: string): Logger {
	const timestamp = () => `,"time":"${new Date().toISOString().slice(0, 16)}Z"`;
	const output = destination({ sync: false, minLength: 4096, periodicFlush: 1000 });
	return pino({ level, base: undefined, timestamp }, output);
}

/** How long something took, as coarse as the log may know. */
export function tookClass(milliseconds: number): RequestLine['took'] {
	if (milliseconds < 10) return '<10ms';
	if (milliseconds < 100) return '<100ms';
	return milliseconds < 1000 ? '<1s' : 'slow';
}
