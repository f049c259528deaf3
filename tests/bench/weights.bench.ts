import { chromium } from '@playwright/test';
import { browserPath } from '../browser.ts';
import { openHouse } from '../house.ts';
import { weighVote } from '../weigh.ts';

// What the pages of the vote weigh on the wire, beside a ballot page in the manner of the Stanford platform:
// 55 KB of HTML and CSS and jQuery's 30 KB (3.7.1, compressed), one page, pictures aside.
const stanford = { text: 55 * 1024, scripts: 30 * 1024 };

const browser = await chromium.launch({
	executablePath: browserPath,
	args: ['--no-sandbox', '--disable-quic'],
});
const house = await openHouse();
const weights = await weighVote(await browser.newPage({ viewport: { width: 360, height: 640 } }), house);
await browser.close();
house.close();

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
for (const [path, { text, scripts }] of weights) {
	const ratio = ((text + scripts) / (stanford.text + stanford.scripts)).toFixed(2);
	console.log(
		`weight, ${path.padEnd(16)} ${kilobytes(text)} KB HTML and CSS, ${kilobytes(scripts)} KB script: ratio ${ratio}`,
	);
}
console.log(
	`weight, Stanford style   ${kilobytes(stanford.text)} KB HTML and CSS, ${kilobytes(stanford.scripts)} KB script`,
);
