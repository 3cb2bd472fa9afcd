-- Who answers in a conversation: bot, nobody (a person is called), member (owner_member is in charge).
ALTER TABLE conversation ADD COLUMN owner TEXT NOT NULL DEFAULT 'bot';
ALTER TABLE conversation ADD COLUMN owner_member BIGINT;
-- raised with every change of owner; what the bot wrote before the last one is not sent any more
ALTER TABLE conversation ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
