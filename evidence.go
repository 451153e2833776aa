package readout

// Evidence is the bytes of a document that say something. Quote is exactly
// Text[Start:End] of that document.
type Evidence struct {
	Document string `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Quote    string `json:"quote"`
}

// Cite makes the evidence of one span of a document. It panics when the span
// is not in the text.
func Cite(doc *Document, s Span) Evidence {
	return Evidence{Document: doc.ID, Start: s.Start, End: s.End, Quote: s.Text(doc)}
}

// CiteAll makes evidence of several spans of one document.
func CiteAll(doc *Document, spans []Span) []Evidence {
	out := make([]Evidence, 0, len(spans))
	for _, s := range spans {
		out = append(out, Cite(doc, s))
	}
	return out
}

// Span is where in its document the evidence stands.
func (e Evidence) Span() Span { return Span{Start: e.Start, End: e.End} }

// Compare orders evidence by document, start and end.
func (e Evidence) Compare(o Evidence) int {
	switch {
	case e.Document < o.Document:
		return -1
	case e.Document > o.Document:
		return 1
	}
	return e.Span().Compare(o.Span())
}

// Reason is one step of a conclusion: which rule, sieve or score, how much it
// added, and what it looked at. Reasons are printed by "readout explain".
type Reason struct {
	By    string  `json:"by"`              // rule or sieve: "same-mode", "credit-signature"
	Score float64 `json:"score,omitempty"` // what it added; 0 for rules that simply hold
	Note  string  `json:"note,omitempty"`  // the raw input, in words
}
