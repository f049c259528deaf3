/** How an address is dressed: residents need nothing, staff and stage turn dark with the room, sheets are paper. */
export function lookOf(routeId: string | null): '' | 'staff' | 'stage' | 'sheet' {
	const place = (routeId ?? '').replace('/[[lang=lang]]', '').split('/')[1] ?? '';
	if (['work', 'desk', 'council', 'login'].includes(place)) return 'staff';
	if (place === 'screen') return 'stage';
	return place === 'print' ? 'sheet' : '';
}
