-- What the published bundle needs: which cards were listed when the poll opened, when a head was signed, who signed the bundle.

-- The list whose hash stands in the manifest; cards that came later stand in the log.
ALTER TABLE `cards` ADD COLUMN `listed` integer NOT NULL DEFAULT 0 CHECK (`listed` IN (0, 1));
--> statement-breakpoint
-- At opening, at full hours, at closing: so no time that tells more than the hour ever lies beside an envelope.
ALTER TABLE `heads` ADD COLUMN `signed_at` integer;
--> statement-breakpoint
-- The signed table of contents of a published bundle. The bundle itself is made anew from the tables at each request.
CREATE TABLE `bundles` (
	`round_id` text NOT NULL REFERENCES `rounds` (`id`),
	`kind` text NOT NULL CHECK (`kind` IN ('ballots', 'totals')),
	`note` text NOT NULL,
	PRIMARY KEY (`round_id`, `kind`)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `bundles_never_change` BEFORE UPDATE ON `bundles`
BEGIN SELECT RAISE(ABORT, 'a signed bundle is never changed'); END;
