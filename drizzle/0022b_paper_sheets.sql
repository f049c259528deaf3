-- Papers that ask for more than one mark are counted one by one: each has a number, stamped as it is counted. `sheet` is that
-- number, and 0 for a pile of papers that say the same.
CREATE TABLE `__new_paper_tallies` (
	`round_id` text NOT NULL,
	`slot` integer NOT NULL,
	`attempt` integer NOT NULL CHECK (`attempt` IN (1, 2)),
	`track` integer NOT NULL CHECK (`track` > 0),
	`version` integer NOT NULL CHECK (`version` > 0),
	`sheet` integer NOT NULL DEFAULT 0 CHECK (`sheet` >= 0),
	`what` text NOT NULL CHECK (`what` = 'invalid' OR json_valid(`what`)),
	`papers` integer NOT NULL CHECK (`papers` >= 0),
	PRIMARY KEY (`round_id`, `slot`, `attempt`, `track`, `version`, `sheet`, `what`),
	FOREIGN KEY (`round_id`, `slot`) REFERENCES `paper_counters` (`round_id`, `slot`),
	CHECK (`slot` < 3 OR `attempt` = 1),
	CHECK (`sheet` = 0 OR `papers` = 1)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_paper_tallies` (`round_id`, `slot`, `attempt`, `track`, `version`, `what`, `papers`)
	SELECT `round_id`, `slot`, `attempt`, `track`, `version`, `what`, `papers` FROM `paper_tallies`;
--> statement-breakpoint
DROP TABLE `paper_tallies`;
--> statement-breakpoint
ALTER TABLE `__new_paper_tallies` RENAME TO `paper_tallies`;
--> statement-breakpoint
-- A paper says one thing in each track.
CREATE UNIQUE INDEX `one_reading_a_sheet` ON `paper_tallies` (`round_id`, `slot`, `attempt`, `track`, `version`, `sheet`) WHERE `sheet` > 0;
