import { openQueue } from '../queue.ts';

/**
 * The one queue in which this process derives keys from codes. A hall of a hundred phones waits for about a second; wrong
 * codes hardly ever come here, since their tags are unknown.
 */
export const cardQueue = openQueue({ running: 2, waiting: 100 });
