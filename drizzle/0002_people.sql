-- The people who run rounds: accounts, what they may, their sessions. Nothing here lets a thief of the file in:
-- passwords are argon2id with a pepper from KEY_DIR, sessions, links and recovery codes are kept as hashes,
-- secrets of second factors are sealed under a key from KEY_DIR.

CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL UNIQUE CHECK (`email` LIKE '%_@_%' AND `email` NOT GLOB '*[A-Z]*'),
	`name` text NOT NULL,
	`password_hash` text,
	`second_factor` blob,
	`second_factor_step` integer NOT NULL DEFAULT 0 CHECK (`second_factor_step` >= 0),
	`disabled_at` integer,
	`made_at` integer NOT NULL,
	`is_demo` integer NOT NULL DEFAULT 0 CHECK (`is_demo` IN (0, 1))
) STRICT;
--> statement-breakpoint
-- Deferred: a demo round that is loaded anew is the same round, and its people keep their place.
CREATE TABLE `role_grants` (
	`person_id` text NOT NULL REFERENCES `people` (`id`),
	`role` text NOT NULL CHECK (`role` IN ('administrator', 'coordinator', 'facilitator', 'officer', 'councillor')),
	`round_id` text REFERENCES `rounds` (`id`) DEFERRABLE INITIALLY DEFERRED,
	CHECK ((`role` IN ('facilitator', 'officer')) = (`round_id` IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `role_grants_once` ON `role_grants` (`person_id`, `role`, ifnull(`round_id`, ''));
--> statement-breakpoint
CREATE INDEX `role_grants_by_round` ON `role_grants` (`round_id`);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` blob PRIMARY KEY NOT NULL CHECK (length(`id_hash`) = 32),
	`person_id` text NOT NULL REFERENCES `people` (`id`),
	`began_at` integer NOT NULL,
	`seen_at` integer NOT NULL CHECK (`seen_at` >= `began_at`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);
--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` blob PRIMARY KEY NOT NULL CHECK (length(`token_hash`) = 32),
	`person_id` text NOT NULL REFERENCES `people` (`id`),
	`purpose` text NOT NULL CHECK (`purpose` IN ('invitation', 'reset', 'second_step')),
	`made_at` integer NOT NULL,
	`ends_at` integer NOT NULL CHECK (`ends_at` > `made_at`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `one_time_links_by_person` ON `one_time_links` (`person_id`);
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL REFERENCES `people` (`id`),
	`code_hash` blob NOT NULL CHECK (length(`code_hash`) = 32),
	PRIMARY KEY (`person_id`, `code_hash`)
) STRICT;
