import { amountText } from '../../domain/formats/pabulib-writer.ts';
import { UNIT } from '../../domain/results/count-track.ts';
import type { listOpenIdeas } from '../store/ideas.ts';

type OpenIdea = Awaited<ReturnType<typeof listOpenIdeas>>[number];

/** An idea as open data: what stands on its page, and no person but who did it when it came true without money. */
export function ideaJson(idea: OpenIdea, round: string) {
	const amount = (sum: number | null) => (sum === null ? null : amountText(sum, UNIT));
	return {
		idea: idea.slug,
		number: idea.number,
		title: idea.title,
		line: idea.line,
		description: idea.description,
		place: idea.place,
		stage: idea.stage,
		price: amount(idea.price),
		found_elsewhere: amount(idea.elsewhere),
		running_cost: amount(idea.runningCost),
		running_cost_paid_by: idea.runningPayer,
		done_by: idea.doneBy,
		invented: idea.invented,
		page: `/${round}/ideas/${idea.slug}`,
	};
}
