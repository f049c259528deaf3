/** The steps of an idea evening of two hours, with the minutes of each. */
const minutesOf = {
	welcome: 8,
	pairs: 5,
	capture: 15,
	read: 10,
	pile: 15,
	prompts: 15,
	break: 10,
	maturing: 22,
	help: 10,
	next: 7,
	thanks: 3,
} as const;

export type EveningStep = keyof typeof minutesOf;

export const eveningSteps = Object.keys(minutesOf) as [EveningStep, ...EveningStep[]];

/** A step on the run sheet: from which minute of the evening to which. */
export type SheetLine = { readonly step: EveningStep; readonly from: number; readonly to: number };

/** The run sheet: each step where the one before it ends. */
export const runSheet: readonly SheetLine[] = eveningSteps.map((step, at) => {
	const from = eveningSteps.slice(0, at).reduce((sum, before) => sum + minutesOf[before], 0);
	return { step, from, to: from + minutesOf[step] };
});

/** "Tænk hvis": what the host of an evening draws when ideas run dry. */
export const eveningPrompts = ['free', 'children', 'winter', 'old', 'week', 'neighbours', 'cars', 'years'] as const;
export type EveningPrompt = (typeof eveningPrompts)[number];

/** What a big screen can show of an evening. Of notes only how many there are. */
export const screenShows = ['clock', 'piles', 'prompt', 'next'] as const;
export type ScreenShow = (typeof screenShows)[number];

/** Where an evening is: its step, the clock of that step, and what the big screen shows. */
export type Run = {
	readonly step: EveningStep;
	/** When the clock reaches nothing, in milliseconds since 1970; null while it is stopped. */
	readonly endsAt: number | null;
	/** What was left on the clock when it was stopped, in milliseconds. */
	readonly left: number;
	readonly shown: ScreenShow;
	readonly prompt: EveningPrompt | null;
};

/** What a facilitator can do to a run. */
export type RunChange =
	| { readonly to: EveningStep }
	| { readonly clock: 'stop' | 'start' | 'longer' }
	| { readonly show: Exclude<ScreenShow, 'prompt'> }
	| { readonly prompt: EveningPrompt };

const minute = 60_000;
const longer = 2 * minute;

/** How long a step lasts on the run sheet, in milliseconds. */
export const timeOf = (step: EveningStep): number => minutesOf[step] * minute;

/** What is left on the clock at `now`, in milliseconds; nothing once the time is up. */
export function timeLeft({ endsAt, left }: Pick<Run, 'endsAt' | 'left'>, now: number): number {
	return endsAt === null ? left : Math.max(0, endsAt - now);
}

/** An evening that begins: the first step, its clock running. */
export const beginRun = (now: number): Run => enter('welcome', now);

/** The run after a change. A new step starts its own clock, and takes the prompt of the last one from the wall. */
export function changeRun(run: Run, change: RunChange, now: number): Run {
	if ('to' in change) return enter(change.to, now);
	if ('prompt' in change) return { ...run, shown: 'prompt', prompt: change.prompt };
	if ('show' in change) return { ...run, shown: change.show };
	const left = timeLeft(run, now);
	switch (change.clock) {
		case 'stop':
			return { ...run, endsAt: null, left };
		case 'start':
			return { ...run, endsAt: now + left, left };
		case 'longer':
			return { ...run, endsAt: run.endsAt === null ? null : now + left + longer, left: left + longer };
	}
}

function enter(step: EveningStep, now: number): Run {
	const left = timeOf(step);
	return { step, endsAt: now + left, left, shown: step === 'thanks' ? 'next' : 'clock', prompt: null };
}

/** The step after this one; undefined after the last. */
export function stepAfter(step: EveningStep): EveningStep | undefined {
	return eveningSteps[eveningSteps.indexOf(step) + 1];
}

/** `08:40`: what is left, as the clock shows it. A second that has begun counts whole. */
export function onTheClock(left: number): string {
	const seconds = Math.ceil(left / 1000);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
