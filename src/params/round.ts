import { isRoundSlug } from '$lib/domain/round/slug';

export const match = isRoundSlug;
