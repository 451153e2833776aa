package names

import (
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/lexicon"
)

// agree makes the names of a document agree: a word that ends a person's full
// name is that person's wherever it stands alone, unless it names a country.
func agree(doc *readout.Document, entities []readout.Entity) {
	type tally struct{ full, other int }
	surnames := map[string]*tally{}
	last := func(e readout.Entity) string { return doc.Tokens[e.Tokens.End-1].Text(doc) }
	for _, e := range entities {
		if e.Tokens.Len() < 2 {
			continue
		}
		t := surnames[last(e)]
		if t == nil {
			t = &tally{}
			surnames[last(e)] = t
		}
		if e.Type == readout.EntityPerson {
			t.full++
		} else {
			t.other++
		}
	}
	for i, e := range entities {
		switch e.Type {
		case readout.EntityOrganization, readout.EntityPlace, readout.EntityProduct, readout.EntityEvent, readout.EntityLaw:
		default:
			continue
		}
		if e.Tokens.Len() != 1 {
			continue
		}
		if _, form := lexicon.CountryOf(e.Name); form != lexicon.CountryNone {
			continue
		}
		if t := surnames[last(e)]; t != nil && t.full > t.other {
			entities[i].Type, entities[i].Code = readout.EntityPerson, ""
		}
	}
}

// surnames adds the surnames that stand alone before a verb where the model saw
// no name: "Berg did not rule it out", in a text that names Anna Berg in full.
// Only a word that the text never writes small is taken.
func surnames(doc *readout.Document, entities []readout.Entity) []readout.Entity {
	full, named := map[string]bool{}, map[int]bool{}
	for _, e := range entities {
		for i := e.Tokens.First; i < e.Tokens.End; i++ {
			named[i] = true
		}
		if e.Type == readout.EntityPerson && e.Tokens.Len() > 1 {
			full[doc.Tokens[e.Tokens.End-1].Text(doc)] = true
		}
	}
	small := sync.OnceValue(func() map[string]bool {
		out := make(map[string]bool, len(doc.Tokens))
		for _, t := range doc.Tokens {
			out[t.Text(doc)] = true
		}
		return out
	})
	before := len(entities)
	for i := 0; i+1 < len(doc.Tokens); i++ {
		word := doc.Tokens[i].Text(doc)
		if doc.Tags[i].UPOS != readout.NOUN || named[i] || !full[word] {
			continue
		}
		if u := doc.Tags[i+1].UPOS; (u == readout.VERB || u == readout.AUX) && !small()[strings.ToLower(word)] {
			entities = append(entities, readout.Entity{Span: doc.Tokens[i].Span, Tokens: readout.TokenRange{First: i, End: i + 1}, Type: readout.EntityPerson, Name: word})
		}
	}
	if len(entities) > before {
		slices.SortFunc(entities, func(a, b readout.Entity) int { return a.Tokens.First - b.Tokens.First })
	}
	return entities
}

// credited takes what the text names as its source for a body.
func credited(doc *readout.Document, entities []readout.Entity) {
	for _, c := range doc.Credits {
		for i, e := range entities {
			if c.Role == readout.CreditAgency && e.Span == c.Span && e.Type == readout.EntityPlace {
				entities[i].Type, entities[i].Code = readout.EntityOrganization, ""
			}
		}
	}
}

// opener is the person whose bare surname opens a sentence where the model saw
// no name: a capital there tells little, but what a finite verb follows is no
// verb.
func (s *sentence) opener(spans []span) (span, bool) {
	if s.len() < 3 || s.shapes[0] != shapeTitle || s.inside[0] != clueNone {
		return span{}, false
	}
	somebody := lexicon.InClass("speech-form", s.small(1))
	if !somebody && !lexicon.InClass("finite-form", s.small(1)) {
		return span{}, false
	}
	if len(spans) > 0 && spans[0].first == 0 {
		return span{}, false
	}
	switch t := s.tag(0); {
	case somebody && t.XPOS == "NNP", t.XPOS == "VBN", t.XPOS == "VBD", t.XPOS == "VBZ":
		return span{0, 1, readout.EntityPerson}, lexicon.TitleOf(s.small(0)) == "" && lexicon.OrganizationHead(s.small(0)) == ""
	}
	return span{}, false
}
