-- What became of it: the winner's way, who took part, and what people thought afterwards.
-- Counts of people are kept as they were counted; what is small is hidden when it is shown, never here.

-- A winner on its way. Money is in the smallest unit; what was granted stands fixed once the way begins.
CREATE TABLE `projects` (
	`idea_id` text PRIMARY KEY NOT NULL REFERENCES `ideas` (`id`),
	`owner` text NOT NULL CHECK (length(`owner`) BETWEEN 1 AND 120),
	`contact` text NOT NULL DEFAULT '' CHECK (length(`contact`) <= 120),
	`granted` integer NOT NULL CHECK (`granted` >= 0),
	`delayed_because` text NOT NULL DEFAULT '' CHECK (length(`delayed_because`) <= 300),
	`began_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `project_milestones` (
	`idea_id` text NOT NULL REFERENCES `projects` (`idea_id`),
	`milestone` text NOT NULL CHECK (`milestone` IN ('agreed', 'planned', 'bought', 'built', 'opened')),
	`due_on` integer,
	`done_on` integer,
	PRIMARY KEY (`idea_id`, `milestone`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `project_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `projects` (`idea_id`),
	`text` text NOT NULL CHECK (length(`text`) BETWEEN 1 AND 1000),
	`picture_id` text REFERENCES `pictures` (`id`),
	`written_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `project_updates_by_idea` ON `project_updates` (`idea_id`, `written_at`);
--> statement-breakpoint
-- Paid out against a receipt, or found elsewhere and from whom.
CREATE TABLE `project_money` (
	`id` text PRIMARY KEY NOT NULL,
	`idea_id` text NOT NULL REFERENCES `projects` (`idea_id`),
	`kind` text NOT NULL CHECK (`kind` IN ('spent', 'co_funded')),
	`amount` integer NOT NULL CHECK (`amount` > 0),
	`receipt` text NOT NULL CHECK (length(`receipt`) BETWEEN 1 AND 120),
	`entered_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `project_money_by_idea` ON `project_money` (`idea_id`);
--> statement-breakpoint
-- How many may vote, how many cards were handed out and came back unused: the account of the day.
CREATE TABLE `turnouts` (
	`round_id` text PRIMARY KEY NOT NULL REFERENCES `rounds` (`id`),
	`eligible` integer CHECK (`eligible` > 0),
	`handed_out` integer CHECK (`handed_out` >= 0),
	`unused` integer CHECK (`unused` >= 0),
	`keep` text NOT NULL DEFAULT '',
	`change` text NOT NULL DEFAULT '',
	`counted_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
-- Those who voted, by place and channel. `place` is a name: phones at home vote from nowhere in particular.
CREATE TABLE `turnout_counts` (
	`round_id` text NOT NULL REFERENCES `turnouts` (`round_id`),
	`place` text NOT NULL CHECK (length(`place`) <= 80),
	`channel` text NOT NULL CHECK (`channel` IN ('phone', 'kiosk', 'paper')),
	`voters` integer NOT NULL CHECK (`voters` >= 0),
	PRIMARY KEY (`round_id`, `place`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Answers to the evaluation: ages, languages, and how it was (1 bad to 4 good).
CREATE TABLE `evaluation_counts` (
	`round_id` text NOT NULL REFERENCES `turnouts` (`round_id`),
	`about` text NOT NULL CHECK (`about` IN ('age', 'language', 'mood')),
	`position` integer NOT NULL CHECK (`position` > 0),
	`label` text NOT NULL CHECK (length(`label`) BETWEEN 1 AND 40),
	`people` integer NOT NULL CHECK (`people` >= 0),
	PRIMARY KEY (`round_id`, `about`, `position`)
) STRICT, WITHOUT ROWID;
