-- Who was erased, as the database of keys has it too: whichever of the two comes from an older backup, the other one knows.
-- No reference to the customer: the row outlives theirs.
CREATE TABLE erasure (
  customer_id BIGINT PRIMARY KEY,
  erased_at BIGINT NOT NULL
) ${without_rowid};

-- A random mark, which the database of keys that belongs to this data holds too.
CREATE TABLE installation (
  id INTEGER PRIMARY KEY,
  mark ${bytes} NOT NULL
);
