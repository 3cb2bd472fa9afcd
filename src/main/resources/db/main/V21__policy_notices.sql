-- Who was told of which version of a document, by which message, and what became of versions that follow another.
-- Whoever was told has not consented to anything: consents are kept elsewhere.

CREATE TABLE policy_version (
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  -- SHA-256 of the text as it was first seen
  hash TEXT NOT NULL,
  first_seen_at BIGINT NOT NULL,
  -- when everybody concerned had been told, or tried in vain
  told_at BIGINT,
  -- the first day on which it held, such as 2026-12-15, written down once it does
  in_force_from TEXT,
  PRIMARY KEY (document, version)
);

CREATE TABLE policy_notice (
  id ${identity},
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  -- shown: with a reply; announced: by itself, ahead of a change
  kind TEXT NOT NULL,
  -- where it went; all three empty where there was no way to tell
  channel TEXT,
  conversation_id BIGINT REFERENCES conversation (id),
  -- the message in the outbox, which knows what became of it
  outbox_id BIGINT,
  told_at BIGINT NOT NULL,
  UNIQUE (customer_id, document, version, kind)
);
CREATE INDEX policy_notice_version ON policy_notice (document, version, id);
