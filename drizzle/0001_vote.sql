-- The vote: cards without people, sealed envelopes, the public log, what was in the box.
-- No row holds a code, a choice in clear before the box is opened, a hash of a choice, or a time beside an envelope.

-- The box of a round: what may be public of its keys. Pepper, opening key and log key lie as files in KEY_DIR.
CREATE TABLE `ballot_boxes` (
	`round_id` text PRIMARY KEY NOT NULL REFERENCES `rounds` (`id`),
	`salt` blob NOT NULL CHECK (length(`salt`) = 16),
	`box_public_key` blob NOT NULL CHECK (length(`box_public_key`) = 32),
	`log_public_key` blob NOT NULL CHECK (length(`log_public_key`) = 32),
	`log_origin` text NOT NULL CHECK (length(`log_origin`) > 0),
	`manifest` text CHECK (json_valid(`manifest`)),
	`tested_at` integer
) STRICT;
--> statement-breakpoint
-- A wrapped bundle of 50 cards. Two people open it; until then none of its cards can vote.
CREATE TABLE `card_bundles` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`number` integer NOT NULL CHECK (`number` > 0),
	`state` text NOT NULL DEFAULT 'inactive' CHECK (`state` IN ('inactive', 'active', 'revoked')),
	`opened_by` text,
	`opened_with` text,
	UNIQUE (`round_id`, `number`),
	CHECK (`opened_by` <> `opened_with`)
) STRICT;
--> statement-breakpoint
-- A card is a public key. Nothing leads from it to a person. `in_line`: its holder stood in the queue at closing time.
CREATE TABLE `cards` (
	`pub` blob PRIMARY KEY NOT NULL CHECK (length(`pub`) = 32),
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`bundle_id` text REFERENCES `card_bundles` (`id`),
	`status` text NOT NULL DEFAULT 'active' CHECK (`status` IN ('active', 'revoked', 'paper')),
	`in_line` integer NOT NULL DEFAULT 0 CHECK (`in_line` IN (0, 1))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cards_by_round` ON `cards` (`round_id`, `status`);
--> statement-breakpoint
CREATE INDEX `cards_by_bundle` ON `cards` (`bundle_id`);
--> statement-breakpoint
-- The tags of a round's codes, as a set: only a code whose tag is here is worth the slow derivation.
CREATE TABLE `card_tags` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`tag` integer NOT NULL CHECK (`tag` BETWEEN 0 AND 65535),
	PRIMARY KEY (`round_id`, `tag`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- The public log (RFC 6962): leaves are only ever added, each at the end.
CREATE TABLE `leaves` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`idx` integer NOT NULL CHECK (`idx` >= 0),
	`kind` text NOT NULL CHECK (`kind` IN ('open', 'vote', 'paper-mark', 'cred-add', 'cred-revoke', 'paper-batch',
		'audit-head', 'extend', 'close', 'incident')),
	`body` text NOT NULL,
	`hash` blob NOT NULL UNIQUE CHECK (length(`hash`) = 32),
	PRIMARY KEY (`round_id`, `idx`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- The sealed ballots. The UNIQUE constraints are the last line against a second vote.
CREATE TABLE `envelopes` (
	`round_id` text NOT NULL,
	`leaf_idx` integer NOT NULL,
	`pub` blob NOT NULL REFERENCES `cards` (`pub`),
	`version` integer NOT NULL CHECK (`version` BETWEEN 1 AND 20),
	`cast_id` blob NOT NULL CHECK (length(`cast_id`) = 16),
	`sealed` blob NOT NULL CHECK (length(`sealed`) = 1072),
	PRIMARY KEY (`round_id`, `leaf_idx`),
	UNIQUE (`pub`, `version`),
	UNIQUE (`pub`, `cast_id`),
	FOREIGN KEY (`round_id`, `leaf_idx`) REFERENCES `leaves` (`round_id`, `idx`)
) STRICT;
--> statement-breakpoint
-- Signed heads of the log (C2SP checkpoints): at opening, hourly, at closing.
CREATE TABLE `heads` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`size` integer NOT NULL CHECK (`size` >= 0),
	`note` text NOT NULL UNIQUE,
	PRIMARY KEY (`round_id`, `size`)
) STRICT;
--> statement-breakpoint
-- What was in the box, once it has been opened (twice, with equal outcome): the canonical text and who signed it.
CREATE TABLE `openings` (
	`round_id` text PRIMARY KEY NOT NULL REFERENCES `rounds` (`id`),
	`valid` integer NOT NULL CHECK (`valid` >= 0),
	`invalid` integer NOT NULL CHECK (`invalid` >= 0),
	`hash` blob NOT NULL CHECK (length(`hash`) = 32),
	`signatures` text NOT NULL DEFAULT '[]' CHECK (json_valid(`signatures`)),
	`opened_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
-- The board: the choices of each track (by its place on the paper) as sorted canonical texts, without any identifier.
CREATE TABLE `board` (
	`round_id` text NOT NULL REFERENCES `openings` (`round_id`),
	`track` integer NOT NULL CHECK (`track` > 0),
	`rank` integer NOT NULL CHECK (`rank` >= 0),
	`choices` text NOT NULL CHECK (json_valid(`choices`)),
	PRIMARY KEY (`round_id`, `track`, `rank`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- A lot drawn in public: between which ideas (their numbers), in which order they came, how, and before whom.
CREATE TABLE `lots` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`track` integer NOT NULL CHECK (`track` > 0),
	`between` text NOT NULL CHECK (json_valid(`between`)),
	`drawn` text NOT NULL CHECK (json_valid(`drawn`)),
	`method` text NOT NULL CHECK (length(`method`) > 0),
	`witness` text NOT NULL CHECK (length(`witness`) > 0),
	`other_witness` text NOT NULL CHECK (length(`other_witness`) > 0),
	`drawn_at` integer NOT NULL,
	UNIQUE (`round_id`, `track`, `between`),
	CHECK (`witness` <> `other_witness`)
) STRICT;
--> statement-breakpoint
-- The result of each track, computed once when it is published.
CREATE TABLE `results` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`track` integer NOT NULL CHECK (`track` > 0),
	`outcome` text NOT NULL CHECK (json_valid(`outcome`)),
	`computed_at` integer NOT NULL,
	PRIMARY KEY (`round_id`, `track`)
) STRICT;
--> statement-breakpoint
-- The drawing in an idea's face. Without one the face is its number.
ALTER TABLE `ideas` ADD COLUMN `picture` text CHECK (`picture` IN
	('runner', 'swing', 'pyramids', 'bike', 'carrot', 'wagon', 'kite', 'speech', 'bunting', 'heart'));
--> statement-breakpoint
CREATE TRIGGER `rounds_demo_stays_demo` BEFORE UPDATE OF `is_demo` ON `rounds` WHEN OLD.`is_demo` <> NEW.`is_demo`
BEGIN SELECT RAISE(ABORT, 'a demo round never becomes real'); END;
--> statement-breakpoint
CREATE TRIGGER `leaves_grow_at_the_end` BEFORE INSERT ON `leaves`
WHEN NEW.`idx` <> (SELECT coalesce(max(`idx`) + 1, 0) FROM `leaves` WHERE `round_id` = NEW.`round_id`)
BEGIN SELECT RAISE(ABORT, 'a leaf is added at the end of the log'); END;
--> statement-breakpoint
CREATE TRIGGER `leaves_never_change` BEFORE UPDATE ON `leaves`
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `leaves_never_shrink` BEFORE DELETE ON `leaves`
WHEN (SELECT `is_demo` FROM `rounds` WHERE `id` = OLD.`round_id`) = 0
BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
--> statement-breakpoint
CREATE TRIGGER `envelopes_while_open` BEFORE INSERT ON `envelopes`
WHEN (SELECT `poll_state` FROM `rounds` WHERE `id` = NEW.`round_id`) <> 'open'
BEGIN SELECT RAISE(ABORT, 'the poll is not open'); END;
--> statement-breakpoint
CREATE TRIGGER `envelopes_once` BEFORE INSERT ON `envelopes`
WHEN NEW.`version` > 1 AND (SELECT `vote_change` FROM `rounds` WHERE `id` = NEW.`round_id`) = 'never'
BEGIN SELECT RAISE(ABORT, 'a vote of this round is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `envelopes_of_own_cards` BEFORE INSERT ON `envelopes`
WHEN NOT EXISTS (SELECT 1 FROM `cards`
	WHERE `pub` = NEW.`pub` AND `round_id` = NEW.`round_id` AND `status` = 'active')
BEGIN SELECT RAISE(ABORT, 'this card has no vote here'); END;
--> statement-breakpoint
CREATE TRIGGER `envelopes_never_change` BEFORE UPDATE ON `envelopes`
BEGIN SELECT RAISE(ABORT, 'an envelope is never changed'); END;
--> statement-breakpoint
-- Once the box has been opened and the outcome is signed, the envelopes are destroyed; never before.
CREATE TRIGGER `envelopes_stay_until_opened` BEFORE DELETE ON `envelopes`
WHEN (SELECT `is_demo` = 0 AND `poll_state` NOT IN ('opened', 'published', 'final')
	FROM `rounds` WHERE `id` = OLD.`round_id`)
BEGIN SELECT RAISE(ABORT, 'an envelope is never taken out'); END;
--> statement-breakpoint
CREATE TRIGGER `heads_never_change` BEFORE UPDATE ON `heads`
BEGIN SELECT RAISE(ABORT, 'a signed head is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `heads_never_go` BEFORE DELETE ON `heads`
WHEN (SELECT `is_demo` FROM `rounds` WHERE `id` = OLD.`round_id`) = 0
BEGIN SELECT RAISE(ABORT, 'a signed head is never taken back'); END;
--> statement-breakpoint
CREATE TRIGGER `board_never_changes` BEFORE UPDATE ON `board`
BEGIN SELECT RAISE(ABORT, 'the board is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `lots_never_change` BEFORE UPDATE ON `lots`
BEGIN SELECT RAISE(ABORT, 'a lot is never drawn again'); END;
