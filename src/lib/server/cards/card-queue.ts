import { openQueue } from '../queue.ts';

/** The one queue in which this process derives keys from codes. */
export const cardQueue = openQueue({ running: 2, waiting: 50 });
