-- A rehearsal: a round of its own that tries out the vote of a real one with test cards. It is a demo, so it never becomes real,
-- and it may be taken away whole.
ALTER TABLE `rounds` ADD COLUMN `rehearses` text REFERENCES `rounds` (`id`) CHECK (`rehearses` IS NULL OR `is_demo` = 1);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_rehearsal_a_round` ON `rounds` (`rehearses`) WHERE `rehearses` IS NOT NULL;
