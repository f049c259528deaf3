import { build, type Plugin } from 'vite';

const mark = '?script';
const folder = '_app/immutable/assets';

/**
 * `import address from './x.ts?script'` gives the address of a script that is built as files of its own.
 * Pages here do not hydrate, so the site has no scripts that one could be part of; what a page loads by `<script src>`
 * is made here, in parts, so that `import()` inside it fetches the rest only when it is needed.
 */
export function ownScripts(): Plugin {
	let isServing = false;
	return {
		name: 'own-scripts',
		enforce: 'pre',
		configResolved: ({ command }) => {
			isServing = command === 'serve';
		},
		async load(id) {
			if (!id.endsWith(mark)) return undefined;
			const file = id.slice(0, -mark.length);
			if (isServing) return `export default ${JSON.stringify(`/@fs${file}`)}`;

			const parts = await built(file);
			for (const { fileName, code } of parts) this.emitFile({ type: 'asset', fileName, source: code });
			const entry = parts.find(({ isEntry }) => isEntry);
			return `export default ${JSON.stringify(`/${entry?.fileName}`)}`;
		},
	};
}

async function built(file: string) {
	const name = `${folder}/[name]-[hash].js`;
	const made = await build({
		configFile: false,
		logLevel: 'warn',
		base: './',
		build: {
			write: false,
			modulePreload: false,
			rolldownOptions: { input: file, output: { format: 'es', entryFileNames: name, chunkFileNames: name } },
		},
	});
	const outputs = Array.isArray(made) ? made : [made];
	return outputs.flatMap((one) => ('output' in one ? one.output : [])).filter((part) => part.type === 'chunk');
}
