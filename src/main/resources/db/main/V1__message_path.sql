-- Customers, their conversations, what they wrote (inbox) and what is to be sent (outbox).
-- Columns ending in _enc are encrypted under the customer's key; columns ending in _lookup are keyed hashes.
-- Instants are milliseconds since 1970 in UTC.

CREATE TABLE customer (
  id BIGINT PRIMARY KEY,
  created_at BIGINT NOT NULL
);

CREATE TABLE customer_identity (
  id ${identity},
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  kind TEXT NOT NULL,
  value_lookup ${bytes} NOT NULL,
  value_enc ${bytes} NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (kind, value_lookup)
);
CREATE INDEX customer_identity_customer ON customer_identity (customer_id);

CREATE TABLE conversation (
  id ${identity},
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  channel TEXT NOT NULL,
  -- where answers go
  address_enc ${bytes} NOT NULL,
  -- raised with every turn; whoever commits a turn names the version it has seen
  version BIGINT NOT NULL DEFAULT 0,
  state_enc ${bytes},
  last_inbound_at BIGINT,
  -- why nothing can be delivered, until the customer writes again
  unreachable TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (customer_id, channel)
);

CREATE TABLE inbox (
  id ${identity},
  conversation_id BIGINT NOT NULL REFERENCES conversation (id),
  channel TEXT NOT NULL,
  delivery_lookup ${bytes} NOT NULL,
  message_lookup ${bytes} NOT NULL,
  sequence BIGINT,
  received_at BIGINT NOT NULL,
  payload_enc ${bytes} NOT NULL,
  handled_at BIGINT,
  UNIQUE (channel, delivery_lookup)
);
CREATE INDEX inbox_waiting ON inbox (conversation_id, sequence, id) WHERE handled_at IS NULL;
CREATE INDEX inbox_sequence ON inbox (channel, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX inbox_conversation ON inbox (conversation_id, id);

CREATE TABLE outbox (
  id ${identity},
  conversation_id BIGINT NOT NULL REFERENCES conversation (id),
  -- what wrote it: 'turn', or the kind of notice
  origin TEXT NOT NULL,
  -- a notice that must go out once only has a key; a second one with the same key is not stored
  once_key TEXT UNIQUE,
  payload_enc ${bytes} NOT NULL,
  -- queued, sending, accepted, undeliverable, maybe_sent, dead, withdrawn
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at BIGINT NOT NULL,
  sender TEXT,
  sending_since BIGINT,
  provider_lookup ${bytes},
  provider_id_enc ${bytes},
  -- 1 accepted, 2 sent, 3 delivered, 4 read, 5 failed: only ever raised
  delivery INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  created_at BIGINT NOT NULL,
  -- when it was put into the queue: as it was made, or by whoever sent it again
  queued_at BIGINT NOT NULL,
  settled_at BIGINT
);
CREATE INDEX outbox_waiting ON outbox (conversation_id, id) WHERE status IN ('queued', 'sending');
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE status = 'queued';
CREATE INDEX outbox_sending ON outbox (sending_since) WHERE status = 'sending';
CREATE INDEX outbox_trouble ON outbox (status, id) WHERE status IN ('maybe_sent', 'dead', 'undeliverable');
CREATE INDEX outbox_provider ON outbox (provider_lookup) WHERE provider_lookup IS NOT NULL;
CREATE INDEX outbox_conversation ON outbox (conversation_id, id);

-- A status report can overtake the answer to the call it reports on: it waits here until the message is known.
CREATE TABLE early_status (
  provider_lookup ${bytes} NOT NULL,
  delivery INTEGER NOT NULL,
  reason TEXT,
  -- what a failure means for further messages to the same customer
  cause TEXT,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (provider_lookup, delivery)
);

-- Wishes that a person has to take up.
CREATE TABLE handover (
  id ${identity},
  conversation_id BIGINT NOT NULL REFERENCES conversation (id),
  topic TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX handover_open ON handover (urgent, id) WHERE status = 'open';
CREATE INDEX handover_conversation ON handover (conversation_id);
