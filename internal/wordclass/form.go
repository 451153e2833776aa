package wordclass

import "readout"

// Form is the form under which models see token i of a document: its text, but
// that quotation marks say whether they open or close.
func Form(doc *readout.Document, i int) string {
	t := doc.Tokens[i]
	before := i > 0 && doc.Tokens[i-1].End == t.Start
	after := i+1 < len(doc.Tokens) && doc.Tokens[i+1].Start == t.End
	return Plain(t.Text(doc), before, after)
}

// Plain makes "“" or "”" of any double quotation mark and "‘" or "’" of any
// single one, by whether it leans on the token before or after it.
func Plain(form string, before, after bool) string {
	switch form {
	case `"`, "“", "”", "''", "``", "«", "»":
		switch {
		case after && !before:
			return "“"
		case before:
			return "”"
		}
	case "'", "‘", "’", "`":
		if after && !before {
			return "‘"
		}
		return "’"
	}
	return form
}

// IsQuote reports whether a token is a quotation mark, double or single.
func IsQuote(form string) bool {
	closing := Plain(form, true, true)
	return closing == "”" || closing == "’"
}
