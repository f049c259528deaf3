-- How ideas ripen: notes, piles, merges, the maturing sheet, offers of help, next steps, the municipality's answers,
-- pictures. Contacts of helpers are sealed with AES-256-GCM under a key in KEY_DIR: this file alone tells no number.
-- Text that visitors see without a facilitator's eye does not exist: what residents tell arrives `hidden`.

ALTER TABLE `ideas` ADD COLUMN `place` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `for_whom` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `why_good` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `could_be_free` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `must_say_yes` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `elsewhere` integer CHECK (`elsewhere` >= 0);
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `running_cost` integer CHECK (`running_cost` >= 0);
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `running_payer` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `hidden` integer NOT NULL DEFAULT 0 CHECK (`hidden` IN (0, 1));
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `told_at` integer;
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `done_on` integer;
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `done_took` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `turned_down_because` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `try_instead` text NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `revision` integer NOT NULL DEFAULT 0 CHECK (`revision` >= 0);
--> statement-breakpoint
ALTER TABLE `ideas` ADD COLUMN `changed_at` integer;
--> statement-breakpoint
ALTER TABLE `idea_revisions` ADD COLUMN `invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1));
--> statement-breakpoint
CREATE INDEX `idea_revisions_by_time` ON `idea_revisions` (`changed_at`);
--> statement-breakpoint
ALTER TABLE `meetings` ADD COLUMN `ended_at` integer;
--> statement-breakpoint
CREATE TABLE `piles` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`meeting_id` text REFERENCES `meetings` (`id`),
	`idea_id` text UNIQUE REFERENCES `ideas` (`id`),
	`name` text NOT NULL CHECK (length(`name`) BETWEEN 1 AND 80),
	`made_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `piles_by_round` ON `piles` (`round_id`);
--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`meeting_id` text REFERENCES `meetings` (`id`),
	`pile_id` text REFERENCES `piles` (`id`),
	`text` text NOT NULL CHECK (length(`text`) BETWEEN 1 AND 140),
	`table_number` integer CHECK (`table_number` BETWEEN 1 AND 99),
	`author` text,
	`written_at` integer NOT NULL,
	`hidden` integer NOT NULL DEFAULT 0 CHECK (`hidden` IN (0, 1)),
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `notes_by_round` ON `notes` (`round_id`, `written_at`);
--> statement-breakpoint
CREATE INDEX `notes_by_pile` ON `notes` (`pile_id`);
--> statement-breakpoint
CREATE TABLE `board_moves` (
	`seq` integer PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('pile', 'merge')),
	`was` text NOT NULL CHECK (json_valid(`was`)),
	`undone_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `board_moves_by_round` ON `board_moves` (`round_id`, `seq`);
--> statement-breakpoint
CREATE TABLE `idea_merges` (
	`from_id` text PRIMARY KEY NOT NULL REFERENCES `ideas` (`id`),
	`into_id` text NOT NULL REFERENCES `ideas` (`id`),
	`stage_before` text NOT NULL CHECK (`stage_before` IN ('captured', 'clustered', 'maturing')),
	`merged_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	CHECK (`from_id` <> `into_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `idea_merges_by_into` ON `idea_merges` (`into_id`);
--> statement-breakpoint
CREATE TABLE `idea_authors` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`meeting_id` text REFERENCES `meetings` (`id`),
	`name` text NOT NULL CHECK (length(`name`) BETWEEN 1 AND 60),
	`joined_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `idea_authors_by_idea` ON `idea_authors` (`idea_id`);
--> statement-breakpoint
CREATE TABLE `cost_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`label` text NOT NULL CHECK (length(`label`) BETWEEN 1 AND 80),
	`amount` integer NOT NULL CHECK (`amount` > 0),
	`every` text NOT NULL CHECK (`every` IN ('once', 'year'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `cost_lines_by_idea` ON `cost_lines` (`idea_id`);
--> statement-breakpoint
CREATE TABLE `help_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`name` text NOT NULL CHECK (length(`name`) BETWEEN 1 AND 60),
	`what` text NOT NULL CHECK (length(`what`) BETWEEN 1 AND 200),
	`contact` blob,
	`offered_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `help_offers_by_idea` ON `help_offers` (`idea_id`);
--> statement-breakpoint
CREATE TABLE `next_steps` (
	`idea_id` text PRIMARY KEY NOT NULL REFERENCES `ideas` (`id`),
	`what` text NOT NULL DEFAULT '' CHECK (length(`what`) <= 200),
	`who` text,
	`due_on` integer,
	`unclaimed` integer NOT NULL DEFAULT 0 CHECK (`unclaimed` IN (0, 1)),
	`sequence` integer NOT NULL DEFAULT 0 CHECK (`sequence` >= 0),
	`set_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	CHECK (`unclaimed` = 1 OR (`what` <> '' AND `who` IS NOT NULL AND `due_on` IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `screening_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`department` text NOT NULL CHECK (length(`department`) BETWEEN 1 AND 60),
	`question` text NOT NULL DEFAULT '',
	`sent_at` integer NOT NULL,
	`sent_by` text NOT NULL,
	`due_at` integer NOT NULL CHECK (`due_at` > `sent_at`),
	`answer` text CHECK (`answer` IS NULL OR `answer` IN ('yes', 'yes_if', 'not_like_this', 'no')),
	`because` text NOT NULL DEFAULT '',
	`try_instead` text NOT NULL DEFAULT '',
	`price_from` integer CHECK (`price_from` >= 0),
	`price_to` integer CHECK (`price_to` >= 0),
	`running_cost` integer CHECK (`running_cost` >= 0),
	`running_payer` text NOT NULL DEFAULT '',
	`land_owner` text NOT NULL DEFAULT '',
	`permits` text NOT NULL DEFAULT '',
	`answered_at` integer,
	`answered_by` text,
	`team_agreed_at` integer,
	`officer_agreed_at` integer,
	`closed_at` integer,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	CHECK ((`answer` IS NULL) = (`answered_at` IS NULL)),
	CHECK (`price_from` IS NULL OR `price_to` IS NULL OR `price_from` <= `price_to`),
	CHECK (`answer` NOT IN ('not_like_this', 'no') OR (`because` <> '' AND `try_instead` <> ''))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `screening_cases_one_open` ON `screening_cases` (`idea_id`) WHERE `closed_at` IS NULL;
--> statement-breakpoint
CREATE TABLE `screening_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL REFERENCES `screening_cases` (`id`),
	`side` text NOT NULL CHECK (`side` IN ('team', 'officer')),
	`internal` integer NOT NULL DEFAULT 0 CHECK (`internal` IN (0, 1)),
	`text` text NOT NULL CHECK (length(`text`) BETWEEN 1 AND 2000),
	`written_at` integer NOT NULL,
	`written_by` text NOT NULL,
	CHECK (`internal` = 0 OR `side` = 'officer')
) STRICT;
--> statement-breakpoint
CREATE INDEX `screening_messages_by_case` ON `screening_messages` (`case_id`, `written_at`);
--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`webp` blob NOT NULL,
	`width` integer NOT NULL CHECK (`width` > 0),
	`height` integer NOT NULL CHECK (`height` > 0),
	`alt` text NOT NULL DEFAULT '' CHECK (length(`alt`) <= 200),
	`added_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `pictures_by_idea` ON `pictures` (`idea_id`);
