import { expect, test } from 'vitest';
import { verifyBundle } from '../../src/lib/ballotbox/bundle/verify-bundle.ts';
import { readTar } from '../../src/lib/ballotbox/tar.ts';
import { findBundle, findBundleKind } from '../../src/lib/server/store/bundles.ts';
import { rehearseCount, two, type RehearsedPapers } from '../../src/lib/server/store/poll-rehearsal.ts';
import { publishPoll } from '../../src/lib/server/store/publication.ts';

/** The bundles of a round with 20 votes in its box and these papers: what everybody gets, and what the auditor gets. */
async function published(papers: RehearsedPapers) {
	const votes = Array.from({ length: 20 }, (_, at) => (at < 9 ? 1 : 2));
	const { db, round, logKey, closesAt } = await rehearseCount(votes, undefined, undefined, papers);
	expect(await publishPoll(db, { round, logKey }, two(closesAt))).toMatchObject({ ok: true });
	const kind = await findBundleKind(db, round);
	const archive = (await findBundle(db, round, kind ?? 'ballots')) ?? new Uint8Array();
	return { kind, archive, auditor: (await findBundle(db, round, 'ballots')) ?? new Uint8Array() };
}

const paperIn = (archive: Uint8Array) => {
	const file = readTar(archive)?.find(({ name }) => name === 'paper.json');
	return Buffer.from(file?.bytes ?? []).toString();
};

test('papers that two people counted turn the vote, and whoever recounts the bundle finds the same', async () => {
	const { kind, archive } = await published({ '[1]': 4, '[3]': 1, invalid: 1, '[2]': 0 });
	expect(kind).toBe('ballots');
	expect(paperIn(archive)).toBe(
		'{"v":1,"swapped":6,"spoiled":0,"renewed":0,"tracks":[{"track":1,"piles":[{"version":1,"counted":true,"papers":6}],' +
			'"lines":[{"choices":[1],"papers":4},{"choices":[3],"papers":1}],"invalid":1}]}',
	);
	const verdict = verifyBundle(archive);
	expect(verdict).toMatchObject({ ok: true, value: { opening: { valid: 20 }, paper: { swapped: 6, votes: [5] } } });
	if (verdict.ok) expect(verdict.value.count.outcomes[0]).toMatchObject({ votes: 25, winners: [1, 3] });
});

test('a lone paper is not shown: everybody gets the totals, the auditor the ballots, and both are right', async () => {
	const { kind, archive, auditor } = await published({ '[3]': 1 });
	expect(kind).toBe('totals');
	expect(paperIn(archive)).toBe('{"v":1,"swapped":1,"spoiled":0,"renewed":0,"tracks":[{"track":1,"votes":1}]}');
	expect(verifyBundle(archive)).toMatchObject({ ok: true, value: { kind: 'totals', paper: { votes: [1] } } });
	expect(verifyBundle(auditor)).toMatchObject({ ok: true, value: { kind: 'ballots', paper: { boards: [['[3]']] } } });
});
