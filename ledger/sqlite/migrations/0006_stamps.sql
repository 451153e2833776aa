-- Which documents an older analysis read is asked whenever a ledger is opened.
CREATE INDEX documents_analysis ON documents (analysis);
