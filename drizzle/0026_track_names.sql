-- What a pot is called in other languages than the round's own: {"en":"Small ideas"}.

ALTER TABLE `tracks` ADD COLUMN `names` text NOT NULL DEFAULT '{}' CHECK (json_valid(`names`) AND json_type(`names`) = 'object');
