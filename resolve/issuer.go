package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// issuer is the country whose organ put a document out, by its outlet or by the
// line at its head, "Ministry of Defence of Norway": what the document says in
// its own voice is that side's account. Empty for all that others put out.
func issuer(d *readout.Document) (code string) {
	if code := lexicon.StateOrgan(d.Outlet); code != "" {
		return code
	}
	if !isName(d) {
		return ""
	}
	return lexicon.StateOrgan(d.Title)
}

// isName reports whether a document's title is a name and says nothing: every
// word of weight has a capital, and none is a verb.
func isName(d *readout.Document) bool {
	for _, w := range strings.Fields(d.Title) {
		switch w {
		case "of", "the", "for", "and":
			continue
		}
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) {
			return false
		}
	}
	at := strings.Index(d.Text, d.Title)
	for i, t := range d.Tokens {
		if t.Start >= at+len(d.Title) || i >= len(d.Tags) {
			break
		}
		if u := d.Tags[i].UPOS; t.Start >= at && (u == readout.VERB || u == readout.AUX) {
			return false
		}
	}
	return d.Title != ""
}

// ownVoice is the side whose account a document gives in its own voice: of the
// parties to an event the government whose organ put it out, else the one who
// is of its country. None where that is nobody.
func (r *resolver) ownVoice(doc int, parties []int) int {
	code := issuer(r.docs[doc])
	best := none
	for _, p := range parties {
		if a := r.actors[p]; code != "" && a.code == code && a.kind != readout.ActorPlace &&
			(best == none || a.kind == readout.ActorGovernment && r.actors[best].kind != readout.ActorGovernment) {
			best = p
		}
	}
	return best
}
