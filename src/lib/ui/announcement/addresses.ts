import type { Shown } from '#lib/domain/announcement/deck.ts';

/** The address of a slide, below that of the announcement: it holds what is shown too, so a reload keeps both. */
export function slideAddress(at: number, shown: Shown): string {
	return `?slide=${at}${shown === 'winners' ? '&only=winners' : ''}`;
}
