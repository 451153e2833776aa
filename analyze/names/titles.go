package names

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// title is a title in a sentence, as a range of its tokens.
type title struct {
	first, end int
	class      lexicon.TitleClass
}

// titles finds the titles of a sentence, the longest at each place, with the
// words that belong to them on both sides: "Deputy Foreign Minister",
// "Minister of Foreign Affairs".
func (s *sentence) titles() []title {
	var out []title
	for i := 0; i < s.len(); i++ {
		if s.shapes[i] == shapeMark || s.shapes[i] == shapeFigure {
			continue
		}
		t, ok := s.titleAt(i)
		if !ok {
			continue
		}
		t = s.widen(t)
		if n := len(out); n > 0 && out[n-1].end >= t.first && out[n-1].class != lexicon.TitleHonorific {
			t.first = out[n-1].first // "Chairman and" is kept apart, "Deputy Chairman" is one
			out = out[:n-1]
		}
		out = append(out, t)
		i = t.end - 1
	}
	return out
}

func (s *sentence) titleAt(i int) (title, bool) {
	for n := min(lexicon.TitleLongest(s.small(i)), s.len()-i); n > 0; n-- {
		key := s.small(i)
		if n > 1 {
			key = strings.ToLower(s.phrase(i, i+n))
		}
		if c := lexicon.TitleOf(key); c != "" {
			return title{i, i + n, c}, true
		}
	}
	return title{}, false
}

// widen takes in the words that belong to the title.
func (s *sentence) widen(t title) title {
	if t.class == lexicon.TitleHonorific {
		return t
	}
	for t.first > 0 && lexicon.TitleModifier(s.small(t.first-1)) && s.shapes[t.first-1] != shapeUpper {
		if s.inside[t.first-1] == clueOrganization { // "State Department deputy spokesman"
			break
		}
		t.first--
	}
	if t.class != lexicon.TitleMinister || s.shapes[t.end-1] != shapeTitle {
		return t
	}
	for t.first > 0 && s.shapes[t.first-1] == shapeTitle && s.inside[t.first-1] == clueNone && t.first > 1 {
		if _, given := s.given(t.first - 1); given {
			break
		}
		t.first-- // "Climate Change Minister"
	}
	if t.end+1 < s.len() && (s.small(t.end) == "of" || s.small(t.end) == "for") {
		j := t.end + 1
		for j < s.len() && s.shapes[j] == shapeTitle && s.inside[j] == clueNone {
			j++
		}
		if j > t.end+1 {
			t.end = j // "Minister of Foreign Affairs"
		}
	}
	return t
}

// kept reports whether a title is marked as an entity: it stands before a
// person, after one as an apposition, or is written as a name.
func (s *sentence) kept(t title, spans []span) bool {
	for _, p := range spans {
		if p.kind != readout.EntityPerson {
			continue
		}
		if p.first == t.end {
			return true
		}
		if p.end < t.first && t.first-p.end <= 4 && s.text(p.end) == "," && s.apposition(p.end+1, t.first) {
			return true
		}
	}
	if t.class == lexicon.TitleHonorific || s.capitals || t.first == 0 {
		return false
	}
	return s.shapes[t.end-1] == shapeTitle && s.shapes[t.first] != shapeLower && s.tag(t.end-1).UPOS == readout.PROPN
}

// apposition reports whether tokens [i, j) can stand between a name's comma and
// the title that follows: articles, possessors and adjectives.
func (s *sentence) apposition(i, j int) bool {
	for ; i < j; i++ {
		switch s.tag(i).UPOS {
		case readout.DET, readout.ADJ, readout.PROPN, readout.NOUN, readout.PART, readout.PRON:
		default:
			return false
		}
	}
	return true
}
