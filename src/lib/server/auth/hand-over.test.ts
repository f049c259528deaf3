import { afterEach, expect, test } from 'vitest';
import { openPostOffice } from '../post-office.fixture.ts';
import { handOver } from './hand-over.ts';
import { newToken } from './tokens.ts';

let close = () => {};
afterEach(() => close());

async function postOffice(takes: boolean) {
	const office = await openPostOffice(takes);
	({ close } = office);
	return office;
}

const giving = (smtpUrl: string | undefined, language: 'da' | 'en' = 'da') => {
	const { token } = newToken();
	const env = { origin: 'https://medbestem.example', smtpUrl };
	return { env, language, to: 'gry@bolbro.example', token, purpose: 'invitation' as const };
};

test('without a mail server the link is shown to be passed on', async () => {
	const given = giving(undefined);
	expect(await handOver(given)).toEqual({
		to: 'gry@bolbro.example',
		sent: false,
		link: `https://medbestem.example/login/link/${given.token}`,
	});
});

test('with a mail server the link is sent to its person, in their language, and shown to nobody else', async () => {
	const { smtpUrl, letters } = await postOffice(true);
	const given = giving(smtpUrl);
	expect(await handOver(given)).toEqual({ to: 'gry@bolbro.example', sent: true, link: null });
	expect(letters).toHaveLength(1);
	expect(letters[0]?.to).toEqual(['gry@bolbro.example']);
	const text = letters[0]?.text ?? '';
	expect(text).toContain(`https://medbestem.example/login/link/${given.token}`);
	expect(text).toContain('From: Medbestem <medbestem@medbestem.example>');
	expect(text).toContain('Subject: Du er inviteret til Medbestem');
	expect(text).toContain('Content-Type: text/plain');
});

test('a letter that is not taken is shown instead, so that the work goes on', async () => {
	const { smtpUrl } = await postOffice(false);
	expect(await handOver(giving(smtpUrl))).toMatchObject({ sent: false, link: expect.stringContaining('/login/link/') });
	expect(await handOver(giving('smtp://127.0.0.1:1'))).toMatchObject({ sent: false });
});
