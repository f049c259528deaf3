-- How a round that was brought in is counted beyond its rule: the settings of the rule by their names in the count, and sets
-- of projects (by their numbers here) of which at most one can win.
ALTER TABLE `imports` ADD COLUMN `settings` text NOT NULL DEFAULT '{}' CHECK (json_valid(`settings`));
--> statement-breakpoint
ALTER TABLE `imports` ADD COLUMN `conflicts` text NOT NULL DEFAULT '[]' CHECK (json_valid(`conflicts`));
