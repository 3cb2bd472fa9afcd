-- 1 for a message that was withdrawn while it was being sent: it is not tried again.
ALTER TABLE outbox ADD COLUMN unwanted INTEGER NOT NULL DEFAULT 0;

-- Keys are looked for by prefix, as a range, which other collations order differently.
${bytewise_once_key}
