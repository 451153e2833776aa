package eval

import (
	"strings"

	"readout"
	"readout/internal/conllu"
)

// CoreferenceScores are the scores of in-document coreference, as links from a
// reference to what its chain last named before it.
type CoreferenceScores struct {
	Names    Score // from a name to the name before it
	He       Score // he, she and their forms
	It       Score
	They     Score
	Nominals Score // found and right only: the treebank does not say which nominals can be tied to names
}

// Coreference measures chains against the treebank's. Documents must carry
// chains made from the treebank's own tokens. A pronoun's link is right when
// the reference before it in its chain that is no pronoun is in the pronoun's
// gold group; gold are the pronouns whose group has a named person,
// organisation or place before them.
func Coreference(docs []GoldDocument) CoreferenceScores {
	var out CoreferenceScores
	for _, g := range docs {
		gold := readGroups(g)
		for _, c := range g.Document.Chains {
			last := ""
			for _, ref := range c.References {
				group := gold.groupOf(g.Document, ref)
				switch ref.Form {
				case readout.FormPronoun:
					if s := out.pronoun(g.Document.Tokens[ref.Head].Text(g.Document)); s != nil && last != "" && group != "" {
						s.Found++
						s.Right += one(group == last)
					}
					continue
				case readout.FormNominal:
					if last != "" && group != "" && c.Kind != readout.ActorGroup {
						out.Nominals.Found++
						out.Nominals.Right += one(group == last)
					}
				default:
					if ref.By == "nationality" || group == "" {
						continue
					}
					if last != "" {
						out.Names.Found++
						out.Names.Right += one(group == last)
					}
				}
				if group != "" {
					last = group
				}
			}
		}
		gold.count(g, &out)
	}
	return out
}

func (c *CoreferenceScores) pronoun(word string) *Score {
	switch strings.ToLower(word) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return &c.He
	case "it", "its", "itself":
		return &c.It
	case "they", "them", "their", "theirs", "themselves":
		return &c.They
	}
	return nil
}

// groups are a document's gold mentions by head token.
type groups struct {
	byHead []string
	named  []bool // the mention at this head is a named person, organisation or place
}

func readGroups(g GoldDocument) groups {
	out := groups{byHead: make([]string, len(g.Document.Tokens)), named: make([]bool, len(g.Document.Tokens))}
	for k, s := range g.Sentences {
		base := g.Document.Sentences[k].Tokens.First
		for _, m := range s.Mentions() { // the shorter come later: "Ana" before "Ana and Luis"
			out.byHead[base+m.Head] = m.Group
			out.named[base+m.Head] = s.Words[m.Head].UPOS == readout.PROPN && entityTypes[m.Type] != "" && m.Type != "event"
		}
	}
	return out
}

// groupOf is the gold group of a reference: that of its head, or of the first
// of its words that heads a gold mention.
func (g groups) groupOf(doc *readout.Document, ref readout.Reference) string {
	if g.byHead[ref.Head] != "" {
		return g.byHead[ref.Head]
	}
	for i := ref.Head; i >= 0 && doc.Tokens[i].Start >= ref.Span.Start; i-- {
		if g.byHead[i] != "" {
			return g.byHead[i]
		}
	}
	for i := ref.Head; i < len(doc.Tokens) && doc.Tokens[i].End <= ref.Span.End; i++ {
		if g.byHead[i] != "" {
			return g.byHead[i]
		}
	}
	return ""
}

// count counts the gold links.
func (g groups) count(d GoldDocument, out *CoreferenceScores) {
	seen := map[string]bool{}
	for i, group := range g.byHead {
		if group == "" {
			continue
		}
		if g.named[i] {
			out.Names.Gold += one(seen[group])
			seen[group] = true
			continue
		}
		if s := out.pronoun(d.Document.Tokens[i].Text(d.Document)); s != nil && seen[group] {
			s.Gold++
		}
	}
}

// Annotated gives the documents of a treebank with layers by annotators that
// need tokens and sentences only; those are the treebank's own.
func Annotated(list []*conllu.Sentence, annotators ...readout.Annotator) []GoldDocument {
	var out []GoldDocument
	for _, sentences := range conllu.Documents(list) {
		doc := conllu.Document(sentences)
		for _, a := range annotators {
			l := a.Annotate(doc)
			switch a.Describe().Assigns {
			case readout.LayerTags:
				doc.Tags = l.Tags
			case readout.LayerTrees:
				doc.Arcs = l.Arcs
			case readout.LayerNames:
				doc.Entities = l.Entities
			case readout.LayerCoreference:
				doc.Chains = l.Chains
			}
		}
		out = append(out, GoldDocument{Document: doc, Sentences: sentences})
	}
	return out
}
