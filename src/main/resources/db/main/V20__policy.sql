-- What customers asked and no clause answers, without personal data: only words of the owner's own files are kept.

CREATE TABLE policy_question (
  id ${identity},
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  question TEXT NOT NULL,
  nearest TEXT NOT NULL,
  times BIGINT NOT NULL,
  -- open, closed
  status TEXT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  UNIQUE (document, version, question)
);
CREATE INDEX policy_question_open ON policy_question (times, id) WHERE status = 'open';
