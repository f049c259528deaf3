-- Paper as a way to vote, equal to the others: papers handed in for another, what becomes of papers of an earlier version,
-- and the count of the papers by people who do not see each other's numbers.

-- A paper that was handed in for another: wrongly marked (`spoiled`), or because the first one is set aside (`renewed`).
CREATE TABLE `papers_again` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`seq` integer NOT NULL CHECK (`seq` > 0),
	`kind` text NOT NULL CHECK (`kind` IN ('spoiled', 'renewed')),
	PRIMARY KEY (`round_id`, `seq`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What two people decided anew about the papers of an earlier version. Without a row the decision of the correction stands.
CREATE TABLE `paper_decisions` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`version` integer NOT NULL CHECK (`version` > 0),
	`earlier` text NOT NULL CHECK (`earlier` IN ('keep', 'vote_again')),
	`why` text NOT NULL CHECK (length(`why`) > 0),
	`decided_by` text NOT NULL,
	`decided_with` text NOT NULL,
	PRIMARY KEY (`round_id`, `version`),
	CHECK (`decided_by` <> `decided_with`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Who counts the papers: two, and a third when they cannot agree. Nobody counts in two of the places.
CREATE TABLE `paper_counters` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`slot` integer NOT NULL CHECK (`slot` IN (1, 2, 3)),
	`counter` text NOT NULL CHECK (length(`counter`) > 0),
	PRIMARY KEY (`round_id`, `slot`),
	UNIQUE (`round_id`, `counter`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What a counter found in one place: papers of one version that say the same in one track (`[3]`, blank `[]`), or nothing
-- that can be read. Two counts that differ are made once more; the third is made once.
CREATE TABLE `paper_tallies` (
	`round_id` text NOT NULL,
	`slot` integer NOT NULL,
	`attempt` integer NOT NULL CHECK (`attempt` IN (1, 2)),
	`track` integer NOT NULL CHECK (`track` > 0),
	`version` integer NOT NULL CHECK (`version` > 0),
	`what` text NOT NULL CHECK (`what` = 'invalid' OR json_valid(`what`)),
	`papers` integer NOT NULL CHECK (`papers` >= 0),
	PRIMARY KEY (`round_id`, `slot`, `attempt`, `track`, `version`, `what`),
	FOREIGN KEY (`round_id`, `slot`) REFERENCES `paper_counters` (`round_id`, `slot`),
	CHECK (`slot` < 3 OR `attempt` = 1)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Papers that nobody can find: two people say why the result is published all the same.
CREATE TABLE `paper_gaps` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`track` integer NOT NULL CHECK (`track` > 0),
	`missing` integer NOT NULL CHECK (`missing` > 0),
	`why` text NOT NULL CHECK (length(`why`) > 0),
	`approved_by` text NOT NULL,
	`approved_with` text NOT NULL,
	PRIMARY KEY (`round_id`, `track`),
	CHECK (`approved_by` <> `approved_with`)
) STRICT, WITHOUT ROWID;
