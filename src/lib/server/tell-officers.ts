import type { LanguageCode } from '../i18n/languages.ts';
import { sayIn } from '../i18n/translate.ts';
import type { Environment } from './env.ts';
import { postmaster, sendLetter } from './mail.ts';

/** A question to the municipality, as its letter tells it. What was asked stands on the page, not in the letter. */
export type Asked = {
	readonly to: readonly string[];
	readonly language: LanguageCode;
	/** The address of the case, from its slash. */
	readonly path: string;
	readonly due: string;
};

/** Writes to the officers of a round that somebody waits for their answer. Answers with how many letters were taken. */
export async function tellOfficers(
	env: Pick<Environment, 'origin' | 'smtpUrl'>,
	{ to, language, path, due }: Asked,
): Promise<number> {
	const { smtpUrl, origin } = env;
	if (!smtpUrl) return 0;
	const say = sayIn(language);
	const subject = say('screening:mail_subject');
	const text = `${say('screening:mail_asked', { due })}\n\n${origin}${path}\n`;
	const sent = await Promise.all(
		to.map((officer) => sendLetter(smtpUrl, { from: postmaster(origin), to: officer, subject, text })),
	);
	return sent.filter(({ ok }) => ok).length;
}
