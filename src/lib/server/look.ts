/** How an address is dressed: residents need nothing, the vote is one column, staff and stage turn dark with the room, sheets are paper. */
export function lookOf(routeId: string | null): '' | 'one' | 'staff' | 'stage' | 'sheet' {
	const place = (routeId ?? '').replace('/[[lang=lang]]', '').split('/')[1] ?? '';
	if (['work', 'desk', 'council', 'login', 'pair', 'tablet'].includes(place)) return 'staff';
	if (['stem', 'tjek', 'kiosk'].includes(place)) return 'one';
	if (place === 'screen') return 'stage';
	return place === 'print' ? 'sheet' : '';
}
