import type { CouncilFilter } from './store/council.ts';

/** Which rounds the address asks for: `?year=2014&area=bolbro`. What is not understood asks for all. */
export function councilFilter({ searchParams }: URL): CouncilFilter {
	const year = searchParams.get('year') ?? '';
	return { year: /^\d{4}$/.test(year) ? Number(year) : undefined, area: searchParams.get('area') || undefined };
}
