/** An address of a route, with something that is there in each gap. */
export function addressOf(route: string, round = 'bolbro-2015'): string {
	return (
		route
			.replace('/[[lang=lang]]', '')
			.replace('[round=round]', round)
			.replace('[reason=reason]', 'not_yours')
			.replace('[sheet=sheet]', 'poster')
			.replace(/\[\w+(=\w+)?\]/g, 'x') || '/'
	);
}
