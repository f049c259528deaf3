/** The five stages in the order in which an idea ripens, with their words. */
export const steps = [
	{ of: 'seed', name: 'idea:seed', is: 'idea:seed_is' },
	{ of: 'sprout', name: 'idea:sprout', is: 'idea:sprout_is' },
	{ of: 'blossom', name: 'idea:blossom', is: 'idea:blossom_is' },
	{ of: 'fruit', name: 'idea:fruit', is: 'idea:fruit_is' },
	{ of: 'harvest', name: 'idea:harvest', is: 'idea:harvest_is' },
] as const;
