import { describe, expect, test } from 'vitest';
import { cardKey } from './card-key.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { leafHash } from './log.ts';
import { printVerifier, type Signer, type Verifier } from './note.ts';

const key = cardKey(new Uint8Array(32).fill(3));
const signer: Signer = { name: 'medbestem.example/bolbro', privateKey: key.privateKey };
const verifier: Verifier = { name: signer.name, publicKey: key.publicKey };
const head = { origin: 'medbestem.example/bolbro-2014', size: 1284, root: leafHash('root') };
const note = signCheckpoint(head, signer);

describe('a checkpoint', () => {
	test('says origin, size and root, and is signed under a blank line', () => {
		const root = Buffer.from(head.root).toString('base64');
		expect(note.startsWith(`medbestem.example/bolbro-2014\n1284\n${root}\n\n— medbestem.example/bolbro `)).toBe(true);
		expect(note.split('\n')).toHaveLength(6);
	});

	test('is read back by who knows the key', () => {
		expect(readCheckpoint(note, verifier)).toEqual({ ok: true, value: head });
	});

	test('may be of an empty log', () => {
		const empty = { ...head, size: 0 };
		expect(readCheckpoint(signCheckpoint(empty, signer), verifier)).toEqual({ ok: true, value: empty });
	});

	test('is refused once any byte of it was changed', () => {
		const bytes = Buffer.from(note);
		for (const at of bytes.keys()) {
			for (const bit of [1, 2, 4, 32]) {
				const changed = Buffer.from(bytes);
				changed[at] = (changed[at] ?? 0) ^ bit;
				expect(readCheckpoint(changed.toString(), verifier).ok, `byte ${at} bit ${bit}`).toBe(false);
			}
		}
	});

	test('is refused when its signature is written in another way that means the same bytes', () => {
		const [sign = ''] = note.slice(-3);
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
		const other = `${note.slice(0, -3)}${alphabet[alphabet.indexOf(sign) + 1]}=\n`;
		const bytesOf = (text: string) => Buffer.from(text.split(' ').at(-1) ?? '', 'base64');
		expect(bytesOf(other)).toEqual(bytesOf(note));
		expect(readCheckpoint(other, verifier).ok).toBe(false);
	});

	test('keeps its worth when a witness signs below', () => {
		const witness: Signer = { name: 'library', privateKey: cardKey(new Uint8Array(32).fill(4)).privateKey };
		const theirs = signCheckpoint(head, witness).split('\n')[4];
		expect(readCheckpoint(`${note}${theirs}\n`, verifier)).toEqual({ ok: true, value: head });
	});

	test('that only somebody else has signed is refused', () => {
		const refused = { ok: false, refusal: { reason: 'not_signed' } };
		expect(readCheckpoint(note, { ...verifier, name: 'library' })).toEqual(refused);
		expect(readCheckpoint(note, { ...verifier, publicKey: new Uint8Array(32) })).toEqual(refused);
	});

	test('whose signature belongs to another head is refused', () => {
		const other = signCheckpoint({ ...head, size: 1285 }, signer).split('\n')[4];
		const forged = [...note.split('\n').slice(0, 4), other, ''].join('\n');
		expect(readCheckpoint(forged, verifier)).toEqual({ ok: false, refusal: { reason: 'wrong_signature' } });
	});

	test.each([
		['nothing', ''],
		['no signature', note.split('\n\n')[0] ?? ''],
		['a size with a zero before it', note.replace('\n1284\n', '\n01284\n')],
		['a line more', note.replace('\n1284\n', '\n1284\nextra\n')],
		['text after the signatures', `${note}extra`],
		['a line after the signatures that is none', `${note}extra\n`],
	])('%s is no checkpoint', (_, text) => {
		expect(readCheckpoint(text, verifier)).toEqual({ ok: false, refusal: { reason: 'not_a_checkpoint' } });
	});

	test.each([
		[{ origin: '' }, {}],
		[{ origin: 'two\nlines' }, {}],
		[{ size: -1 }, {}],
		[{ size: 1.5 }, {}],
		[{ root: new Uint8Array(31) }, {}],
		[{}, { name: 'two words' }],
		[{}, { name: 'a+b' }],
	])('%j by %j cannot be signed', (oddHead, oddSigner) => {
		expect(() => signCheckpoint({ ...head, ...oddHead }, { ...signer, ...oddSigner })).toThrow(RangeError);
	});
});

test('a verifier is printed in the form of signed notes: that of the Go checksum database', () => {
	const publicKey = Buffer.from('Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'base64').subarray(1);
	const printed = printVerifier({ name: 'sum.golang.org', publicKey });
	expect(printed).toBe('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
});
