package names

import (
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
