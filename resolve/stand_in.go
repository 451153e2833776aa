package resolve

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// actsForState reports whether somebody who takes part in what a mention tells, and is
// nobody in particular, stands there for the country: the country itself, a body of its
// state, soldiers. Voters, campaigns and "a senior official" do not. To measures and
// meetings all belong to a country: sanctions on its firms, talks of its experts.
func actsForState(d *readout.Document, m *readout.EventMention, a *readout.Argument) bool {
	if a.Code == "" {
		return false
	}
	if isMeasure(m.Mode) || m.Type == "CONSULT" || m.Mode == "withdrawal" {
		return true
	}
	if party := standIn(d, a); party.kind == readout.ActorOrganization { // people of a party stand for it, but not one of them
		first, _, _ := strings.Cut(strings.ToLower(a.Span.Text(d)), " ")
		return first != "a" && first != "an" && first != "one" && first != "another"
	}
	head := headOf(d, a.Span)
	if head == none {
		return true
	}
	switch kind := nameAt(d, head); {
	case kind == readout.EntityPlace:
		return true
	case kind == readout.EntityNationality: // "the Norwegians agreed", but "two Norwegians were killed"
		return head > 0 && strings.EqualFold(d.Tokens[head-1].Text(d), "the")
	}
	word := strings.ToLower(d.Tags[head].Lemma)
	return lexicon.InClass("serving-body", word) || lexicon.InClass("serving-people", word) && strings.HasSuffix(d.Tags[head].XPOS, "S")
}

// headOf is the token within span on which its others hang, none for none.
func headOf(d *readout.Document, s readout.Span) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t readout.Token, at int) int { return t.Start - at })
	for ; i < len(d.Tokens) && i < len(d.Arcs) && d.Tokens[i].Start < s.End; i++ {
		if h := d.Arcs[i].Head; h < 0 || d.Tokens[h].Start < s.Start || d.Tokens[h].Start >= s.End {
			return i
		}
	}
	return none
}

// nameAt is of what kind the name is of which a token is part, empty for none.
func nameAt(d *readout.Document, token int) readout.EntityType {
	for _, e := range d.Entities {
		if e.Tokens.Contains(token) {
			return e.Type
		}
	}
	return ""
}
