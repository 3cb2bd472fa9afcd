-- When the customer was told that this message may not have arrived, and what it said.
ALTER TABLE outbox ADD COLUMN told_at BIGINT;
-- Almost empty: every turn asks for its own conversation's.
CREATE INDEX outbox_untold ON outbox (conversation_id, id) WHERE status IN ('maybe_sent', 'dead') AND told_at IS NULL;
