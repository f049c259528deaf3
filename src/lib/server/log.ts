import { pino, type Logger } from 'pino';

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

/** The log, on standard output. Times are cut to the minute: a finer one beside a vote could tell who voted. */
export function openLog(level: string): Logger {
	return pino({ level, base: undefined, timestamp: () => `,"time":"${new Date().toISOString().slice(0, 16)}Z"` });
}

/** How long something took, as coarse as the log may know. */
export function tookClass(milliseconds: number): RequestLine['took'] {
	if (milliseconds < 10) return '<10ms';
	if (milliseconds < 100) return '<100ms';
	return milliseconds < 1000 ? '<1s' : 'slow';
}
