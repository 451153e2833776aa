package reuse

import (
	"strings"

	"readout"
)

// longestQuote is how many bytes a quoted stretch may have: a mark that is
// never closed must not hide the rest of a text.
const longestQuote = 2000

// Quoted lists the stretches of text between quotation marks, marks included,
// in order. A quotation ends with its mark or with its paragraph, as the next
// paragraph of a long quotation opens with a mark of its own.
func Quoted(text string) []readout.Span {
	var out []readout.Span
	from := 0
	for _, para := range strings.SplitAfter(text, "\n") {
		out = appendQuoted(out, para, from)
		from += len(para)
	}
	return out
}

func appendQuoted(out []readout.Span, para string, offset int) []readout.Span {
	open, straight := -1, false
	for i, r := range para {
		switch {
		case open < 0 && (r == '“' || r == '"' || r == '«'):
			open, straight = i, r == '"'
		case open >= 0 && (r == '”' || r == '»' || (straight && r == '"')):
			if end := i + len(string(r)); end-open <= longestQuote {
				out = append(out, readout.Span{Start: offset + open, End: offset + end})
			}
			open = -1
		}
	}
	if open >= 0 && !straight && len(para)-open <= longestQuote {
		out = append(out, readout.Span{Start: offset + open, End: offset + len(para)})
	}
	return out
}
