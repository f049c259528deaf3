import { connect, createServer, type Socket } from 'node:net';

/**
 * A road that loses things by the dice: requests cut off, answers lost after the server has done its work,
 * requests delivered twice, everything late by up to 50 ms.
 */
export async function openBadRoad(to: number, roll: () => number, loss: number) {
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const fate = roll();
		const [cutsRequest, losesAnswer] = [fate < loss / 3, fate >= loss / 3 && fate < loss];
		const isDoubled = roll() < 0.2;
		const late = roll() * 50;
		sockets.add(near);
		near.on('close', () => sockets.delete(near)).on('error', () => {});
		const far = reach();
		near.on('close', () => far.destroy());
		near.on('data', (chunk) => {
			if (cutsRequest) return void near.destroy();
			setTimeout(() => {
				far.write(chunk);
				if (isDoubled)
					reach()
						.on('data', () => {})
						.write(chunk);
			}, late);
		});
		far.on('data', (chunk) => void (losesAnswer ? near.destroy() : near.write(chunk)));
		far.on('close', () => near.destroy());
	});

	function reach(): Socket {
		const far = connect(to, '127.0.0.1');
		far.setNoDelay(true).on('error', () => far.destroy());
		sockets.add(far);
		return far.on('close', () => sockets.delete(far));
	}

	await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		close: () => {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
