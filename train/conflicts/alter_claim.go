package main

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/syntax"
)

// alterClaim denies a predicate, or takes back that it is denied.
func (s *site) alterClaim() (string, []edit) {
	t := syntax.New(s.doc)
	verb := slices.IndexFunc(s.doc.Tokens, func(tok readout.Token) bool { return tok.Span == s.span })
	if verb < 0 {
		return "", nil
	}
	if s.denied {
		return "affirmed", s.affirm(t, verb)
	}
	return "denied", s.deny(t, verb)
}

// deny puts "not" after the first auxiliary of a verb, or makes it one of "did not".
func (s *site) deny(t *syntax.Tree, verb int) []edit {
	for i := range verb {
		if t.Head(i) == verb && t.Is(i, "aux", "cop") {
			at := s.doc.Tokens[i].Span.End
			return []edit{{readout.Span{Start: at, End: at}, " not"}}
		}
	}
	do := map[string]string{"VBD": "did", "VBZ": "does", "VBP": "do"}[s.doc.Tags[verb].XPOS]
	if do == "" || t.Lemma(verb) == "be" {
		return nil
	}
	return []edit{{s.span, do + " not " + t.Lemma(verb)}}
}

// affirm takes out the word that denies a verb.
func (s *site) affirm(t *syntax.Tree, verb int) []edit {
	for _, c := range t.Children(verb) {
		i := int(c)
		span := s.doc.Tokens[i].Span
		switch word := strings.ToLower(t.Text(i)); {
		case i == 0:
		case word == "not" && s.doc.Text[span.Start-1] == ' ':
			return []edit{{readout.Span{Start: span.Start - 1, End: span.End}, ""}}
		case word == "n't" || word == "n’t":
			before := s.doc.Tokens[i-1].Span
			whole := map[string]string{"wo": "will", "ca": "can"}[strings.ToLower(before.Text(s.doc))]
			if whole == "" {
				return []edit{{span, ""}}
			}
			return []edit{{before.Cover(span), whole}}
		}
	}
	return nil
}

// swap lets the two parties of a deed, or the two ends of a route, change places.
func (s *site) swap() []edit {
	at := func(byteAt int) (readout.Span, bool) {
		i := slices.IndexFunc(s.doc.Entities, func(e readout.Entity) bool {
			return e.Span.Start <= byteAt && byteAt < e.Span.End && (e.Type == readout.EntityPerson || e.Type == readout.EntityPlace || e.Type == readout.EntityOrganization)
		})
		if i < 0 {
			return readout.Span{}, false
		}
		return s.doc.Entities[i].Span, true
	}
	a, okA := at(s.span.Start)
	b, okB := at(s.span.End - 1)
	if !okA || !okB || a.Overlaps(b) {
		return nil
	}
	return []edit{{a, b.Text(s.doc)}, {b, a.Text(s.doc)}}
}
