-- Which version of the reader read a report from its bytes: the text is kept, the bytes
-- are not. What was read before is of none that was counted.
ALTER TABLE documents ADD COLUMN reader INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_reader ON documents (reader);
