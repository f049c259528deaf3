-- The desk on the day of the vote: what it counts by presses, and which languages are spoken at which of its tables.

-- One press at a desk or at a voting screen: a card given to somebody (`card`), somebody who votes with help (`help`), or one
-- of these taken back. `press` is drawn with the form, so that a form sent twice counts once; it is all that tells one row
-- from another. No time, no person, no card; and WITHOUT ROWID, so that the order of the presses is not kept either.
CREATE TABLE `desk_presses` (
	`press` text PRIMARY KEY NOT NULL CHECK (length(`press`) = 36),
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`place_id` text NOT NULL REFERENCES `polling_places` (`id`),
	`what` text NOT NULL CHECK (`what` IN ('card', 'help')),
	`step` integer NOT NULL CHECK (`step` IN (1, -1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `desk_presses_by_place` ON `desk_presses` (`round_id`, `place_id`, `what`);
--> statement-breakpoint
-- The languages that somebody speaks at a place today, and at which table; an empty table means the desk.
CREATE TABLE `place_languages` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`place_id` text NOT NULL REFERENCES `polling_places` (`id`) ON DELETE CASCADE,
	`language` text NOT NULL CHECK (length(`language`) BETWEEN 2 AND 8),
	`at_table` text NOT NULL DEFAULT '' CHECK (length(`at_table`) <= 40),
	PRIMARY KEY (`place_id`, `language`, `at_table`)
) STRICT, WITHOUT ROWID;
