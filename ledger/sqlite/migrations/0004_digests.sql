-- A digest holds the keys of quotations, too, and what may be linked follows from
-- them: all documents join the web anew, and their parts are made again. Texts,
-- layers and the history of stories stay.
DELETE FROM digests;
DELETE FROM keys;
DELETE FROM links;
DELETE FROM unplaced;
DELETE FROM parts;
DELETE FROM members;
DELETE FROM sections;
DELETE FROM unlinked;
INSERT INTO unlinked SELECT id FROM documents;
