import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin } from 'chart.js';
import type { Bar } from './bars.ts';

/** A bar with its colour, as a role of the look: `var(--n3)`. */
export type DrawnBar = Bar & { readonly colour: string };

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** Draws bars as the page draws them: no grid, no legend, the number at the bar, the name before it. */
export function drawChart(canvas: HTMLCanvasElement, bars: readonly DrawnBar[]): void {
	const look = getComputedStyle(canvas);
	const role = (name: string) => look.getPropertyValue(name).trim();
	const font = { family: look.fontFamily, size: 16 };
	const ink = role('--ink');

	new Chart(canvas, {
		type: 'bar',
		data: {
			labels: bars.map(labelOf),
			datasets: [
				{
					data: bars.map(({ value }) => value),
					backgroundColor: bars.map(({ colour }) => role(colour.slice('var('.length, -1))),
					borderColor: role('--face-edge'),
					borderWidth: 1.5,
					borderRadius: 2,
					barThickness: 22,
				},
			],
		},
		options: {
			indexAxis: 'y',
			animation: false,
			aspectRatio: 596 / (bars.length * 37 + 30),
			layout: { padding: { right: 110 } },
			scales: {
				x: { display: false, beginAtZero: true },
				y: { grid: { display: false }, border: { display: false }, ticks: { color: ink, font, autoSkip: false } },
			},
		},
		plugins: [atTheBar(bars, ink, `700 ${font.size}px ${font.family}`)],
	});
}

function labelOf({ label, number }: DrawnBar): string {
	const name = typeof number === 'number' ? `${number}. ${label}` : label;
	return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}

/** Writes each number right behind its bar. */
function atTheBar(bars: readonly DrawnBar[], ink: string, font: string): Plugin<'bar'> {
	return {
		id: 'number-at-the-bar',
		afterDatasetsDraw: (chart) => {
			const { ctx } = chart;
			ctx.save();
			Object.assign(ctx, { fillStyle: ink, font, textBaseline: 'middle' });
			for (const [at, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
				ctx.fillText(bars[at]?.written ?? '', x + 8, y);
			}
			ctx.restore();
		},
	};
}
