-- The ground: places, rounds with their settings, meetings, ideas with every revision, the audit log.
-- Every table is STRICT; every choice and every amount has its CHECK. Amounts are in the smallest unit (øre).
-- Times are milliseconds since 1970 in UTC. Columns named `invented` mark what is no history.

CREATE TABLE `municipality` (
	`id` integer PRIMARY KEY NOT NULL CHECK (`id` = 1),
	`name` text NOT NULL,
	`domain` text,
	`phone` text,
	`email` text,
	`accessibility_phone` text,
	`accessibility_email` text,
	`first_started_at` integer NOT NULL,
	`is_demo` integer NOT NULL DEFAULT 0 CHECK (`is_demo` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL UNIQUE,
	`name` text NOT NULL,
	`town` text NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL REFERENCES `areas` (`id`),
	`slug` text NOT NULL UNIQUE CHECK (length(`slug`) BETWEEN 4 AND 60),
	`name` text NOT NULL,
	`language` text NOT NULL DEFAULT 'da',
	`currency` text NOT NULL DEFAULT 'DKK' CHECK (`currency` IN ('DKK', 'SEK', 'EUR')),
	`minimum_age` integer NOT NULL CHECK (`minimum_age` BETWEEN 0 AND 99),
	`voters` text NOT NULL,
	`card_route` text NOT NULL DEFAULT 'drawn' CHECK (`card_route` IN ('drawn', 'letter', 'identity')),
	`vote_change` text NOT NULL DEFAULT 'never' CHECK (`vote_change` IN ('never', 'until_close')),
	`custody` text NOT NULL DEFAULT 'server' CHECK (`custody` IN ('server', 'holders')),
	`tie_rule` text NOT NULL DEFAULT 'lot' CHECK (`tie_rule` IN ('lot', 'lot_drawn_before')),
	`binding` text NOT NULL DEFAULT 'binding' CHECK (`binding` IN ('binding', 'advisory')),
	`realiser` text NOT NULL DEFAULT 'residents' CHECK (`realiser` IN ('residents', 'administration', 'both')),
	`help_phone` text,
	`help_email` text,
	`ideas_from` integer,
	`ideas_until` integer,
	`opens_at` integer,
	`closes_at` integer,
	`grace_until` integer,
	`result_at` integer,
	`poll_state` text NOT NULL DEFAULT 'draft' CHECK (`poll_state` IN
		('draft', 'ready', 'open', 'closed', 'opened', 'published', 'final', 'incident')),
	`opened_at` integer,
	`closed_at` integer,
	`published_at` integer,
	`done_at` integer,
	`votes_known` integer CHECK (`votes_known` >= 0),
	`is_demo` integer NOT NULL DEFAULT 0 CHECK (`is_demo` IN (0, 1)),
	`invented` text,
	CHECK (`opens_at` IS NULL OR `closes_at` IS NULL OR `opens_at` < `closes_at`),
	CHECK (`grace_until` IS NULL OR `grace_until` >= `closes_at`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `rounds_by_area` ON `rounds` (`area_id`);
--> statement-breakpoint
CREATE TABLE `tracks` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`position` integer NOT NULL CHECK (`position` > 0),
	`name` text NOT NULL,
	`pot` integer NOT NULL CHECK (`pot` > 0),
	`price_above` integer CHECK (`price_above` >= 0),
	`price_at_most` integer CHECK (`price_at_most` > 0),
	`format` text NOT NULL DEFAULT 'one_mark' CHECK (`format` IN
		('one_mark', 'up_to', 'stacked', 'points', 'ranking', 'fill_pot')),
	`marks` integer NOT NULL DEFAULT 1 CHECK (`marks` BETWEEN 1 AND 100),
	`blank_allowed` integer NOT NULL DEFAULT 0 CHECK (`blank_allowed` IN (0, 1)),
	`rule` text NOT NULL DEFAULT 'greedy_skip' CHECK (`rule` IN
		('single_winner', 'greedy_skip', 'greedy_stop', 'equal_shares')),
	`threshold_permille` integer NOT NULL DEFAULT 0 CHECK (`threshold_permille` BETWEEN 0 AND 1000),
	UNIQUE (`round_id`, `position`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `polling_places` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`name` text NOT NULL,
	`address` text,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	CHECK (`opens_at` < `closes_at`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `polling_places_by_round` ON `polling_places` (`round_id`);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`slug` text NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN
		('planning', 'idea_evening', 'dialogue', 'workshop', 'voting_day', 'follow_up', 'evaluation', 'online')),
	`title` text NOT NULL,
	`place` text,
	`starts_at` integer,
	`ends_at` integer,
	`agenda` text NOT NULL DEFAULT '',
	`minutes` text NOT NULL DEFAULT '',
	`head_count` integer CHECK (`head_count` >= 0),
	`sequence` integer NOT NULL DEFAULT 0 CHECK (`sequence` >= 0),
	`cancelled` integer NOT NULL DEFAULT 0 CHECK (`cancelled` IN (0, 1)),
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	UNIQUE (`round_id`, `slug`),
	CHECK (`starts_at` IS NULL OR `ends_at` IS NULL OR `starts_at` < `ends_at`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ideas` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`track_id` text REFERENCES `tracks` (`id`),
	`slug` text NOT NULL,
	`stage` text NOT NULL DEFAULT 'captured' CHECK (`stage` IN
		('captured', 'clustered', 'maturing', 'screening', 'on_ballot', 'won', 'not_funded', 'underway', 'done',
		'realised_without_money', 'merged', 'withdrawn', 'not_possible')),
	`number` integer CHECK (`number` BETWEEN 1 AND 999),
	`title` text NOT NULL,
	`line` text NOT NULL DEFAULT '',
	`description` text NOT NULL DEFAULT '',
	`price` integer CHECK (`price` >= 0),
	`done_by` text,
	`invented` integer NOT NULL DEFAULT 0 CHECK (`invented` IN (0, 1)),
	UNIQUE (`round_id`, `slug`),
	UNIQUE (`round_id`, `number`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `idea_revisions` (
	`idea_id` text NOT NULL REFERENCES `ideas` (`id`),
	`revision` integer NOT NULL CHECK (`revision` > 0),
	`meeting_id` text REFERENCES `meetings` (`id`),
	`changed_at` integer NOT NULL,
	`changed_by` text,
	`fields` text NOT NULL CHECK (json_valid(`fields`)),
	PRIMARY KEY (`idea_id`, `revision`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`facts` text NOT NULL DEFAULT '{}' CHECK (json_valid(`facts`)),
	`prev` blob NOT NULL CHECK (length(`prev`) = 32),
	`hash` blob NOT NULL UNIQUE CHECK (length(`hash`) = 32)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `audit_log_never_changes` BEFORE UPDATE ON `audit_log`
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_never_shrinks` BEFORE DELETE ON `audit_log`
BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;
