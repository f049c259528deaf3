import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkSignatures } from '#lib/ballotbox/bundle/check-signatures.ts';
import { verifyBundle } from '#lib/ballotbox/bundle/verify-bundle.ts';
import { indexOnReceipt, isReceiptOf } from '#lib/ballotbox/receipt.ts';
import { readTar } from '#lib/ballotbox/tar.ts';
import { faultSentence, verdictLines, type Language } from './verify-sentences.ts';

// npm run verify -- BUNDLE [--receipt RECEIPT] [--manifest HASH] [--english]
// Checks a published vote from its bundle alone. Exit status 0 and "verified", or 1 and the place that is wrong.

const { values, positionals } = parseArgs({
	allowPositionals: true,
	strict: false,
	options: { receipt: { type: 'string' }, manifest: { type: 'string' }, english: { type: 'boolean' } },
});
const language: Language = values.english ? 'en' : 'da';
const say = (da: string, en: string) => (language === 'da' ? da : en);

const [path, ...more] = positionals;
const bundle = path === undefined || more.length > 0 ? undefined : await readFile(path).catch(() => undefined);
if (!bundle) {
	console.error(
		path === undefined
			? 'npm run verify -- BUNDLE.tar [--receipt 1284-7QK3-M9XT-04BD] [--manifest HASH] [--english]'
			: say(`${path} kan ikke læses.`, `${path} cannot be read.`),
	);
	process.exitCode = 2;
} else {
	const fault = await check(bundle, String(values.receipt ?? ''), String(values.manifest ?? ''));
	if (fault === undefined) console.log(say('Alt passer. (verified)', 'Everything fits. (verified)'));
	else {
		console.error(say(`FEJL. ${fault}`, `FAULT. ${fault}`));
		process.exitCode = 1;
	}
}

/** Prints what was checked; answers with the first fault. */
async function check(archive: Uint8Array, receipt: string, manifest: string): Promise<string | undefined> {
	const index = receipt === '' ? undefined : indexOnReceipt(receipt);
	const file = readTar(archive)?.find(({ name }) => name === 'log.txt');
	const read = await checkSignatures(file?.bytes ?? new Uint8Array());
	const verdict = verifyBundle(archive, { asked: index, read });
	if (!verdict.ok) return faultSentence(verdict.refusal, language);

	const { manifestHashes, log } = verdict.value;
	console.log(verdictLines(verdict.value, language).join('\n'));
	console.log(`SHA-256 (${path}): ${createHash('sha256').update(archive).digest('hex')}`);
	if (!manifestHashes.some((hash) => hash.startsWith(manifest.toLowerCase()))) {
		return say('Det er ikke det manifest, du har på papir.', 'This is not the manifest that you have on paper.');
	}
	if (receipt === '') return undefined;
	if (index === undefined || !log.found || !isReceiptOf(receipt, index, log.found)) {
		return say(`Kvitteringen ${receipt} er ikke i kassen.`, `The receipt ${receipt} is not in the box.`);
	}
	console.log(say(`Kvitteringen ${receipt} er i kassen.`, `The receipt ${receipt} is in the box.`));
	return undefined;
}
