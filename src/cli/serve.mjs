// The listening process: plain JavaScript on purpose, so that it carries no TypeScript compiler in its memory.
// What it needs to be true (settings, folders, database) has been made true by prepare.ts just before.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const origin = new URL(process.env.ORIGIN ?? `http://localhost:${port}`).origin;

// The built site reads its settings from the environment while it is loaded.
process.env.ORIGIN = origin;
process.env.BODY_SIZE_LIMIT ??= '9M';
const { handler } = await import(pathToFileURL(join(import.meta.dirname, '../../build/handler.js')).href);

const server = createServer(through(handler));
server.once('error', (error) => {
	console.error(plainly(error));
	process.exit(1);
});
server.listen(port, host, () =>
	console.log(`\n  Medbestem is ready: ${origin}\n${process.env.MEDBESTEM_GREETING ?? ''}`),
);

// A stop ends what was begun: no ballot is cut off between commit and answer.
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, () => {
		process.emit('sveltekit:shutdown', signal); // who only listens is let go: server/live/streams.ts
		server.close(() => process.exit(0));
		server.closeIdleConnections();
	});
}

/** Compresses what is made on the fly, and sends visitors of another name of this machine to the right one. */
function through(next) {
	const compress = compression({ threshold: 500 });
	const ours = new URL(origin).host;

	return (request, response) => {
		const asked = String(request.headers['x-forwarded-host'] ?? request.headers.host ?? ours);
		if (asked !== ours && isLook(request) && request.url !== '/healthz') {
			response.writeHead(308, { Location: origin + request.url }).end();
			return;
		}
		if (!isReadable(request.url)) request.url = '/-';
		const answer = () => next(request, response, () => response.writeHead(404).end());
		if (isLook(request)) compress(request, response, answer);
		else answer(); // a form leads on to a page: there is next to nothing to compress
	};
}

function isLook({ method }) {
	return method === 'GET' || method === 'HEAD';
}

/** An address that is not valid UTF-8 names no page: it is answered like any other that is not there. */
function isReadable(url) {
	try {
		decodeURI(url.split('?')[0]);
		return url.startsWith('/');
	} catch {
		return false;
	}
}

function plainly({ code, message }) {
	if (code === 'EADDRINUSE') {
		return `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`;
	}
	if (code === 'EACCES') return `Port ${port} is not allowed for this user. Choose one above 1023.`;
	return `The server cannot listen on ${host}:${port}: ${message}`;
}
