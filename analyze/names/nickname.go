package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/wordclass"
)

// longestNickname is how many words a nickname has at most.
const longestNickname = 3

// nicknamed joins what stands on both sides of a nickname in quotation marks to one
// person's name: "Anna “Nan” Berg" is Anna Berg.
func nicknamed(doc *readout.Document, entities []readout.Entity) []readout.Entity {
	for at := 0; at < len(entities); at++ {
		first := entities[at]
		if first.Type != readout.EntityPerson {
			continue
		}
		open, last := nickname(doc, first.Tokens)
		if last < 0 {
			continue
		}
		name := readout.Span{Start: doc.Tokens[first.Tokens.First].Start, End: doc.Tokens[open-1].End}.Text(doc)
		behind := doc.Tokens[last].Start
		to := at + 1 // entities that the joint name takes in
		for to < len(entities) && entities[to].Tokens.First <= last {
			last = max(last, entities[to].Tokens.End-1)
			to++
		}
		whole := readout.TokenRange{First: first.Tokens.First, End: last + 1}
		span := readout.Span{Start: doc.Tokens[whole.First].Start, End: doc.Tokens[last].End}
		entities[at] = readout.Entity{Span: span, Tokens: whole, Type: readout.EntityPerson, Name: strings.Join(strings.Fields(name+" "+doc.Text[behind:span.End]), " ")}
		entities = slices.Delete(entities, at+1, to)
	}
	return entities
}

// nickname finds the mark that opens the nickname which follows a given name, or is
// its end, and the token of the surname behind; -1 where there is none.
func nickname(doc *readout.Document, given readout.TokenRange) (open, surname int) {
	for open = given.First + 1; open <= given.End && open < len(doc.Tokens); open++ {
		if !wordclass.IsQuote(doc.Tokens[open].Text(doc)) {
			continue
		}
		for end := open + 2; end <= open+1+longestNickname && end+1 < len(doc.Tokens); end++ {
			if wordclass.IsQuote(doc.Tokens[end].Text(doc)) {
				if capital(doc, open+1) && capital(doc, end+1) && doc.Tags[end+1].UPOS == readout.PROPN {
					return open, end + 1
				}
				return -1, -1
			}
		}
		return -1, -1
	}
	return -1, -1
}

// capital reports whether a token begins with a capital letter.
func capital(doc *readout.Document, i int) bool {
	c, _ := utf8.DecodeRuneInString(doc.Tokens[i].Text(doc))
	return unicode.IsUpper(c)
}
