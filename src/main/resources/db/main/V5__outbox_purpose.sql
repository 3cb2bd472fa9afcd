-- A customer whose data may only be stored.
ALTER TABLE customer ADD COLUMN restricted_at BIGINT;

-- Of every message: the channel it goes by, who wrote it, why it goes out, and in which epoch of its conversation it was written.
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT '';
-- bot, member (author_member is the one), system
ALTER TABLE outbox ADD COLUMN author TEXT NOT NULL DEFAULT 'bot';
ALTER TABLE outbox ADD COLUMN author_member BIGINT;
-- reply, service_notice, code, promotion, privacy_notice
ALTER TABLE outbox ADD COLUMN purpose TEXT NOT NULL DEFAULT 'reply';
ALTER TABLE outbox ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
-- how it went out, or was tried last: text, buttons, template; the words are in payload_enc
ALTER TABLE outbox ADD COLUMN form TEXT;
-- why nobody can tell whether the last attempt went out, while that is being found out
ALTER TABLE outbox ADD COLUMN doubt TEXT;
-- how often the provider was asked in vain whether it has the message
ALTER TABLE outbox ADD COLUMN lookups INTEGER NOT NULL DEFAULT 0;
-- how often it was sent again though an earlier attempt may have gone out
ALTER TABLE outbox ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0;

UPDATE outbox SET
  channel = (SELECT channel FROM conversation WHERE conversation.id = outbox.conversation_id),
  author = CASE origin WHEN 'notice.announcement' THEN 'system' ELSE 'bot' END,
  purpose = CASE origin WHEN 'turn' THEN 'reply' WHEN 'notice.announcement' THEN 'privacy_notice' ELSE 'service_notice' END;
ALTER TABLE outbox DROP COLUMN origin;

-- Statuses are now queued, sending, accepted, undeliverable, maybe_sent, dead, withdrawn, held.
DROP INDEX outbox_trouble;
CREATE INDEX outbox_trouble ON outbox (status, id) WHERE status IN ('maybe_sent', 'dead', 'undeliverable', 'held');
CREATE INDEX outbox_repeated ON outbox (id) WHERE repeats > 0;

-- Processes that send. Each raises its number every few seconds; one whose number stands still is gone.
CREATE TABLE node (
  id TEXT PRIMARY KEY,
  beats BIGINT NOT NULL
);

-- For the history of a conversation. By an expression, as a planner without statistics would take it for other questions: see V3.
CREATE INDEX outbox_history ON outbox ((conversation_id + 0), id);
