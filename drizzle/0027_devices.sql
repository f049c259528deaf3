-- Tablets and screens of an evening. No person is behind one: it may write, mend and hide notes of its meeting, or show
-- how the evening goes. Six digits let it in once; then it bears a token of which only the hash is kept. The digits
-- themselves stand here until they are used: a hash of six digits would tell them at once, and they live ten minutes.
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL REFERENCES `meetings` (`id`),
	`role` text NOT NULL CHECK (`role` IN ('scribe', 'screen')),
	`name` text NOT NULL CHECK (length(`name`) BETWEEN 1 AND 40),
	`code` text UNIQUE CHECK (length(`code`) = 6),
	`code_ends_at` integer NOT NULL,
	`token_hash` blob UNIQUE CHECK (length(`token_hash`) = 32),
	`paired_at` integer,
	`seen_at` integer,
	`removed_at` integer,
	CHECK ((`paired_at` IS NULL) = (`seen_at` IS NULL)),
	CHECK (`removed_at` IS NULL OR (`code` IS NULL AND `token_hash` IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `devices_by_meeting` ON `devices` (`meeting_id`);
