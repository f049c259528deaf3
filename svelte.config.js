import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import adapter from '@sveltejs/adapter-node';
import { inline } from './src/inline.js';

/** The one inline script, that of the vote, is allowed by its hash: taken from the file itself, so the two cannot drift. */
const voteScript = createHash('sha256')
	.update(inline(readFileSync(new URL('./src/stem.js', import.meta.url), 'utf8')))
	.digest('base64');

/** The policy of every page. */
const directives = /** @type {const} */ ({
	'default-src': ['none'],
	'script-src': ['self', `sha256-${voteScript}`],
	'style-src': ['self'],
	'img-src': ['self'],
	'font-src': ['self'],
	'media-src': ['self'],
	'connect-src': ['self'],
	'form-action': ['self'],
	'base-uri': ['none'],
	'object-src': ['none'],
	'frame-ancestors': ['none'],
});

const node = adapter({ precompress: true });

/**
 * The server for Node. The manifest that SvelteKit writes keeps the parts of the site once they are loaded, but imports the
 * matchers of addresses anew for every request: here they are kept too.
 * @param {import('@sveltejs/kit').Builder} builder
 */
function adapt(builder) {
	const manifest = join(builder.getServerDirectory(), 'manifest.js');
	const kept = /matchers: (async \(\) => \{[^]*?\})(,\s*server_assets)/;
	writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(kept, 'matchers: __memo($1)$2'));
	return node.adapt(builder);
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: { ...node, adapt },
		csp: { mode: 'auto', directives },
		// a refusal is shown at whatever address was asked for: its links must lead right from everywhere
		paths: { relative: false },
		// hooks.server.ts keeps the origin check itself, so that who is refused gets a page that says what to do
		csrf: { trustedOrigins: ['*'] },
		typescript: {
			config: (config) => {
				config.include.push('../tests/**/*.ts', '../*.ts', '../*.js');
			},
		},
	},
};
