import { onTheClock } from '../../domain/meeting/run-sheet.ts';

// Runs on the big screen and on the runner. Clocks run; on the big screen the page is taken anew whenever the house says
// that something changed. Without this script the big screen reloads itself.

const second = 1_000;
const shifts = new WeakMap<Element, number>();

setInterval(() => document.querySelectorAll<HTMLElement>('[data-ends]').forEach(tick), second / 4);

/** This device's clock may be wrong: what counts is how much time has passed since the page was made. */
function tick(clock: HTMLElement): void {
	const shift = shifts.get(clock) ?? Date.now() - Number(clock.dataset.now);
	shifts.set(clock, shift);
	const left = Math.max(0, Number(clock.dataset.ends) - (Date.now() - shift));
	const text = onTheClock(left);
	if (clock.textContent !== text) clock.textContent = text;
	const used = document.querySelector('progress');
	if (used) used.value = Math.max(0, used.max - left);
}

const news = document.querySelector<HTMLElement>('[data-news]')?.dataset.news;
if (news) follow(news);

function follow(address: string): void {
	const stream = new EventSource(address);
	stream.addEventListener('message', () => void takePage());
	stream.addEventListener('error', () => {
		// the browser calls again by itself, unless it was refused: then we do
		if (stream.readyState !== EventSource.CLOSED) return;
		void takePage().then(() => {
			if (document.querySelector('[data-news]')) setTimeout(() => follow(address), 5 * second);
		});
	});
}

async function takePage(): Promise<void> {
	const answer = await fetch(location.href).catch(() => undefined);
	if (!answer || answer.status >= 500) return;
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const [old, fresh] = [document.querySelector('main'), page.querySelector('main')];
	if (!old || !fresh) return;
	old.replaceWith(fresh);
	document.documentElement.className = page.documentElement.className;
}
