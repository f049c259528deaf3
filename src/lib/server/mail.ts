import { ok, refuse, type Result } from '../domain/result.ts';

/** One message, in plain text: nothing in it is fetched or followed by the reader's program. */
export type Letter = { readonly from: string; readonly to: string; readonly subject: string; readonly text: string };

export type MailRefusal = { readonly reason: 'not_sent' };

/** Who our letters are from. */
export function postmaster(origin: string): string {
	return `Medbestem <medbestem@${new URL(origin).hostname}>`;
}

/** Hands a letter to the mail server of SMTP_URL, or says that it did not take it. Nothing is tried again. */
export async function sendLetter(smtpUrl: string, letter: Letter): Promise<Result<null, MailRefusal>> {
	// loaded when the first letter is sent: most installations send none, and it takes 6 MB
	const { createTransport } = await import('nodemailer');
	const post = createTransport(smtpUrl, { from: letter.from });
	try {
		await post.sendMail({ ...letter, disableUrlAccess: true, disableFileAccess: true });
		return ok(null);
	} catch {
		return refuse({ reason: 'not_sent' });
	} finally {
		post.close();
	}
}
