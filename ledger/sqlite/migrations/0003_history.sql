-- The history of stories, beside the view and no part of it: what the batches
-- of documents did to stories, in the order in which they came.
CREATE TABLE history (
  id     INTEGER PRIMARY KEY,
  batch  INTEGER NOT NULL,
  change TEXT NOT NULL                 -- JSON, as readout.StoryChange
) STRICT;

CREATE TABLE chronicled (              -- the story of each document when history was last written
  document INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL
) STRICT;
CREATE INDEX chronicled_story ON chronicled (story);

CREATE TABLE moved (                   -- the story of those that have changed it since
  document INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL
) STRICT;
CREATE INDEX moved_story ON moved (story);

CREATE TABLE successors (              -- of stories that are there no longer
  story     INTEGER PRIMARY KEY,
  successor INTEGER NOT NULL
) STRICT;

CREATE TABLE tellings (                -- which changes name a story
  story  INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (story, change)
) STRICT, WITHOUT ROWID;

-- Which stories there are is known again once their parts are resolved.
UPDATE parts SET unresolved = 1;
