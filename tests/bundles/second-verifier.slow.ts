import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../src/lib/ballotbox/bundle/verify-bundle.ts';
import { changes, lie, lieOnPaper } from './change-bundle.ts';
import { archive, makeBundle, type Plan } from './make-bundle.ts';
import { randomFrom } from '../random.ts';

// A second verifier, in another language, written from docs/bundle.md alone: what both say the same of is no slip of one of them.

const planOf = (seed: number): Plan => ({
	...{ seed, voters: 1 + (seed % 5), tracks: 1 + (seed % 2), ideas: 1 + (seed % 5) },
	...{ kind: seed % 9 === 0 ? 'totals' : 'ballots', isEventful: seed % 3 === 0 },
	...(seed % 4 === 0 && { papers: 1 + (seed % 7) }),
});

/** What the second verifier says of each bundle: `verified`, or the place of the first fault. */
function secondOpinions(bundles: readonly Uint8Array[]): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'second-'));
	const length = (bytes: Uint8Array) => {
		const eight = Buffer.alloc(8);
		eight.writeBigUInt64BE(BigInt(bytes.length));
		return eight;
	};
	writeFileSync(join(folder, 'bundles'), Buffer.concat(bundles.flatMap((bytes) => [length(bytes), bytes])));
	const script = join(import.meta.dirname, 'verify_bundle.py');
	const { stdout, stderr } = spawnSync('python3', [script, '--many', join(folder, 'bundles')], { encoding: 'utf8' });
	rmSync(folder, { recursive: true });
	if (stderr) throw new Error(stderr);
	return stdout.trimEnd().split('\n');
}

function opinion(bundle: Uint8Array): string {
	const verdict = verifyBundle(bundle);
	if (verdict.ok) return 'verified';
	const { file, line } = verdict.refusal;
	return line === undefined ? file : `${file}:${line}`;
}

test('both verifiers say the same of bundles that are right', () => {
	const bundles = Array.from({ length: process.env['RELEASE'] ? 1_000 : 100 }, (_, at) =>
		archive(makeBundle(planOf(at + 1)).files),
	);
	expect(secondOpinions(bundles)).toEqual(bundles.map(() => 'verified'));
	expect(bundles.map(opinion)).toEqual(bundles.map(() => 'verified'));
});

test('both verifiers find the same first fault in bundles that were changed', () => {
	const random = randomFrom(29);
	const names = Object.keys(changes);
	const made = Array.from({ length: 25 }, (_, at) => ({ plan: planOf(at + 1), made: makeBundle(planOf(at + 1)) }));
	const mutants = Array.from({ length: process.env['RELEASE'] ? 10_000 : 1_000 }, (_, turn) => {
		const { plan, made: bundle } = made[turn % made.length] ?? { plan: planOf(1), made: makeBundle(planOf(1)) };
		const change = changes[names[turn % names.length] ?? ''];
		const onPaper = turn % 3 === 1 ? lieOnPaper(bundle, random) : undefined;
		return onPaper?.bytes ?? (turn % 3 > 0 || !change ? lie(bundle, random) : change(bundle, random, plan));
	});
	const [one, other] = [mutants.map(opinion), secondOpinions(mutants)];
	const differing = one.flatMap((said, at) => (said === other[at] ? [] : [`${at}: ${said} / ${other[at]}`]));
	expect(differing).toEqual([]);
	expect(new Set(one.map((said) => said.replace(/:\d+$/, ''))).size).toBeGreaterThan(10);
});
