import adapter from '@sveltejs/adapter-node';

/** The policy of every page. Pages with the vote's one inline script add its hash in hooks.server.ts. */
const directives = /** @type {const} */ ({
	'default-src': ['none'],
	'script-src': ['self'],
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

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
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
