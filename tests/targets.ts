import type { Page } from '@playwright/test';

/**
 * What is too small to press on this page: all is 48 px high and 24 px wide, but a link within a sentence, which is as
 * high as its line, and a box to tick, which is as large as its label.
 */
export async function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
		const isSeen = (element: HTMLElement) => element.checkVisibility() && !element.matches('.off, [type=hidden]');
		const hasTextBeside = (element: HTMLElement) =>
			[...(element.parentElement?.childNodes ?? [])].some(
				(node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\d]/u.test(node.textContent ?? ''),
			);
		const isInSentence = (element: HTMLElement) =>
			element.tagName === 'A' && getComputedStyle(element).display === 'inline' && hasTextBeside(element);
		const whole = (element: HTMLElement) =>
			element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element;
		return controls
			.filter((element) => isSeen(element) && !isInSentence(element))
			.map((element) => ({ ...whole(element).getBoundingClientRect().toJSON(), html: element.outerHTML }))
			.filter(({ width, height }) => height < 47.5 || width < 24)
			.map(({ width, height, html }) => `${Math.round(width)} × ${Math.round(height)}: ${html.slice(0, 160)}`);
	});
}
