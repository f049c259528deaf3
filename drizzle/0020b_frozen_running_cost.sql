-- What an idea costs each year stands on the ballot too, and stays as it was frozen.
DROP TRIGGER `ideas_stay_as_frozen`;
--> statement-breakpoint
CREATE TRIGGER `ideas_stay_as_frozen`
BEFORE UPDATE OF `number`, `track_id`, `title`, `price`, `running_cost`, `running_payer` ON `ideas`
WHEN OLD.`number` IS NOT NULL
	AND (OLD.`number`, OLD.`track_id`, OLD.`title`, OLD.`price`, OLD.`running_cost`, OLD.`running_payer`)
		IS NOT (NEW.`number`, NEW.`track_id`, NEW.`title`, NEW.`price`, NEW.`running_cost`, NEW.`running_payer`)
	AND (SELECT `poll_state` FROM `rounds` WHERE `id` = OLD.`round_id`) <> 'draft'
	AND NOT EXISTS (SELECT 1 FROM `ballot_versions` WHERE `round_id` = OLD.`round_id` AND `made_at` IS NULL)
BEGIN SELECT RAISE(ABORT, 'the ballot is frozen'); END;
