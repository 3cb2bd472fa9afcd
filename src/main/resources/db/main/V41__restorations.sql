-- When this data was put back from a backup, and from when that was.
CREATE TABLE restoration (
  restored_at BIGINT PRIMARY KEY,
  backup_made_at BIGINT NOT NULL
) ${without_rowid};
