import { setTimeout } from 'node:timers/promises';
import { electorateOf } from '#lib/domain/counting/electorate.ts';
import { countBy, type RuleChoice } from '#lib/domain/counting/rules.ts';
import { weigh } from '#lib/domain/counting/profile.ts';
import { readPabulib } from '#lib/domain/formats/pabulib.ts';
import { writePabulib } from '#lib/domain/formats/pabulib-writer.ts';
import { drawCity, type City, type CityPlan } from './city.ts';
import { randomFrom } from '../random.ts';

const greedy: RuleChoice = { rule: 'greedy', settings: {} };
const add1: RuleChoice = { rule: 'equal-shares', settings: { completion: 'add1' } };
const add1u: RuleChoice = { rule: 'equal-shares', settings: {} };
const ties = { by: ['cost', 'score', 'id'] as const, drawn: [] };

/** The shortest of some runs, in seconds, from ballots that have been read to the outcome with its steps. */
function measure({ instance, ballots }: City, choice: RuleChoice, times: number) {
	let seconds = Infinity;
	let increases = 0;
	for (let time = 0; time < times; time++) {
		globalThis.gc?.();
		const begun = performance.now();
		const outcome = countBy(choice, instance, weigh(ballots, instance.projects.length, 'approval'), ties);
		seconds = Math.min(seconds, (performance.now() - begun) / 1000);
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
		increases = outcome.value.completion?.increases ?? 0;
	}
	return { seconds, increases };
}

function show(name: string, seconds: number, goal: number, more = ''): void {
	const verdict = seconds <= goal ? 'ok' : 'TOO SLOW';
	if (seconds > goal) process.exitCode = 1;
	console.log(
		`${name.padEnd(58)} ${seconds.toFixed(3).padStart(8)} s  (limit ${goal} s: ${verdict})${more && `  ${more}`}`,
	);
}

function city(name: string, plan: CityPlan): City {
	const drawn = drawCity(plan);
	const { heads, chosen } = electorateOf(weigh(drawn.ballots, plan.projects, 'approval'));
	const marks = (chosen.length / heads.length).toFixed(1);
	console.log(
		`${name}: ${plan.ballots} ballots, ${heads.length} of them distinct, ${marks} marks each, ${plan.projects} projects`,
	);
	return drawn;
}

const town = city('town', { seed: 1, ballots: 6_600, projects: 64, marks: 8, share: 300 });
const capital = city('capital', { seed: 2, ballots: 62_000, projects: 83, marks: 10, share: 480 });
const large = city('large', { seed: 4, ballots: 130_000, projects: 83, marks: 10, share: 480 });

show('greedy, 130,000 ballots', measure(large, greedy, 5).seconds, 0.1);
const small = measure(town, add1, 15);
show('equal shares + Add1, town', small.seconds, 0.1, `${small.increases} increases`);
const whole = measure(capital, add1, 3);
const others = `${whole.increases} increases; pabutools exact over ${Math.round(400 / whole.seconds)}×, C++ engine ${(3.9 / whole.seconds).toFixed(1)}×`;
show('equal shares + Add1, capital', whole.seconds, 4, others);

readLargeFile();
await setTimeout(0);
grow();

/** 10 MB in the pieces that a disk gives. */
function readLargeFile(): void {
	const plan = { seed: 5, ballots: 190_000, projects: 83, marks: 10, share: 480 };
	const pieces = [
		...writePabulib(
			{ ...drawCity(plan), meta: new Map([['description', 'bench']]), voteType: 'approval', details: [] },
			randomFrom(5),
		),
	];
	const bytes = new TextEncoder().encode(pieces.join(''));
	pieces.length = 0;
	globalThis.gc?.();
	const before = process.memoryUsage();
	let seconds = Infinity;
	let held = 0;
	for (let time = 0; time < 5; time++) {
		const begun = performance.now();
		const reader = readPabulib();
		for (let at = 0; at < bytes.length; at += 65_536) reader.feed(bytes.subarray(at, at + 65_536));
		if (!reader.end().ok) throw new Error('not read');
		seconds = Math.min(seconds, (performance.now() - begun) / 1000);
		const now = process.memoryUsage();
		if (time === 0) held = now.heapUsed + now.external - before.heapUsed - before.external;
	}
	const ratio = (held / bytes.length).toFixed(1);
	show(
		`reading ${(bytes.length / 1e6).toFixed(1)} MB`,
		seconds,
		0.5,
		`memory ${ratio}× the file before anything is freed`,
	);
}

/** From ten thousand to a million ballots, with the exponent by which the time grows. */
function grow(): void {
	const sizes = [10_000, 100_000, 1_000_000];
	const each = sizes.map((ballots) => {
		const drawn = drawCity({ seed: 3, ballots, projects: 100, marks: 10, share: 300 });
		const times = ballots < 1_000_000 ? 3 : 1;
		return { greedy: measure(drawn, greedy, 3).seconds, shares: measure(drawn, add1u, times) };
	});
	const last = each.at(-1)!;
	show('greedy, 1,000,000 ballots', last.greedy, 0.8);
	show('equal shares + Add1u, 1,000,000 ballots', last.shares.seconds, 60, `${last.shares.increases} increases`);
	const perRun = each.map(({ shares }) => shares.seconds / (shares.increases + 1));
	console.log(
		`growth: greedy n^${exponent(
			sizes,
			each.map((one) => one.greedy),
		)}, equal shares n^${exponent(sizes, perRun)} a run`,
	);
	const memory = process.resourceUsage().maxRSS / 1024;
	if (memory > 1024) process.exitCode = 1;
	console.log(`memory at most ${memory.toFixed(0)} MB (limit 1024)`);
}

/** The slope of the line through the points in double logarithmic scale. */
function exponent(sizes: readonly number[], seconds: readonly number[]): string {
	const [x, y] = [sizes.map(Math.log), seconds.map(Math.log)];
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [middleX, middleY] = [mean(x), mean(y)];
	const above = x.reduce((sum, value, at) => sum + (value - middleX) * (y[at]! - middleY), 0);
	return (above / x.reduce((sum, value) => sum + (value - middleX) ** 2, 0)).toFixed(2);
}
