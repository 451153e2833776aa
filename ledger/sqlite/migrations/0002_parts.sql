-- The view was one for all documents and was replaced as a whole. It is now
-- kept part by part, and the web tells which part a new document concerns.
DROP TABLE evidence;
DROP TABLE findings;
DROP TABLE figures;
DROP TABLE statements;
DROP TABLE accounts;
DROP TABLE events;
DROP TABLE actors;
DROP TABLE stories;
DROP TABLE origins;
DROP TABLE records;
DROP TABLE view;

-- Documents are numbered by the 64 bits of their ids.
CREATE TABLE digests (
  document INTEGER PRIMARY KEY,
  data     BLOB NOT NULL,              -- see resolve/digest.go
  day      INTEGER NOT NULL,
  keys     BLOB NOT NULL               -- its keys, eight bytes each
) STRICT;

CREATE TABLE keys (
  hash     INTEGER NOT NULL,
  day      INTEGER NOT NULL,           -- counted from 1970; -2147483648 is whenever
  document INTEGER NOT NULL,
  PRIMARY KEY (hash, day, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                   -- in both directions
  document INTEGER NOT NULL,
  other    INTEGER NOT NULL,
  weight   REAL NOT NULL,
  PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

-- What is still to be done, written with what calls for it.
CREATE TABLE unlinked (document TEXT PRIMARY KEY) STRICT, WITHOUT ROWID; -- its id; not in the web yet
CREATE TABLE unplaced (document INTEGER PRIMARY KEY) STRICT; -- its part may have changed

CREATE TABLE parts (
  id         INTEGER PRIMARY KEY,
  level      REAL NOT NULL,            -- the weight from which links hold it together
  unresolved INTEGER NOT NULL,         -- 1: its rows are yet to be made
  ids        TEXT NOT NULL             -- the first nine characters of the id of each row
) STRICT;
CREATE INDEX parts_unresolved ON parts (id) WHERE unresolved;

CREATE TABLE members (
  document INTEGER PRIMARY KEY,
  part     INTEGER NOT NULL
) STRICT;
CREATE INDEX members_part ON members (part);

-- The rows of a part as the contract writes them: JSON, one a line, sorted by
-- id, in a zstd frame. A document's text is kept once, in documents.
CREATE TABLE sections (
  kind TEXT NOT NULL,                  -- documents, origins, stories, …
  part INTEGER NOT NULL,
  size INTEGER NOT NULL,               -- in bytes, unpacked
  rows INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX sections_kind ON sections (kind, part, size, rows);
CREATE INDEX sections_part ON sections (part);

INSERT INTO unlinked SELECT id FROM documents;
