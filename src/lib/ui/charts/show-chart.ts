import type { DrawnBar } from './draw-chart.ts';

// Runs on the council's page of a round. Bars made on the server become a chart when somebody asks for it;
// Chart.js is fetched at the first press, never before.

for (const figure of document.querySelectorAll<HTMLElement>('[data-figure]')) {
	const button = figure.querySelector('button');
	const bars = figure.querySelector('svg.chart');
	if (!button || !bars) continue;
	if (button.parentElement) button.parentElement.hidden = false;
	button.addEventListener('click', () => void turn(figure, button, bars));
}

/** Shows the chart instead of the bars, or the bars again. */
async function turn(figure: HTMLElement, button: HTMLButtonElement, bars: Element): Promise<void> {
	const isShown = button.getAttribute('aria-pressed') === 'true';
	const frame = figure.querySelector<HTMLElement>('[data-frame]') ?? (await draw(figure, bars));
	frame.hidden = isShown;
	bars.toggleAttribute('data-away', !isShown);
	button.setAttribute('aria-pressed', String(!isShown));
	button.textContent = (isShown ? button.dataset.show : button.dataset.hide) ?? '';
}

async function draw(figure: HTMLElement, bars: Element): Promise<HTMLElement> {
	const { drawChart } = await import('./draw-chart.ts');
	const canvas = document.createElement('canvas');
	canvas.setAttribute('role', 'img');
	canvas.setAttribute('aria-label', bars.getAttribute('aria-label') ?? '');
	const frame = document.createElement('div');
	frame.className = 'noprint';
	frame.dataset.frame = '';
	frame.append(canvas);
	bars.after(frame);
	drawChart(canvas, JSON.parse(figure.dataset.figure ?? '[]') as DrawnBar[]);
	return frame;
}
