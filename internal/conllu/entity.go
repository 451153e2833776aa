package conllu

import (
	"slices"
	"strings"

	"readout"
)

// Mention is one place where an annotated treebank marks an entity, named or
// not, after the Entity key of CorefUD and GUM.
type Mention struct {
	Group      string // mentions of one document with one group corefer
	Type       string // person, place, organization, event, object, abstract, …
	First, End int    // half-open range of words of the sentence
	Head       int    // index of the head word
}

// Mentions reads the Entity keys of a sentence, ordered by first word, the
// longer before the shorter. Parts of discontinuous mentions are left out.
func (s *Sentence) Mentions() []Mention {
	var open, done []Mention
	for i, w := range s.Words {
		for _, part := range entityParts(w.Misc) {
			if part[0] == '(' {
				m := readMention(strings.Trim(part, "()"), i)
				if strings.HasSuffix(part, ")") {
					m.End = i + 1
					done = append(done, m)
				} else {
					open = append(open, m)
				}
				continue
			}
			group, _, _ := strings.Cut(strings.TrimSuffix(part, ")"), "-")
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].Group == group {
					open[k].End = i + 1
					done = append(done, open[k])
					open = slices.Delete(open, k, k+1)
					break
				}
			}
		}
	}
	for k := range done {
		done[k].Head = s.headOf(done[k])
	}
	slices.SortStableFunc(done, func(a, b Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.End - a.End
	})
	return slices.DeleteFunc(done, func(m Mention) bool { return strings.Contains(m.Group, "[") })
}

// entityParts cuts the value of the Entity key into openings and closings:
// "(2-person-…", "(3-place-…)", "2)".
func entityParts(misc string) []string {
	_, v, ok := strings.Cut("|"+misc, "|Entity=")
	if !ok {
		return nil
	}
	v, _, _ = strings.Cut(v, "|")
	var out []string
	start := 0
	for i := range len(v) {
		switch {
		case v[i] == ')':
			out = append(out, v[start:i+1])
			start = i + 1
		case v[i] == '(' && i > start:
			out = append(out, v[start:i])
			start = i
		}
	}
	if start < len(v) {
		out = append(out, v[start:])
	}
	return out
}

// headOf is the first word of a mention whose own head lies outside of it.
func (s *Sentence) headOf(m Mention) int {
	for i := m.First; i < m.End; i++ {
		if h := s.Words[i].Head; (h < m.First || h >= m.End) && s.Words[i].UPOS != readout.PUNCT {
			return i
		}
	}
	return m.First
}

// readMention reads group-type-infstat-salience-centering-minspan-….
func readMention(s string, first int) Mention {
	f := strings.Split(s, "-")
	m := Mention{Group: f[0], First: first}
	if len(f) > 1 {
		m.Type = f[1]
	}
	return m
}
