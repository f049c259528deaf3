-- Rounds that were voted on elsewhere and brought in from a Pabulib file, and the money they were about.

-- A round brought in keeps its own currency: any code of ISO 4217. The column is made anew because its CHECK widens.
ALTER TABLE `rounds` ADD COLUMN `any_currency` text NOT NULL DEFAULT 'DKK' CHECK (`any_currency` GLOB '[A-Z][A-Z][A-Z]');
--> statement-breakpoint
UPDATE `rounds` SET `any_currency` = `currency`;
--> statement-breakpoint
ALTER TABLE `rounds` DROP COLUMN `currency`;
--> statement-breakpoint
ALTER TABLE `rounds` RENAME COLUMN `any_currency` TO `currency`;
--> statement-breakpoint
-- What the file said, so that it can be given out again as it came: META by key, and the ids of the projects in the order
-- of their numbers here. Ties fall as the city's own tool lets them: by cost, then score, then id.
CREATE TABLE `imports` (
	`round_id` text PRIMARY KEY NOT NULL REFERENCES `rounds` (`id`) ON DELETE CASCADE,
	`meta` text NOT NULL CHECK (json_valid(`meta`)),
	`project_ids` text NOT NULL CHECK (json_valid(`project_ids`)),
	`imported_at` integer NOT NULL
) STRICT;
