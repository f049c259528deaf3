-- How many notes a tablet still had to send when it was last heard. A tablet that is lost then leaves a number behind.
ALTER TABLE `devices` ADD COLUMN `outbox` integer NOT NULL DEFAULT 0 CHECK (`outbox` >= 0);
