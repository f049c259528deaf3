import type { PollEvent } from '#lib/domain/round/poll.ts';
import type { Word } from '#lib/i18n/words.ts';

/** What happened to a poll, as the protocol tells it. */
export const eventWord: Record<PollEvent, Word> = {
	freeze: 'protocol:event_freeze',
	correct: 'protocol:event_correct',
	open: 'protocol:event_open',
	extend: 'protocol:event_extend',
	report_incident: 'protocol:event_report_incident',
	resume: 'protocol:event_resume',
	close: 'protocol:event_close',
	open_box: 'protocol:event_open_box',
	draw_lot: 'protocol:event_draw_lot',
	publish: 'protocol:event_publish',
	finalise: 'protocol:event_finalise',
};
