import { daysOverdue, standingOf, type ScreeningCase } from './screening.ts';
import { stillMissing, type Sheet, type SheetGap } from './sheet.ts';
import type { IdeaStage } from './stage.ts';

/** What an idea needs most just now, for the one line it gets in a list. */
export type Need =
	| { readonly kind: 'overdue'; readonly days: number }
	| { readonly kind: 'waits' | 'talking' | 'agreed' | 'unclaimed' | 'ripe' | 'new' }
	| { readonly kind: 'missing'; readonly gap: SheetGap }
	| { readonly kind: 'gathered'; readonly notes: number }
	| { readonly kind: 'stands'; readonly stage: IdeaStage };

type Facts = {
	readonly stage: IdeaStage;
	readonly sheet: Sheet;
	readonly unclaimed: boolean;
	readonly notes: number;
	readonly screening: ScreeningCase | undefined;
};

/**
 * The one thing to say of an idea: the municipality's silence before all else, then that nobody holds it,
 * then the first gap of its sheet. A note or a pile nobody has worked on yet says only where it came from.
 */
export function needOf({ stage, sheet, unclaimed, notes, screening }: Facts, now: number): Need {
	if (stage === 'captured' || stage === 'clustered') {
		if (unclaimed) return { kind: 'unclaimed' };
		return notes > 1 ? { kind: 'gathered', notes } : { kind: 'new' };
	}
	if (stage === 'screening' && screening) return needOfScreening(screening, now);
	if (stage !== 'maturing') return { kind: 'stands', stage };

	if (unclaimed) return { kind: 'unclaimed' };
	const [gap] = stillMissing(sheet);
	return gap ? { kind: 'missing', gap } : { kind: 'ripe' };
}

function needOfScreening(screening: ScreeningCase, now: number): Need {
	const standing = standingOf(screening, now);
	if (standing === 'overdue') return { kind: 'overdue', days: daysOverdue(screening, now) };
	if (standing === 'waiting') return { kind: 'waits' };
	return { kind: standing === 'agreed' ? 'agreed' : 'talking' };
}
