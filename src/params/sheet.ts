import { isPackName } from '$lib/domain/round/print-pack';

export const match = isPackName;
