import type { RoundId } from '../domain/ids.ts';
import type { LanguageCode } from '../i18n/languages.ts';
import { formatIn } from '../i18n/format.ts';
import { sayIn } from '../i18n/translate.ts';
import type { Db } from './db/database.ts';
import type { Environment } from './env.ts';
import { sendLetter } from './mail.ts';
import { listOfficers } from './store/people.ts';

type Asked = {
	readonly db: Db;
	readonly env: Pick<Environment, 'origin' | 'smtpUrl'>;
	readonly language: LanguageCode;
	readonly round: { readonly id: RoundId; readonly slug: string };
	readonly idea: { readonly slug: string; readonly title: string };
	readonly dueAt: number;
};

/**
 * Tells those who answer for the municipality in a round of a new question, by e-mail where mail can be sent; answers with how
 * many letters were taken. They see the question on their own pages in any case.
 */
export async function tellOfficers({ db, env, language, round, idea, dueAt }: Asked): Promise<number> {
	const { smtpUrl, origin } = env;
	if (!smtpUrl) return 0;
	const [say, { day }] = [sayIn(language), formatIn(language)];
	const subject = say('screening:mail_new', { idea: idea.title });
	const link = `${origin}/work/${round.slug}/screening/${idea.slug}`;
	const text = `${subject}\n\n${say('screening:mail_due', { day: day(dueAt) })}\n${link}\n`;
	const from = `Medbestem <medbestem@${new URL(origin).hostname}>`;
	const officers = await listOfficers(db, round.id);
	const sent = await Promise.all(officers.map(({ email }) => sendLetter(smtpUrl, { from, to: email, subject, text })));
	return sent.filter(({ ok }) => ok).length;
}
