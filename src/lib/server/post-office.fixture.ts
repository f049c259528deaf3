import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine; `takes` is whether it takes letters. Answers its address and what has come. */
export async function openPostOffice(takes: boolean) {
	const letters: { to: string[]; text: string }[] = [];
	const post = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: (_, __, done) => done(takes ? null : new Error('no such box')),
		onData(stream, { envelope }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const text = Buffer.concat(chunks).toString().replaceAll('=\r\n', '');
				letters.push({ to: envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		},
	});
	post.listen(0, '127.0.0.1');
	await once(post.server, 'listening');
	const { port } = post.server.address() as AddressInfo;
	return { smtpUrl: `smtp://127.0.0.1:${port}`, letters, close: () => post.close() };
}
