-- A digest holds what a contact that was called off was to be, and where a visit was to
-- go, so that plan and outcome are read together: all documents join the web anew.
DELETE FROM digests;
DELETE FROM keys;
DELETE FROM links;
DELETE FROM unplaced;
DELETE FROM parts;
DELETE FROM members;
DELETE FROM sections;
DELETE FROM unlinked;
INSERT INTO unlinked SELECT id FROM documents;
