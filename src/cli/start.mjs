// npm start and npm run dev, on any machine with Node 20 or newer.
import { join } from 'node:path';
import { bin, build, greet, hand, install, prepare, root } from './house.mjs';

greet();
install();
if (process.argv.includes('--dev')) {
	prepare();
	hand(join(bin, 'vite'), ['dev']);
} else {
	build();
	// A small young generation keeps the process under 150 MB; below 4 MB votes spend their time on sweeping.
	hand(join(bin, 'node'), ['--max-semi-space-size=4', join(root, 'src/cli/serve.mjs')], {
		MEDBESTEM_GREETING: prepare(),
	});
}
