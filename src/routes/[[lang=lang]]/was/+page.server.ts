import { findMunicipality } from '$lib/server/store/municipality';

export const load = async ({ locals }) => ({ municipality: await findMunicipality(locals.db) });
