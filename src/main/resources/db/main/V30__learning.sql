-- What the bot did not understand or staff corrected, without personal data: only everyday words of the owner's own files are kept.

CREATE TABLE missed_message (
  id ${identity},
  words TEXT NOT NULL UNIQUE,
  -- what the bot took it for
  guess TEXT NOT NULL,
  -- the topic it belongs to, as staff say
  corrected TEXT,
  times BIGINT NOT NULL,
  -- whole days only: a moment would lead to the conversation
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE INDEX missed_message_frequent ON missed_message (times, id);
