import { cardKey } from '../../src/lib/ballotbox/card-key.ts';
import { contentsText, LIST } from '../../src/lib/ballotbox/bundle/contents.ts';
import { printVerifier } from '../../src/lib/ballotbox/note.ts';
import type { ArchivedFile } from '../../src/lib/ballotbox/tar.ts';
import { archive, below, makeBundle, oneOf, signFiles, type MadeBundle, type Plan } from './make-bundle.ts';
import type { Random } from '../random.ts';

// Ways to change a bundle after it was signed. Each answers with the bytes of the changed archive.

type Change = (made: MadeBundle, random: Random, plan: Plan) => Uint8Array;

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const textOf = ({ bytes }: ArchivedFile) => Buffer.from(bytes).toString('latin1');

/** Another content for one of the files. */
const inFile = (made: MadeBundle, random: Random, edit: (text: string) => string, among = /./): ArchivedFile[] => {
	const long = made.files.filter(({ name, bytes }) => bytes.length > 0 && among.test(name));
	const chosen = oneOf(long, random);
	return made.files.map((file) => (file === chosen ? { ...file, bytes: bytesOf(edit(textOf(file))) } : file));
};

/** Lines of a text, so that `join` gives it back. */
const lines = (text: string) => text.split(/(?<=\n)/);

const editLine = (change: (all: string[], random: Random) => string[]) => (random: Random) => (text: string) =>
	change(lines(text), random).join('');

const removeLine = editLine((all, random) => all.toSpliced(below(all.length, random), 1));
const copyLine = editLine((all, random) => all.toSpliced(below(all.length + 1, random), 0, oneOf(all, random)));
const swapLines = editLine((all, random) => {
	const [one, other] = [below(all.length, random), below(all.length, random)];
	return all.with(one, all[other] ?? '').with(other, all[one] ?? '');
});
const editSign = (random: Random) => (text: string) => {
	const at = below(text.length, random);
	return text.slice(0, at) + oneOf([...'0123456789abcdefZ"[],:'], random) + text.slice(at + 1);
};
const insertSign = (random: Random) => (text: string) => {
	const at = below(text.length + 1, random);
	return text.slice(0, at) + oneOf([...'0a \n\t,'], random) + text.slice(at);
};
const cutText = (random: Random) => (text: string) => text.slice(0, below(text.length, random));
const edits = { removeLine, copyLine, swapLines, editSign, insertSign, cutText };

const shuffle = <Item>(items: readonly Item[], random: Random): Item[] =>
	items
		.map((item) => ({ item, at: random() }))
		.sort((one, other) => one.at - other.at)
		.map(({ item }) => item);

const strangers = new Map<number, MadeBundle>();
const strangerTo = (plan: Plan): MadeBundle => {
	const there = strangers.get(plan.seed) ?? makeBundle({ ...plan, seed: plan.seed + 7_919 });
	strangers.set(plan.seed, there);
	return there;
};

/** Changes by who does not hold the key. */
export const changes: Readonly<Record<string, Change>> = {
	...Object.fromEntries(
		Object.entries(edits).map(([name, edit]): [string, Change] => [
			name,
			(made, random) => archive(inFile(made, random, edit(random))),
		]),
	),
	removeFile: ({ files }, random) => archive(files.toSpliced(below(files.length, random), 1)),
	copyFile: ({ files }, random) => archive(files.toSpliced(below(files.length, random), 0, oneOf(files, random))),
	renameFile: ({ files }, random) => {
		const at = below(files.length, random);
		return archive(files.map((file, place) => (place === at ? { ...file, name: `a${file.name}` } : file)));
	},
	orderFiles: ({ files }, random) => archive(shuffle(files, random)),
	swapContents: ({ files }, random) => {
		const [one, other] = [below(files.length, random), below(files.length, random)];
		const bytes = (at: number) => files[at]?.bytes ?? new Uint8Array();
		const place = (at: number) => (at === one ? other : at === other ? one : at);
		return archive(files.map((file, at) => ({ ...file, bytes: bytes(place(at)) })));
	},
	otherFile: ({ files }, random, plan) => {
		const foreign = oneOf(strangerTo(plan).files, random);
		return archive(files.map((file) => (file.name === foreign.name ? foreign : file)));
	},
	fork: ({ files }, _random, plan) => {
		const foreign = new Map(strangerTo(plan).files.map((file) => [file.name, file]));
		const forked = ['log.txt', 'heads.txt', 'urn.txt', LIST];
		return archive(files.map((file) => (forked.includes(file.name) ? (foreign.get(file.name) ?? file) : file)));
	},
	rollBack: (made, random) => {
		const { parts } = made;
		const keep = 1 + below([...parts.leaves].length - 1, random);
		const back = (file: ArchivedFile) =>
			file.name === 'log.txt' ? { ...file, bytes: bytesOf(lines(textOf(file)).slice(0, keep).join('')) } : file;
		return archive(relisted(made, made.files.slice(1).map(back)));
	},
	relist: (made, random) => archive(relisted(made, inFile(made, random, edits.editSign(random)).slice(1))),
	swapKeys: (made, random) => {
		const { files, kind, parts } = made;
		const key = cardKey(new Uint8Array(32).fill(below(256, random)));
		const name = made.signer.name;
		const verifier = JSON.stringify(printVerifier({ name, publicKey: key.publicKey }));
		const taken = files.slice(1).map((file) => {
			const text = Buffer.from(file.bytes)
				.toString()
				.replace(/(?<="logVerifier":)"[^"]*"/, () => verifier);
			return file.name.startsWith('manifest') ? { ...file, bytes: Buffer.from(text) } : file;
		});
		return archive(signFiles(roundIn(parts.manifests[0] ?? ''), kind, taken, { name, privateKey: key.privateKey }));
	},
	garbageBefore: ({ files }, random) =>
		Buffer.concat([Buffer.alloc(512 * (1 + below(2, random)), 'x'), archive(files)]),
	garbageAfter: ({ files }, random) => Buffer.concat([archive(files), Buffer.alloc(1 + below(1024, random))]),
	cutArchive: ({ files }, random) => {
		const whole = archive(files);
		return whole.subarray(0, below(whole.length, random));
	},
};

/** A change by who holds the key, and signs the list anew: what remains is what the parts say of each other. */
export function lie(made: MadeBundle, random: Random, among = /./): Uint8Array {
	const edit = oneOf(Object.values(edits), random)(random);
	const files = inFile({ ...made, files: made.files.slice(1) }, random, edit, among);
	return archive(signFiles(roundIn(made.parts.manifests[0] ?? ''), made.kind, files, made.signer));
}

/** What a bundle with ballots says of paper, as a liar finds it. */
type Told = {
	v: number;
	swapped: number;
	spoiled: number;
	renewed: number;
	tracks: {
		track: number;
		piles: { version: number; counted: boolean; papers: number }[];
		lines: { choices: unknown[]; papers: number }[];
		invalid: number;
	}[];
};

const addPapers = ({ piles: [pile] }: Told['tracks'][number], papers: number) => {
	if (pile) pile.papers += papers;
};

/** Lies about paper, each by its name. The program cannot see the papers, but these do not fit what else is in the bundle. */
const paperLies: Readonly<Record<string, (told: Told, track: Told['tracks'][number], random: Random) => void>> = {
	moreSwapped: (told) => (told.swapped += 1),
	fewerSwapped: (told) => (told.swapped -= 1),
	paperTooMany: (_told, { lines }, random) => (oneOf(lines, random).papers += 1),
	paperAndPileTooMany: (_told, track, random) => {
		oneOf(track.lines, random).papers += 1;
		addPapers(track, 1);
	},
	paperForInvalid: (_told, track, random) => {
		track.invalid += 1;
		oneOf(track.lines, random).papers -= 1;
	},
	paperForOther: (_told, { lines }) => {
		const [one, other] = [lines[0], lines.at(-1)];
		if (one && other) [one.papers, other.papers] = [one.papers + 1, other.papers - 1];
	},
	pileOfManyInvalid: (told, track) => {
		track.invalid += told.swapped;
		addPapers(track, told.swapped);
	},
	pileSetAside: (_told, { piles }, random) => {
		const pile = oneOf(piles, random);
		pile.counted = !pile.counted;
	},
	pilesBeyondHandedOut: (told, { piles }) => {
		const aside = piles.find(({ counted }) => !counted);
		if (aside) aside.papers += told.swapped + told.renewed;
	},
	pileInvented: (_told, { piles }) => piles.push({ version: piles.length + 1, counted: false, papers: 1 }),
	otherVersion: (_told, { piles }, random) => (oneOf(piles, random).version = below(4, random) * 3),
	pileTwice: (_told, { piles }, random) => piles.push(oneOf(piles, random)),
	noPiles: (_told, track) => (track.piles = []),
	lineTwice: (_told, { lines }, random) => lines.push(oneOf(lines, random)),
	lineGone: (_told, { lines }, random) => lines.splice(below(lines.length, random), 1),
	linesTurned: (_told, { lines }) => lines.reverse(),
	emptyLine: (_told, { lines }) => lines.push({ choices: [999], papers: 0 }),
	unknownIdea: (_told, { lines }, random) => (oneOf(lines, random).choices = [999]),
	ideaTwice: (_told, { lines }, random) => (oneOf(lines, random).choices = [1, 1]),
	noChoice: (_told, { lines }, random) => (oneOf(lines, random).choices = [[]]),
	manyMarks: (_told, { lines }, random) => (oneOf(lines, random).choices = [[1, 900]]),
	belowZero: (_told, track) => {
		track.invalid -= 1;
		addPapers(track, -1);
	},
	trackGone: ({ tracks }) => tracks.pop(),
	trackTwice: ({ tracks }, track) => tracks.push(track),
	otherTrack: (_told, track) => (track.track += 1),
	otherForm: (told) => (told.v = 2),
	keyMore: (told) => Object.assign(told, { counted: true }),
	notCounted: (told) => ['spoiled', 'renewed', 'tracks'].forEach((key) => Reflect.deleteProperty(told, key)),
	totalsOnly: (told, { lines }) =>
		Object.assign(told, { tracks: told.tracks.map(({ track }) => ({ track, votes: lines.length })) }),
};

/** A lie about paper by who holds the key and signs the list anew, with its name; undefined where no papers were counted. */
export function lieOnPaper(made: MadeBundle, random: Random): { name: string; bytes: Uint8Array } | undefined {
	const name = oneOf(Object.keys(paperLies), random);
	const was = textOf(made.files.find((file) => file.name === 'paper.json') ?? { name: '', bytes: new Uint8Array() });
	const told = JSON.parse(was) as Partial<Told>;
	const track = told.tracks && oneOf(told.tracks, random);
	if (!track?.lines?.length) return undefined;
	paperLies[name]?.(told as Told, track, random);
	const bytes = bytesOf(JSON.stringify(told));
	const files = made.files.slice(1).map((file) => (file.name === 'paper.json' ? { ...file, bytes } : file));
	return { name, bytes: archive(signFiles(roundIn(made.parts.manifests[0] ?? ''), made.kind, files, made.signer)) };
}

/** Some files with a list that fits them, under the old signature. */
function relisted({ files: all, kind, parts }: MadeBundle, files: readonly ArchivedFile[]): ArchivedFile[] {
	const note = Buffer.from(all[0]?.bytes ?? []).toString();
	const text = contentsText(roundIn(parts.manifests[0] ?? ''), kind, files) + note.slice(note.indexOf('\n\n') + 1);
	return [{ name: LIST, bytes: Buffer.from(text) }, ...files];
}

const roundIn = (manifest: string) => (JSON.parse(manifest) as { round: string }).round;
