package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// termWords is how many words after a name may lie before those that say since
// when its bearer holds an office.
const termWords = 12

// datedRoles gives the roles of an actor with the days from and to which they
// were held: as a report says it, "prime minister since 2031", else as the list
// of office holders has it. Where reports differ, or the list has several terms
// and the reports' days do not tell which is meant, nothing is known.
func (r *resolver) datedRoles(a *actor) (roles []readout.Role, reasons []readout.Reason, evidence []readout.Evidence) {
	for _, role := range a.roles {
		if a.kind == readout.ActorPerson {
			if said, words := r.toldTerm(a, role); words != nil {
				role.From, role.To = said.From, said.To
				evidence = append(evidence, *words)
				reasons = append(reasons, readout.Reason{By: "term-told", Note: fmt.Sprintf("%s: %q in %s", role.Title, words.Quote, words.Document)})
			} else if t, ok := r.listedTerm(a, role); ok {
				role.From, role.To = readout.Date(t.First), readout.Date(t.Last)
				reasons = append(reasons, readout.Reason{By: "term-listed", Note: fmt.Sprintf("%s of %s: %s to %s in the list of office holders", role.Title, cmp.Or(role.Of, a.code), t.First, cmp.Or(t.Last, "no known end"))})
			}
		}
		roles = append(roles, role)
	}
	return roles, reasons, evidence
}

// listedTerm is the term that the list of office holders gives for a role: the
// only one, or the only one in which a report speaks of it. A title without a body
// is of the country that the person is of.
func (r *resolver) listedTerm(a *actor, role readout.Role) (lexicon.Term, bool) {
	all := lexicon.Terms(a.name, role.Title, cmp.Or(role.Of, a.code))
	all = slices.DeleteFunc(all, func(t lexicon.Term) bool { return !r.speaksSince(a, role, t) })
	if len(all) > 1 {
		all = slices.DeleteFunc(all, func(t lexicon.Term) bool { return !r.speaksWithin(a, role, t) })
	}
	if len(all) != 1 {
		return lexicon.Term{}, false
	}
	return all[0], true
}

// speaksSince reports whether a report that may be younger than the beginning of
// a term gives an actor a role.
func (r *resolver) speaksSince(a *actor, role readout.Role, t lexicon.Term) bool {
	return slices.ContainsFunc(a.items, func(it item) bool {
		days := r.dates[it.doc].days
		return slices.Contains(it.roles, role) && (!days.known() || days.last >= rangeOf(readout.Date(t.First)).first)
	})
}

// speaksWithin reports whether a report gives an actor a role within a term.
func (r *resolver) speaksWithin(a *actor, role readout.Role, t lexicon.Term) bool {
	first, last := rangeOf(readout.Date(t.First)), rangeOf(readout.Date(t.Last))
	return slices.ContainsFunc(a.items, func(it item) bool {
		days := r.dates[it.doc].days
		return slices.Contains(it.roles, role) && days.known() && days.first >= first.first && (t.Last == "" || days.last <= last.last)
	})
}

// toldTerm is what reports say of the days of a role, with the words of the
// first that says it; nil where none does, or two say different days.
func (r *resolver) toldTerm(a *actor, role readout.Role) (readout.Role, *readout.Evidence) {
	var said readout.Role
	var words *readout.Evidence
	for _, it := range a.items {
		if it.chain == none || !slices.Contains(it.roles, role) {
			continue
		}
		d := r.docs[it.doc]
		for _, ref := range d.Chains[it.chain].References {
			got, s := r.termAfter(it.doc, ref.Span, role)
			switch {
			case s.Empty():
			case words == nil:
				evid := readout.Cite(d, s)
				said, words = got, &evid
			case got.From != said.From || got.To != said.To:
				return readout.Role{}, nil
			}
		}
	}
	return said, words
}

// termAfter reads the days of a role behind a name: "Ilse Maren, prime minister
// since 2031", "Prime Minister Ilse Maren, in office from 2029 to 2031".
func (r *resolver) termAfter(doc int, name readout.Span, role readout.Role) (said readout.Role, words readout.Span) {
	d := r.docs[doc]
	byStart := func(t readout.Token, at int) int { return t.Start - at }
	start, _ := slices.BinarySearchFunc(d.Tokens, name.Start, byStart)
	end, _ := slices.BinarySearchFunc(d.Tokens, name.End, byStart)
	at, _ := slices.BinarySearchFunc(d.Sentences, name.End, func(x readout.Sentence, end int) int { return x.Span.End - end })
	if at == len(d.Sentences) || !d.Sentences[at].Span.Contains(name) {
		return said, words
	}
	title := strings.Fields(strings.ToLower(role.Title))
	if len(title) == 0 {
		return said, words
	}
	held := endsIn(d, start, title)
	for i := end; i < len(d.Tokens) && i < end+termWords && d.Tokens[i].End <= d.Sentences[at].Span.End; i++ {
		if u := d.Tags[i].UPOS; u == readout.VERB || u == readout.AUX {
			break
		}
		switch word := strings.ToLower(d.Tokens[i].Text(d)); {
		case endsIn(d, i+1, title):
			held = true
		case held && (word == "since" || word == "from"):
			from, last := r.dateAt(doc, i+1)
			if last == none {
				return said, words
			}
			said.From, words = from, d.Tokens[i].Span.Cover(d.Timexes[last].Span)
			if to, n := r.dateAt(doc, r.behind(doc, last)+1); word == "from" {
				if n == none {
					return readout.Role{}, readout.Span{}
				}
				said.To, words = to, words.Cover(d.Timexes[n].Span)
			}
			return said, words
		}
	}
	return said, words
}

// endsIn reports whether the tokens before one are the words of a title.
func endsIn(d *readout.Document, end int, title []string) bool {
	if end < len(title) || end > len(d.Tokens) {
		return false
	}
	for i, w := range title {
		if !strings.EqualFold(d.Tokens[end-len(title)+i].Text(d), w) {
			return false
		}
	}
	return true
}

// dateAt is the known date that begins at a token, with its time expression.
func (r *resolver) dateAt(doc, token int) (readout.Date, int) {
	d := r.docs[doc]
	if token < 0 || token >= len(d.Tokens) {
		return "", none
	}
	for n, t := range d.Timexes {
		if date := r.dates[doc].timexes[n]; t.Span.Start == d.Tokens[token].Start && t.Type == readout.TimexDate && date.Known() {
			return date, n
		}
	}
	return "", none
}

// behind is the token "to" or "until" right behind a time expression, far off
// where there is none.
func (r *resolver) behind(doc, timex int) int {
	d := r.docs[doc]
	if timex == none {
		return len(d.Tokens)
	}
	end := d.Timexes[timex].Span.End
	i, _ := slices.BinarySearchFunc(d.Tokens, end, func(t readout.Token, at int) int { return t.Start - at })
	if i < len(d.Tokens) && (strings.EqualFold(d.Tokens[i].Text(d), "to") || strings.EqualFold(d.Tokens[i].Text(d), "until")) {
		return i
	}
	return len(d.Tokens)
}
