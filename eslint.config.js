import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const noClock = [
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'The clock is an argument here: take `now`.',
	},
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'The clock is an argument here: take `now`.',
	},
	{
		selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
		message: 'Randomness is an argument here: take `random`.',
	},
];

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'data/', 'test-results/'] },
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		rules: {
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/no-explicit-any': 'error',
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{ files: ['**/*.svelte'], rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-inline-styles': 'error' } },
	// Components are given links that a route has resolved.
	{ files: ['src/lib/ui/**'], rules: { 'svelte/no-navigation-without-resolve': 'off' } },
	{ files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		files: ['src/lib/domain/**/*.ts', 'src/lib/ballotbox/**/*.ts'],
		ignores: ['**/*.{test,slow}.ts'],
		rules: { 'no-restricted-syntax': ['error', ...noClock] },
	},
	{
		files: ['src/lib/{domain,ballotbox,server}/**/*.ts', 'src/cli/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^\\$(lib|app|env)(/|$)',
							message: 'Runs without a build: import by relative .ts path or #lib/….',
						},
					],
				},
			],
		},
	},
);
