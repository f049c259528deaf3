-- The recovery sheet, the end of a round, and the cards that the desk has handed out.

-- When two people printed the keys of this box on paper. Without it no poll opens.
ALTER TABLE `ballot_boxes` ADD COLUMN `sheet_printed_at` integer;
--> statement-breakpoint
-- How long people may complain after the result; then two people destroy what could still lead to a vote.
ALTER TABLE `rounds` ADD COLUMN `complaint_days` integer NOT NULL DEFAULT 14 CHECK (`complaint_days` BETWEEN 0 AND 365);
--> statement-breakpoint
ALTER TABLE `rounds` ADD COLUMN `finalised_at` integer;
--> statement-breakpoint
-- What each desk counted of the cards it gave to people. No card, no time of a card, no person.
CREATE TABLE `cards_handed_out` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`place` text NOT NULL,
	`cards` integer NOT NULL CHECK (`cards` >= 0),
	`counted_at` integer NOT NULL,
	PRIMARY KEY (`round_id`, `place`)
) STRICT;
