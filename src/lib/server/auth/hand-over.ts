import type { LinkPurpose } from '../../domain/people/link.ts';
import type { LanguageCode } from '../../i18n/languages.ts';
import { sayIn } from '../../i18n/translate.ts';
import type { Environment } from '../env.ts';
import { postmaster, sendLetter } from '../mail.ts';
import { linkTo } from './tokens.ts';

/** A one-time link on its way: shown to whoever gives it, or sent to its person by e-mail. */
export type HandedOver = { readonly to: string; readonly sent: boolean; readonly link: string | null };

type Giving = {
	readonly env: Pick<Environment, 'origin' | 'smtpUrl'>;
	readonly language: LanguageCode;
	readonly to: string;
	readonly token: string;
	readonly purpose: Exclude<LinkPurpose, 'second_step'>;
};

/** Sends the link where mail can be sent; else, and when that fails, it is shown once to be passed on by hand. */
export async function handOver({ env, language, to, token, purpose }: Giving): Promise<HandedOver> {
	const link = linkTo(env.origin, token);
	if (!env.smtpUrl) return { to, sent: false, link };

	const say = sayIn(language);
	const subject = say(purpose === 'invitation' ? 'people:mail_invitation' : 'people:mail_reset');
	const text = `${subject}\n\n${say('people:mail_open')}\n${link}\n\n${say('people:mail_not_you')}\n`;
	const letter = { from: postmaster(env.origin), to, subject, text };
	const sent = (await sendLetter(env.smtpUrl, letter)).ok;
	return { to, sent, link: sent ? null : link };
}
