-- One wrapped key per customer. Kept apart from the data it opens, so that it can be backed up apart, and shorter.
CREATE TABLE customer_key (
  customer_id BIGINT PRIMARY KEY,
  wrapped ${bytes} NOT NULL,
  created_at BIGINT NOT NULL
) ${without_rowid};

-- Tells at start whether the master keyset is the one this database was begun with.
CREATE TABLE master_keyset (
  id INTEGER PRIMARY KEY,
  proof ${bytes} NOT NULL
);
