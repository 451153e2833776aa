-- What was read. A document is never altered but for gaining names; its
-- regions, credits, notes and layers are superseded when it is read again
-- under another version of the analysis.
CREATE TABLE documents (
  id        TEXT PRIMARY KEY,
  sha256    TEXT NOT NULL,             -- of text, hexadecimal
  outlet    TEXT NOT NULL,
  title     TEXT NOT NULL,
  byline    TEXT NOT NULL,
  url       TEXT NOT NULL,
  published TEXT NOT NULL,             -- ISO 8601, empty when unknown
  basis     TEXT NOT NULL,
  language  TEXT NOT NULL,
  text      TEXT NOT NULL,
  marks     TEXT NOT NULL,             -- JSON: regions, credits, notes
  analysis  TEXT NOT NULL,             -- version of the analysis that made marks and layers
  schema    INTEGER NOT NULL           -- schema version that wrote the row
) STRICT;
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE names (
  document TEXT NOT NULL REFERENCES documents (id),
  name     TEXT NOT NULL,
  PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE layers (
  document TEXT PRIMARY KEY REFERENCES documents (id),
  data     BLOB NOT NULL               -- see codec.go
) STRICT;

CREATE TABLE refusals (
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  reason TEXT NOT NULL,
  hint   TEXT NOT NULL,
  PRIMARY KEY (name, kind, reason, hint)
) STRICT, WITHOUT ROWID;

-- The resolved view of all documents: replaced as a whole. Each table has the
-- columns that a reader with an SQL shell asks by, and the row as JSON.
CREATE TABLE view (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  version     INTEGER NOT NULL,        -- of the contract
  fingerprint TEXT NOT NULL,           -- of the set of documents that it was made from
  sum         TEXT NOT NULL,           -- SHA-256 over the JSON of all rows
  analysis    TEXT NOT NULL,
  schema      INTEGER NOT NULL
) STRICT;

CREATE TABLE records (
  id        TEXT PRIMARY KEY REFERENCES documents (id),
  origin    TEXT,
  story     TEXT,
  published TEXT,                      -- after resolution: may be inferred
  basis     TEXT NOT NULL,
  row       TEXT NOT NULL
) STRICT;
CREATE INDEX records_story ON records (story);

CREATE TABLE origins (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  basis     TEXT NOT NULL,
  documents INTEGER NOT NULL,
  row       TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
  id        TEXT PRIMARY KEY,
  title     TEXT NOT NULL,
  first_day TEXT,
  last_day  TEXT,
  documents INTEGER NOT NULL,
  events    INTEGER NOT NULL,
  row       TEXT NOT NULL
) STRICT;

CREATE TABLE actors (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT,
  row  TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id       TEXT PRIMARY KEY,
  type     TEXT NOT NULL,
  mode     TEXT NOT NULL,
  title    TEXT NOT NULL,
  date     TEXT,
  earliest TEXT,
  latest   TEXT,
  basis    TEXT NOT NULL,
  place    TEXT,
  modality TEXT NOT NULL,
  row      TEXT NOT NULL
) STRICT;
CREATE INDEX events_date ON events (earliest, latest);

CREATE TABLE accounts (
  event    TEXT NOT NULL REFERENCES events (id),
  ordinal  INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id),
  party    TEXT,
  PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
  id       TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  speaker  TEXT,
  via      TEXT,
  kind     TEXT NOT NULL,
  stance   TEXT NOT NULL,
  date     TEXT,
  event    TEXT,
  row      TEXT NOT NULL
) STRICT;
CREATE INDEX statements_speaker ON statements (speaker);

CREATE TABLE figures (
  id          TEXT PRIMARY KEY,
  document    TEXT NOT NULL REFERENCES documents (id),
  measure     TEXT NOT NULL,
  by_actor    TEXT,
  on_actor    TEXT,
  value       REAL NOT NULL,
  unit        TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  bound       TEXT NOT NULL,
  date        TEXT,
  event       TEXT,
  row         TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
  id      TEXT PRIMARY KEY,
  kind    TEXT NOT NULL,
  event   TEXT,
  slot    TEXT NOT NULL,
  summary TEXT NOT NULL,
  origins INTEGER NOT NULL,
  weight  REAL NOT NULL,
  rule    TEXT NOT NULL,
  row     TEXT NOT NULL
) STRICT;
CREATE INDEX findings_kind ON findings (kind, weight);

-- Every piece of evidence of every row above.
CREATE TABLE evidence (
  owner      TEXT NOT NULL,            -- id of the row that it stands behind
  ordinal    INTEGER NOT NULL,
  document   TEXT NOT NULL REFERENCES documents (id),
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  quote      TEXT NOT NULL,
  PRIMARY KEY (owner, ordinal)
) STRICT, WITHOUT ROWID;
