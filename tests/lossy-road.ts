import { connect, createServer, type Socket } from 'node:net';

/** How the road between phone and house is: open, closed, or letting requests through and losing the answers. */
export type Condition = 'open' | 'closed' | 'loses_answers';

/** A road between a browser and a house, whose condition the test sets. */
export async function openRoad(to: () => number) {
	let condition: Condition = 'open';
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		sockets.add(near);
		near.on('close', () => sockets.delete(near)).on('error', () => {});
		if (condition === 'closed') return near.destroy();
		const far = connect(to(), '127.0.0.1');
		far.on('error', () => near.destroy()).on('close', () => near.destroy());
		near.on('close', () => far.destroy());
		near.on('data', (chunk) => void (condition === 'closed' ? near.destroy() : far.write(chunk)));
		far.on('data', (chunk) => void (condition === 'open' ? near.write(chunk) : near.destroy()));
	});
	await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		set: (next: Condition) => {
			condition = next;
			if (next === 'closed') for (const socket of sockets) socket.destroy();
		},
		close: () => {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
