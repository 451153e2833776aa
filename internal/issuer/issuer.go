// Package issuer tells whether an organ of state put a document out itself: a
// ministry's readout speaks for its government, and the president whom it names
// without a country is its own.
package issuer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// Of is the country whose organ put a document out, by its outlet or by the
// name at its head, "Ministry of Defence of Norway". Empty for all that others
// put out. Where the document is tagged, a head with a verb is no name.
func Of(d *readout.Document) (code string) {
	if code := lexicon.StateOrgan(d.Outlet); code != "" {
		return code
	}
	head := d.Title
	if head == "" {
		head, _, _ = strings.Cut(strings.TrimSpace(d.Text), "\n")
	}
	if !isName(d, head) {
		return ""
	}
	return lexicon.StateOrgan(head)
}

// isName reports whether the line at the head of a document is a name and says
// nothing: every word of weight has a capital, and none is a verb.
func isName(d *readout.Document, head string) bool {
	for w := range strings.FieldsSeq(head) {
		switch w {
		case "of", "the", "for", "and":
			continue
		}
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) {
			return false
		}
	}
	at := strings.Index(d.Text, head)
	for i, t := range d.Tokens {
		if t.Start >= at+len(head) || i >= len(d.Tags) {
			break
		}
		if u := d.Tags[i].UPOS; t.Start >= at && (u == readout.VERB || u == readout.AUX) {
			return false
		}
	}
	return head != ""
}
