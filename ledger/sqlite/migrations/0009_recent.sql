-- The keys of the last documents, until they are many enough to be sorted in among all:
-- a document's keys lie all over their table, and each is another page to write.
CREATE TABLE recent_keys (
  hash     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (hash, day, document)
) STRICT, WITHOUT ROWID;

-- Digests are large, and lie in the order in which they come.
ALTER TABLE digests RENAME TO digests_by_number;
CREATE TABLE digests (
  document INTEGER NOT NULL UNIQUE,
  data     BLOB NOT NULL,              -- see resolve/digest.go
  day      INTEGER NOT NULL,
  keys     BLOB NOT NULL               -- its keys, eight bytes each
) STRICT;
INSERT INTO digests SELECT * FROM digests_by_number;
DROP TABLE digests_by_number;
