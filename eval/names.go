package eval

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/conllu"
	"readout/lexicon"
)

// entityTypes are the treebank's types of entity that Readout has names for.
var entityTypes = map[string]readout.EntityType{
	"person": readout.EntityPerson, "place": readout.EntityPlace,
	"organization": readout.EntityOrganization, "event": readout.EntityEvent,
}

// GoldNames gives the names of a document made by conllu.Document from the same
// sentences: of each mention whose head is a proper noun, the name alone,
// without titles, articles and what follows it. Nationalities, which the
// treebank does not mark, are those of the word list.
func GoldNames(doc *readout.Document, sentences []*conllu.Sentence) []readout.Entity {
	var out []readout.Entity
	for k, s := range sentences {
		base := doc.Sentences[k].Tokens.First
		taken := make([]bool, len(s.Words))
		enter := func(first, end int, t readout.EntityType) {
			for i := first; i < end; i++ {
				if taken[i] {
					return
				}
			}
			for i := first; i < end; i++ {
				taken[i] = true
			}
			r := readout.TokenRange{First: base + first, End: base + end}
			span := readout.Span{Start: doc.Tokens[r.First].Start, End: doc.Tokens[r.End-1].End}
			out = append(out, readout.Entity{Span: span, Tokens: r, Type: t, Name: span.Text(doc)})
		}
		for _, m := range s.Mentions() {
			t, ok := entityTypes[m.Type]
			if !ok || s.Words[m.Head].UPOS != readout.PROPN {
				continue
			}
			first, end := core(s, m)
			if first == end {
				continue
			}
			if _, people := lexicon.NationalityOf(s.Words[first].Form); people && t == readout.EntityPerson {
				t = readout.EntityNationality
			}
			enter(first, end, t)
		}
		for i, w := range s.Words {
			if _, ok := lexicon.NationalityOf(w.Form); ok && !taken[i] && (w.UPOS == readout.ADJ || w.XPOS == "NNPS") {
				enter(i, i+1, readout.EntityNationality)
			}
		}
	}
	return out
}

// core is the name within a mention: its head with the proper nouns that are
// one with it.
func core(s *conllu.Sentence, m conllu.Mention) (first, end int) {
	first, end = m.Head, m.Head+1
	for first > m.First && joins(s, first-1, m) {
		first--
	}
	for end < m.End {
		w := s.Words[end]
		switch {
		case w.Rel == "flat" && w.UPOS == readout.PROPN,
			(w.XPOS == "HYPH" || w.UPOS == readout.PUNCT && w.Form == "-") && end+1 < m.End && proper(s.Words[end+1]):
			end++
			continue
		case m.Type != "person" && (w.XPOS == "IN" || w.Form == "and" || w.Form == "&"):
			next := end + 1
			if next < m.End && strings.EqualFold(s.Words[next].Form, "the") {
				next++
			}
			if next < m.End && proper(s.Words[next]) && s.Words[next].XPOS != "CD" && w.Form != "in" {
				end = next + 1
				for end < m.End && proper(s.Words[end]) {
					end++
				}
				continue
			}
		}
		break
	}
	for first < end && m.Type == "person" && lexicon.TitleOf(strings.ToLower(s.Words[first].Form)) != "" {
		first++ // a title alone is no name
	}
	return first, end
}

// joins reports whether word i belongs to the name that begins after it.
func joins(s *conllu.Sentence, i int, m conllu.Mention) bool {
	w := s.Words[i]
	if w.Rel == "nmod:desc" || w.Rel == "det" || w.Rel == "nmod:poss" || w.Rel == "case" {
		return false
	}
	if m.Type == "person" {
		return proper(w) && w.UPOS != readout.ADJ
	}
	return proper(w) || w.XPOS == "HYPH" && i > m.First && proper(s.Words[i-1])
}

// proper reports whether a word is written as part of a name.
func proper(w conllu.Word) bool {
	return (w.UPOS == readout.PROPN || w.XPOS == "NNP" || w.XPOS == "NNPS") && w.Rel != "nmod:poss"
}

// NameScores are the scores of the name annotator by type of entity.
type NameScores map[readout.EntityType]Score

// scored are the types that the treebank's gold tells.
var scored = []readout.EntityType{readout.EntityPerson, readout.EntityOrganization, readout.EntityPlace}

// String gives the score of all types together, then of each.
func (n NameScores) String() string {
	var all Score
	var each strings.Builder
	for _, t := range scored {
		s := n[t]
		all.Add(s)
		fmt.Fprintf(&each, "; %s F1 %.1f of %d", strings.ToLower(string(t)), s.F1(), s.Gold)
	}
	return all.String() + each.String()
}

// Names measures an annotator of names against the treebank: persons,
// organisations and places, exact span and type.
func Names(a readout.Annotator, docs []GoldDocument) NameScores {
	out := NameScores{}
	for _, g := range docs {
		type key struct {
			r readout.TokenRange
			t readout.EntityType
		}
		gold := map[key]bool{}
		for _, e := range GoldNames(g.Document, g.Sentences) {
			gold[key{e.Tokens, e.Type}] = true
			s := out[e.Type]
			s.Gold++
			out[e.Type] = s
		}
		for _, e := range a.Annotate(g.Document).Entities {
			s := out[e.Type]
			s.Found++
			if gold[key{e.Tokens, e.Type}] {
				s.Right++
			}
			out[e.Type] = s
		}
	}
	return out
}

// ProperNouns measures boundaries alone, on a treebank without entities: the
// gold are the longest runs of proper nouns that one of them heads, weekdays,
// months and titles left out.
func ProperNouns(a readout.Annotator, docs []GoldDocument) Score {
	var out Score
	for _, g := range docs {
		gold := map[readout.TokenRange]bool{}
		skip := make([]bool, len(g.Document.Tokens))
		for k, s := range g.Sentences {
			base := g.Document.Sentences[k].Tokens.First
			for i := 0; i < len(s.Words); i++ {
				if !named(s.Words[i]) {
					skip[base+i] = s.Words[i].UPOS == readout.PROPN
					continue
				}
				j := i + 1
				for j < len(s.Words) && named(s.Words[j]) {
					j++
				}
				gold[readout.TokenRange{First: base + i, End: base + j}] = true
				i = j - 1
			}
		}
		out.Gold += len(gold)
		for _, e := range a.Annotate(g.Document).Entities {
			if e.Type == readout.EntityTitle || e.Type == readout.EntityNationality || skip[e.Tokens.First] {
				continue
			}
			out.Found++
			if gold[e.Tokens] {
				out.Right++
			}
		}
	}
	return out
}

func named(w conllu.Word) bool {
	small := strings.ToLower(w.Form)
	return w.UPOS == readout.PROPN && lexicon.TitleOf(small) == "" && !calendarWords[small]
}

var calendarWords = lexicon.Load("en/weekdays.txt").Set()
