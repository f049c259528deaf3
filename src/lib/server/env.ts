import { dirname, resolve, relative, isAbsolute } from 'node:path';
import * as v from 'valibot';
import { ok, refuse, type Result } from '../domain/result.ts';

const url = (sentence: string) =>
	v.pipe(
		v.string(),
		v.check((text) => URL.canParse(text), sentence),
	);

const Shape = v.object({
	/** The port to listen on. */
	PORT: v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.integer(), v.maxValue(65535)),
		'3000',
	),
	/** The address to listen on. The demo listens on this machine only, unless DEMO=1 says that it may be seen. */
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty()), '127.0.0.1'),
	/** The address people type, with scheme; forms are accepted from it alone. */
	ORIGIN: v.optional(url('must be an address such as https://medbestem.example.dk')),
	/** The folder of the database and the pictures. */
	DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty()), './data'),
	/** The folder of the keys: never inside DATA_DIR, never in a backup. */
	KEY_DIR: v.optional(v.pipe(v.string(), v.nonEmpty())),
	/** A second, append-only journal of ballots, best on another disk. */
	JOURNAL_DIR: v.optional(v.pipe(v.string(), v.nonEmpty())),
	/** 0 starts empty and for real; 1 says that the demo may be seen from other machines. */
	DEMO: v.optional(v.picklist(['0', '1'])),
	/** How much is logged. */
	LOG_LEVEL: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
	/** Where e-mail is handed in, such as smtp://localhost:25. Without it links are shown, not sent. */
	SMTP_URL: v.optional(url('must be an address such as smtp://localhost:25')),
	/** The clock of the tests: an ISO instant, or file:PATH. Honoured only when NODE_ENV is test. */
	TEST_NOW: v.optional(v.string()),
	NODE_ENV: v.optional(v.string()),
});

/** The settings that a start needs, read once and checked. */
export type Environment = {
	readonly port: number;
	readonly host: string;
	readonly origin: string;
	readonly dataDir: string;
	readonly keyDir: string;
	readonly journalDir: string | undefined;
	readonly isDemo: boolean;
	readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
	readonly smtpUrl: string | undefined;
	readonly testNow: string | undefined;
};

export type EnvironmentRefusal = { readonly reason: 'environment'; readonly sentence: string };

/** The settings from the environment, or one plain sentence about the first that is wrong. */
export function readEnvironment(
	variables: Readonly<Record<string, string | undefined>>,
): Result<Environment, EnvironmentRefusal> {
	const read = v.safeParse(Shape, variables);
	if (!read.success) return wrong(sentenceOf(read.issues[0]));

	const { PORT, HOST, DATA_DIR, KEY_DIR, DEMO, TEST_NOW, NODE_ENV, ...rest } = read.output;
	const isDemo = DEMO !== '0';
	const dataDir = resolve(DATA_DIR);
	if (!isDemo && !KEY_DIR) {
		return wrong('KEY_DIR must be set when DEMO=0: keys never lie beside the votes unless you say where.');
	}
	const keyDir = KEY_DIR ? resolve(KEY_DIR) : resolve(dirname(dataDir), 'data-keys');
	if (isInside(dataDir, keyDir)) return wrong('KEY_DIR must not lie inside DATA_DIR: a backup would carry the keys.');
	const journalDir = rest.JOURNAL_DIR ? resolve(rest.JOURNAL_DIR) : undefined;
	if (journalDir !== undefined && (isInside(dataDir, journalDir) || isInside(keyDir, journalDir))) {
		return wrong('JOURNAL_DIR must lie outside DATA_DIR and KEY_DIR, best on another disk: it is the second copy.');
	}
	if (DEMO === undefined && !isLoopback(HOST)) {
		return wrong(
			`The demo listens on this machine only. Set DEMO=1 to show it on ${HOST}, or DEMO=0 for a real round.`,
		);
	}

	return ok({
		port: PORT,
		host: HOST,
		origin: rest.ORIGIN ? new URL(rest.ORIGIN).origin : `http://localhost:${PORT}`,
		dataDir,
		keyDir,
		journalDir,
		isDemo,
		logLevel: rest.LOG_LEVEL,
		smtpUrl: rest.SMTP_URL,
		testNow: NODE_ENV === 'test' ? TEST_NOW : undefined,
	});
}

const wrong = (sentence: string) => refuse({ reason: 'environment', sentence });

function sentenceOf(issue: v.BaseIssue<unknown> | undefined): string {
	const name = issue?.path?.map((step) => String(step.key)).join('.') ?? 'A setting';
	return `${name} is wrong: ${issue?.message ?? 'not understood'}.`;
}

/** Whether a path is a folder or lies anywhere in it. */
export function isInside(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');
