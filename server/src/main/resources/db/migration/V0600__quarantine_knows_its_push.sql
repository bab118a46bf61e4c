-- The push that a quarantined item came with, so that it can be taken once more; null when the
-- sealed bytes of the item are that whole push.
alter table quarantine add column push_id uuid;
