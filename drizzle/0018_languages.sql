-- Which languages a round is told in (nothing chosen: all of the site), the texts of its ideas in each of them, and
-- recordings of neighbours who read them aloud. Texts of the round's own language stay in `ideas`.

ALTER TABLE `rounds` ADD COLUMN `languages` text CHECK (`languages` IS NULL OR json_valid(`languages`));
--> statement-breakpoint
CREATE TABLE `idea_texts` (
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`language` text NOT NULL CHECK (length(`language`) BETWEEN 2 AND 8),
	`title` text NOT NULL CHECK (length(`title`) > 0),
	`line` text NOT NULL DEFAULT '',
	`description` text NOT NULL DEFAULT '',
	`made_by` text NOT NULL CHECK (`made_by` IN ('machine', 'person')),
	`changed_at` integer NOT NULL,
	PRIMARY KEY (`idea_id`, `language`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`language` text NOT NULL CHECK (length(`language`) BETWEEN 2 AND 8),
	`sound` blob NOT NULL CHECK (length(`sound`) BETWEEN 1 AND 2097152),
	`kind` text NOT NULL CHECK (`kind` IN ('audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'audio/wav')),
	`transcript` text NOT NULL CHECK (length(`transcript`) > 0),
	`added_at` integer NOT NULL,
	UNIQUE (`idea_id`, `language`)
) STRICT;
