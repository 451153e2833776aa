-- Which program writes: the versions of its stages, "tokens/1 … reconcile/9". One
-- that is behind in any of them may not write; one that is ahead makes the ledger
-- its own. Who wrote before is not known: all parts are made again.
CREATE TABLE program (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  version TEXT NOT NULL
) STRICT;
UPDATE parts SET unresolved = 1;
