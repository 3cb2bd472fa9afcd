-- Who did what. Lines are only ever added; each holds the hash of the one before it. No personal data.

CREATE TABLE audit_line (
  -- from 1, without gaps
  seq BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  -- a staff member's number; 0 for nobody
  actor BIGINT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  -- kind:number, or empty
  object TEXT NOT NULL,
  purpose TEXT NOT NULL,
  -- DONE, REFUSED
  outcome TEXT NOT NULL,
  hash ${bytes} NOT NULL,
  -- made with the master keyset
  seal ${bytes} NOT NULL
);

-- The last line, in one row.
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash ${bytes} NOT NULL,
  seal ${bytes} NOT NULL
);
