import { randomUUID } from 'node:crypto';

/** Names this running process, and no other: drawn when it starts. */
export const processName = randomUUID();
