import { expect, test } from 'vitest';
import type { FaultReason } from '../../src/lib/ballotbox/bundle/fault.ts';
import { verifyBundle } from '../../src/lib/ballotbox/bundle/verify-bundle.ts';
import { changes, lie, lieOnPaper } from './change-bundle.ts';
import { archive, makeBundle, type Plan } from './make-bundle.ts';
import { randomFrom } from '../random.ts';

const small: Plan = { seed: 1, voters: 10, tracks: 1, ideas: 3, kind: 'ballots', isEventful: false, papers: 6 };

test('a bundle of every kind is verified', () => {
	for (let seed = 1; seed <= 40; seed += 1) {
		const plan: Plan = {
			...{ seed, voters: 1 + (seed % 23), tracks: 1 + (seed % 3), ideas: 1 + (seed % 5) },
			...{ kind: seed % 7 === 0 ? 'totals' : 'ballots', isEventful: seed % 2 === 0 },
			...(seed % 3 === 0 && { papers: 1 + (seed % 9) }),
		};
		const made = archive(makeBundle(plan).files);
		expect(verifyBundle(made), `seed ${seed}`).toMatchObject({ ok: true });
		expect(archive(makeBundle(plan).files)).toEqual(made);
	}
});

test('no byte of a bundle can be another', () => {
	const bundle = Buffer.from(archive(makeBundle(small).files));
	const slipped: number[] = [];
	for (let at = 0; at < bundle.length; at += 1) {
		const was = bundle[at] ?? 0;
		bundle[at] = was ^ (1 << (at % 8));
		if (verifyBundle(bundle).ok) slipped.push(at);
		bundle[at] = was;
	}
	expect(slipped).toEqual([]);
	expect(verifyBundle(bundle).ok).toBe(true);
});

const large: Plan = { seed: 3, voters: 60, tracks: 2, ideas: 4, kind: 'ballots', isEventful: true, papers: 12 };

const papered = Array.from({ length: 6 }, (_, at) =>
	makeBundle({ ...large, seed: 40 + at, voters: 8, isEventful: at % 2 === 0 }),
);

test('every change after signing is detected, and the file is named', () => {
	const times = process.env['RELEASE'] ? 10_000 : 1_000;
	const made = makeBundle(large);
	const whole = archive(made.files);
	const random = randomFrom(11);
	const names = Object.keys(changes);
	let tried = 0;
	for (let turn = 0; tried < times; turn += 1) {
		const name = names[turn % names.length] ?? '';
		const changed = changes[name]?.(made, random, large) ?? whole;
		if (Buffer.compare(changed, whole) === 0) continue;
		const verdict = verifyBundle(changed);
		expect(verdict.ok, `${name}, turn ${turn}`).toBe(false);
		if (!verdict.ok) expect(verdict.refusal.file).toMatch(/^[a-z0-9.-]+\.(tar|txt|json|pb)$/);
		tried += 1;
	}
	expect(tried).toBe(times);
});

test('who holds the key can sign the list anew, but not make log, cards, ballots and result fit', () => {
	const made = makeBundle(large);
	const whole = archive(made.files);
	const random = randomFrom(12);
	const bound = /^(manifest|cards|log|urn|ballots|result|track)/;
	for (let turn = 0; turn < 300; turn += 1) {
		const lied = lie(made, random, bound);
		if (Buffer.compare(lied, whole) !== 0) expect(verifyBundle(lied).ok, `turn ${turn}`).toBe(false);
	}
});

const paperFaults: readonly FaultReason[] = [
	...(['not_a_paper_count', 'not_the_paper', 'paper_of_no_ballot', 'not_in_order', 'not_a_ballot'] as const),
	...(['papers_differ', 'more_papers_than_cards', 'more_papers_than_given', 'other_result'] as const),
];

test('who holds the key can lie about paper, but not so that cards, ballots and result still fit', () => {
	const random = randomFrom(13);
	const slipped: string[] = [];
	const found = new Set<string>();
	for (let turn = 0; turn < 400; turn += 1) {
		const made = papered[turn % papered.length];
		const lied = made && lieOnPaper(made, random);
		if (!made || !lied || Buffer.compare(lied.bytes, archive(made.files)) === 0) continue;
		const verdict = verifyBundle(lied.bytes);
		if (verdict.ok) slipped.push(lied.name);
		else found.add(verdict.refusal.reason);
	}
	expect(slipped).toEqual([]);
	expect([...found]).toEqual(expect.arrayContaining([...paperFaults]));
});
