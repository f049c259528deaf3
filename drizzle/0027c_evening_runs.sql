-- How an evening goes: the step of the run sheet, its clock, and what the big screen shows. `ends_at` stands while the clock
-- runs, `left` (milliseconds) while it is stopped.
CREATE TABLE `evening_runs` (
	`meeting_id` text PRIMARY KEY NOT NULL REFERENCES `meetings` (`id`),
	`step` text NOT NULL CHECK (`step` IN ('welcome', 'pairs', 'capture', 'read', 'pile', 'prompts', 'break', 'maturing', 'help', 'next', 'thanks')),
	`ends_at` integer,
	`left` integer NOT NULL CHECK (`left` >= 0),
	`shown` text NOT NULL CHECK (`shown` IN ('clock', 'piles', 'prompt', 'next')),
	`prompt` text CHECK (`prompt` IS NULL OR `prompt` IN ('free', 'children', 'winter', 'old', 'week', 'neighbours', 'cars', 'years'))
) STRICT;
--> statement-breakpoint
-- The prompt that hung on the wall while a note was written.
ALTER TABLE `notes` ADD COLUMN `prompt` text CHECK (`prompt` IS NULL OR `prompt` IN ('free', 'children', 'winter', 'old', 'week', 'neighbours', 'cars', 'years'));
