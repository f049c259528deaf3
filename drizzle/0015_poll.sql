-- The running of a poll: the test ballot, versions of the ballot, what people have read, revoked cards.

-- A sealed test ballot, and the process that sealed it: another one, after a restart, must open it again.
ALTER TABLE `ballot_boxes` ADD COLUMN `test_sealed` blob CHECK (length(`test_sealed`) = 1072);
--> statement-breakpoint
ALTER TABLE `ballot_boxes` ADD COLUMN `test_process` text;
--> statement-breakpoint
-- What somebody has read and stands by before the poll opens: the rules, or the round in one language.
CREATE TABLE `poll_readings` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`what` text NOT NULL CHECK (`what` = 'rules' OR `what` GLOB 'language:[a-z]*'),
	`read_by` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY (`round_id`, `what`)
) STRICT;
--> statement-breakpoint
-- The ballot in each version: 1 as it was frozen, more when it was corrected while the poll was open.
-- `made_at` is empty only inside the transaction that changes the ideas.
CREATE TABLE `ballot_versions` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`version` integer NOT NULL CHECK (`version` > 0),
	`manifest` text NOT NULL CHECK (json_valid(`manifest`)),
	`reason` text,
	`earlier` text CHECK (`earlier` IN ('keep', 'vote_again')),
	`made_by` text NOT NULL,
	`made_with` text,
	`made_at` integer,
	PRIMARY KEY (`round_id`, `version`),
	CHECK (`made_by` <> `made_with`),
	CHECK (`version` = 1 OR (`reason` IS NOT NULL AND `earlier` IS NOT NULL AND `made_with` IS NOT NULL))
) STRICT;
--> statement-breakpoint
-- What voters read of an idea stays as it was frozen; only the correction by two people may change it.
CREATE TRIGGER `ideas_stay_as_frozen` BEFORE UPDATE OF `number`, `track_id`, `title`, `price` ON `ideas`
WHEN OLD.`number` IS NOT NULL
	AND (OLD.`number`, OLD.`track_id`, OLD.`title`, OLD.`price`) IS NOT (NEW.`number`, NEW.`track_id`, NEW.`title`, NEW.`price`)
	AND (SELECT `poll_state` FROM `rounds` WHERE `id` = OLD.`round_id`) <> 'draft'
	AND NOT EXISTS (SELECT 1 FROM `ballot_versions` WHERE `round_id` = OLD.`round_id` AND `made_at` IS NULL)
BEGIN SELECT RAISE(ABORT, 'the ballot is frozen'); END;
