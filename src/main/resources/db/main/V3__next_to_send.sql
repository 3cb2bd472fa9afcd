-- What a conversation has to send, in the order in which it is sent: the message under way first, then the oldest.
-- A planner without statistics took the index over all messages of a conversation instead of the old form of this one, so that
-- a turn cost the more the longer the customer had been with us; nothing else used that index.
DROP INDEX outbox_waiting;
DROP INDEX outbox_conversation;
CREATE INDEX outbox_waiting ON outbox (conversation_id, status DESC, id) WHERE status IN ('queued', 'sending');
