package rules

import "readout"

// Try runs one rule alone over a document that has its tokens, sentences and,
// where the rule asks for them, tags. Rules of a later stage need the earlier
// ones: give them in below.
func Try(rule *Rule, doc *readout.Document, below ...*Rule) ([]Match, error) {
	set, err := Compile(doc.Language, append(below, rule)...)
	if err != nil {
		return nil, err
	}
	var out []Match
	for _, s := range doc.Sentences {
		set.Match(doc, s, func(m *Match) {
			if m.Rule == rule {
				out = append(out, *m)
			}
		})
	}
	return out, nil
}
