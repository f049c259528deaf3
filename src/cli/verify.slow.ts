import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../lib/ballotbox/bundle/verify-bundle.ts';
import { leafHash } from '../lib/ballotbox/log.ts';
import { receiptOf } from '../lib/ballotbox/receipt.ts';
import { archive, makeBundle, signFiles, type Plan } from '../../tests/bundles/make-bundle.ts';
import { verdictLines } from './verify-sentences.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const made = makeBundle({ seed: 5, voters: 21, tracks: 1, ideas: 3, kind: 'ballots', isEventful: true });

beforeAll(() => {
	const whole = Buffer.from(archive(made.files));
	writeFileSync(join(folder, 'bundle.tar'), whole);
	writeFileSync(join(folder, 'touched.tar'), whole.toString('latin1').replace(/vote ([0-9a-f])/, 'vote x'), 'latin1');
	const few = makeBundle({ seed: 6, voters: 5, tracks: 1, ideas: 3, kind: 'totals', isEventful: false });
	writeFileSync(join(folder, 'few.tar'), archive(few.files));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As a stranger calls it: nothing of the house in the environment, nothing but the bundle in the folder. */
function verify(...args: string[]) {
	const script = join(import.meta.dirname, 'verify.ts');
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
		cwd: folder,
		env: {},
		encoding: 'utf8',
	});
	return { status, said: stdout + stderr };
}

test('a bundle that is right is verified, in Danish and on demand in English', () => {
	const danish = verify('bundle.tar');
	expect(danish).toMatchObject({ status: 0 });
	for (const word of ['fået det samme resultat', 'Her stoler du på serveren', '(verified)'])
		expect(danish.said).toContain(word);
	expect(verify('bundle.tar', '--english').said).toContain('Opening: trusted to the server.');
});

test('a bundle that was touched is not, and the place is named', () => {
	expect(verify('touched.tar')).toMatchObject({
		status: 1,
		said: expect.stringContaining('FEJL. log.txt: filen er ændret'),
	});
	expect(verify('nowhere.tar').status).toBe(2);
	expect(verify().status).toBe(2);
});

test('a vote that its card did not sign is named by its line, even under a list that is signed anew', () => {
	const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
	const forged = (log: string) => log.replace(/(?<= 1 )[0-9a-f]{64}(?= )/, 'ab'.repeat(32));
	const files = made.files.slice(1).map(({ name, bytes }) => ({
		name,
		bytes: name === 'log.txt' ? Buffer.from(forged(text(bytes)), 'latin1') : bytes,
	}));
	writeFileSync(join(folder, 'forged.tar'), archive(signFiles('runde-5', made.kind, files, made.signer)));
	expect(verify('forged.tar')).toMatchObject({
		status: 1,
		said: expect.stringContaining('FEJL. log.txt, linje 2: underskriften passer ikke.'),
	});
});

test('a few ballots are not recounted from the public bundle, and that is said', () => {
	expect(verify('few.tar')).toMatchObject({ status: 0, said: expect.stringContaining('kræver revisorens pakke') });
});

function linesOf(plan: Partial<Plan>, language: 'da' | 'en'): string {
	const round = makeBundle({ seed: 7, voters: 22, tracks: 2, ideas: 3, kind: 'ballots', isEventful: false, ...plan });
	const verdict = verifyBundle(archive(round.files));
	return verdict.ok ? verdictLines(verdict.value, language).join('\n') : verdict.refusal.reason;
}

test('votes on paper are told apart, and so is whom they are trusted to', () => {
	const danish = linesOf({ papers: 6 }, 'da');
	expect(danish).toMatch(/Kort byttet til papir: 6\. Stemmer på papir: \d i pulje 1, \d i pulje 2\./);
	expect(danish).toContain('Programmet kan ikke se papiret. Her stoler du på dem.');
	expect(linesOf({ papers: 6 }, 'en')).toContain('The program cannot see the papers. You trust those people here.');
	expect(linesOf({ papers: 2, kind: 'totals' }, 'da')).toContain('under 20 digitale stemmer eller under 5 på papir');
	expect(linesOf({ isEventful: true }, 'da')).toContain('Papirsedlerne er ikke talt med her.');
	expect(linesOf({}, 'da')).not.toContain('papir');
});

test('who holds a receipt is told whether it is in the box', () => {
	const receipt = receiptOf(1, leafHash([...made.parts.leaves][1] ?? ''));
	expect(verify('bundle.tar', '--receipt', receipt)).toMatchObject({
		status: 0,
		said: expect.stringContaining('er i kassen'),
	});
	const wrong = receiptOf(2, leafHash([...made.parts.leaves][1] ?? ''));
	expect(verify('bundle.tar', '--receipt', wrong)).toMatchObject({
		status: 1,
		said: expect.stringContaining('er ikke i kassen'),
	});
});

test('a manifest from paper is compared', () => {
	expect(verify('bundle.tar', '--manifest', '0000')).toMatchObject({
		status: 1,
		said: expect.stringContaining('på papir'),
	});
});
