/** One direction: routes → server → ballotbox → domain; routes → ui → domain; i18n → domain. Nobody imports routes. */
const layer = (from, to, why) => ({
	name: `${from}-not-${to.replace(/[^a-z0-9]+/gi, '-')}`,
	severity: 'error',
	comment: why,
	from: { path: `^src/lib/${from}/`, pathNot: '\\.(test|slow)\\.ts$' },
	to: { path: to },
});

module.exports = {
	forbidden: [
		layer('domain', '^src/(?!lib/domain/)', 'The domain knows nothing but itself.'),
		{
			name: 'domain-is-pure',
			severity: 'error',
			comment: 'The domain uses no package and nothing of node: it is a library of rules.',
			from: { path: '^src/lib/domain/', pathNot: '\\.(test|slow)\\.ts$' },
			to: {
				dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core', 'unknown'],
			},
		},
		layer('ballotbox', '^src/(?!lib/(ballotbox|domain)/)', 'The ballot box runs without the app.'),
		{
			name: 'ballotbox-only-crypto',
			severity: 'error',
			comment: 'The ballot box uses node:crypto and the domain, nothing else.',
			from: { path: '^src/lib/ballotbox/', pathNot: '\\.(test|slow)\\.ts$' },
			to: {
				dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'unknown'],
				pathNot: '^(node:)?(crypto|buffer)$',
			},
		},
		{
			name: 'verifier-stands-alone',
			severity: 'error',
			comment: 'The verifier shares nothing with the site but the ballot box and the domain.',
			from: { path: '^src/cli/verify[^/]*\\.ts$', pathNot: '\\.test\\.ts$' },
			to: { path: '^src/(?!lib/(ballotbox|domain)/|cli/verify)' },
		},
		layer('server', '^src/(lib/ui|routes)/', 'What is remembered does not know how it looks.'),
		layer('ui', '^src/(lib/(server|ballotbox)|routes|cli)/', 'Components get data and give events.'),
		layer('i18n', '^src/(lib/(server|ballotbox|ui)|routes|cli)/', 'Words know the domain only.'),
		{
			name: 'nobody-imports-routes',
			severity: 'error',
			from: { path: '^src/(lib|cli|params|hooks)' },
			to: { path: '^src/routes/' },
		},
		{
			name: 'a-route-imports-no-other-route',
			severity: 'error',
			from: { path: '^src/routes/(.*)/[^/]+$' },
			to: { path: '^src/routes/', pathNot: '^src/routes/$1/(\\./)?[^/]+$' },
		},
		{
			name: 'pages-reach-data-only-through-data',
			severity: 'error',
			from: { path: '^src/routes/.*\\.svelte$' },
			to: { path: '^src/lib/(server|ballotbox)/' },
		},
		{
			name: 'sql-lives-in-db-and-store',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/(db|store)/|\\.(test|slow)\\.ts$|^src/cli/' },
			to: { path: 'node_modules/(better-sqlite3|drizzle-orm)/' },
		},
		{
			name: 'lucia-lives-in-auth',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/auth/' },
			to: { path: 'node_modules/lucia/' },
		},
		{
			name: 'valibot-reads-at-the-edge',
			severity: 'error',
			from: {
				path: '^src/',
				pathNot: '^src/routes/|^src/lib/server/(form|env)\\.ts$|^src/lib/server/forms/|\\.(test|slow)\\.ts$',
			},
			to: { path: 'node_modules/valibot/' },
		},
		{
			name: 'charts-live-in-charts',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/ui/charts/' },
			to: { path: 'node_modules/chart\\.js/' },
		},
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types', 'svelte'],
			extensions: ['.ts', '.js', '.svelte', '.json', '.mjs'],
		},
		moduleSystems: ['es6', 'cjs'],
	},
};
