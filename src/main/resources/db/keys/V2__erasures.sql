-- Who was erased, written in the transaction that destroys the key. Only they may be without one: whoever else has none has lost it.
CREATE TABLE erasure (
  customer_id BIGINT PRIMARY KEY,
  erased_at BIGINT NOT NULL
) ${without_rowid};

-- The same random mark as in the data these keys belong to.
CREATE TABLE installation (
  id INTEGER PRIMARY KEY,
  mark ${bytes} NOT NULL
);
