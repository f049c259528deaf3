// npm start and npm run dev, on any machine with Node 20 or newer.
import { join } from 'node:path';
import { bin, build, frugal, greet, hand, install, prepare, root } from './house.mjs';

greet();
install();
if (process.argv.includes('--dev')) {
	prepare();
	hand(join(bin, 'vite'), ['dev']);
} else {
	build();
	hand(join(bin, 'node'), [...frugal, join(root, 'src/cli/serve.mjs')], {
		MEDBESTEM_GREETING: prepare(),
	});
}
