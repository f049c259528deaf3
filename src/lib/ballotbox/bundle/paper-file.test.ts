import { expect, test } from 'vitest';
import type { PaperCount } from '../../domain/voting/paper-count.ts';
import { paperText, readListedPapers, readSummedPapers } from './paper-file.ts';

const count: PaperCount = {
	...{ spoiled: 2, renewed: 1 },
	tracks: [
		{
			track: 1,
			piles: [
				{ version: 1, counted: false, lines: [{ choices: '[9]', papers: 1 }], invalid: 0 },
				{ version: 2, counted: true, lines: [{ choices: '[3,[7,2]]', papers: 2 }], invalid: 0 },
				{ version: 3, counted: true, lines: [{ choices: '[3,[7,2]]', papers: 1 }], invalid: 1 },
			],
		},
	],
};

test('where no papers were counted the file is what it was before papers were', () => {
	expect(paperText(3, undefined, 'ballots')).toBe('{"v":1,"swapped":3}');
	expect(readListedPapers('{"v":1,"swapped":3}')).toEqual({ swapped: 3 });
	expect(readSummedPapers('{"v":1,"swapped":3}')).toEqual({ swapped: 3 });
});

test('papers that say the same are told together, whichever version they are on; those set aside only by number', () => {
	const text = paperText(4, count, 'ballots');
	expect(text).toBe(
		'{"v":1,"swapped":4,"spoiled":2,"renewed":1,"tracks":[{"track":1,"piles":[{"version":1,"counted":false,"papers":1},' +
			'{"version":2,"counted":true,"papers":2},{"version":3,"counted":true,"papers":2}],' +
			'"lines":[{"choices":[3,[7,2]],"papers":3}],"invalid":1}]}',
	);
	expect(readListedPapers(text)?.count?.tracks[0]?.lines).toEqual([{ choices: '[3,[7,2]]', papers: 3 }]);
	expect(readSummedPapers(text)).toBeUndefined();
});

test('totals say how many votes are on paper, and not what they say', () => {
	const text = paperText(4, count, 'totals');
	expect(text).toBe('{"v":1,"swapped":4,"spoiled":2,"renewed":1,"tracks":[{"track":1,"votes":3}]}');
	expect(readSummedPapers(text)?.count?.tracks).toEqual([{ track: 1, votes: 3 }]);
	expect(readListedPapers(text)).toBeUndefined();
});
