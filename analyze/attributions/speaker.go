package attributions

import (
	"readout"
	"readout/lexicon"
)

// speakers finds the chain of a source's head word.
type speakers struct {
	r *reading
	// small and large are, by head word, the shortest and the longest
	// reference there: "Smith" and "Smith and Jones" can share a head.
	small, large []chainRef
}

type chainRef struct {
	chain int32 // 1 + index, 0 for none
	size  int32
}

func newSpeakers(r *reading) *speakers {
	n := len(r.doc.Tokens)
	buf := make([]chainRef, 2*n)
	s := &speakers{r: r, small: buf[:n], large: buf[n:]}
	for c := range r.doc.Chains {
		for _, ref := range r.doc.Chains[c].References {
			if ref.Head < 0 || ref.Head >= n {
				continue
			}
			x := chainRef{chain: int32(c + 1), size: int32(ref.Span.Len())}
			if p := &s.small[ref.Head]; p.chain == 0 || x.size < p.size {
				*p = x
			}
			if p := &s.large[ref.Head]; p.chain == 0 || x.size > p.size {
				*p = x
			}
		}
	}
	return s
}

// of is the chain of a frame's speaker, NoChain when it is nobody known.
func (s *speakers) of(f frame) int {
	if f.speaker < 0 {
		return readout.NoChain
	}
	return s.at(f.speaker, f.source)
}

// at is the chain of the phrase with this head. A document speaks for its
// owner, a relative pronoun for what it stands for.
func (s *speakers) at(head int, source readout.TokenRange) int {
	r := s.r
	if d := s.documentOwner(head); d >= 0 {
		if c := s.lookup(d, readout.TokenRange{}); c != readout.NoChain {
			return c
		}
	}
	switch r.lower(head) {
	case "who", "which", "that", "whom":
		for v := r.tree.Head(head); v >= 0; v = r.tree.Head(v) {
			if r.tree.Is(v, "acl:relcl") {
				head, source = r.tree.Head(v), readout.TokenRange{}
				break
			}
		}
	}
	return s.lookup(head, source)
}

func (s *speakers) lookup(head int, source readout.TokenRange) int {
	r := s.r
	pick := s.small[head]
	if r.child(head, "conj") >= 0 && !source.Empty() {
		if pick = s.large[head]; pick == s.small[head] && s.several(head, source) {
			return readout.NoChain // "Norway and Iceland say": neither for both
		}
	}
	if pick.chain > 0 {
		return int(pick.chain) - 1
	}
	if r.doc.Tags[head].XPOS == "NNS" && r.doc.Tags[head].UPOS == readout.NOUN {
		return readout.NoChain // "two Miles aides": a name among them is whose they are
	}
	// The name may hang on the head: "chief executive Ada Miles", "Ada Miles".
	for _, k := range r.tree.Children(head) {
		if c := int(k); r.tree.Is(c, "flat", "compound", "appos") && s.small[c].chain > 0 && s.namesPerson(c) {
			return int(s.small[c].chain) - 1
		}
	}
	if c := s.lastPerson(source); c != readout.NoChain {
		return c
	}
	if h := r.tree.Head(head); h >= 0 && r.tree.Is(head, "flat", "compound", "appos") && s.small[h].chain > 0 {
		return int(s.small[h].chain) - 1
	}
	return readout.NoChain
}

// several reports whether a source coordinates its head with somebody of another country.
func (s *speakers) several(head int, source readout.TokenRange) bool {
	code := func(k int) string {
		if s.small[k].chain == 0 {
			return ""
		}
		return s.r.doc.Chains[s.small[k].chain-1].Code
	}
	for _, c := range s.r.tree.Children(head) {
		if k := int(c); s.r.tree.Is(k, "conj") && source.Contains(k) && code(k) != "" && code(head) != "" && code(k) != code(head) {
			return true
		}
	}
	return false
}

// lastPerson is the person whom a source names after titles: "Finance Minister
// Ada Miles". What stands after a preposition or owns something is another.
func (s *speakers) lastPerson(source readout.TokenRange) int {
	r, found := s.r, readout.NoChain
	for i := source.First; i < source.End; i++ {
		if u := r.doc.Tags[i].UPOS; u == readout.ADP || u == readout.PUNCT || u == readout.PRON || u == readout.VERB {
			break
		}
		if c := s.small[i].chain; c > 0 && r.doc.Chains[c-1].Kind == readout.ActorPerson && (i+1 >= source.End || r.doc.Tags[i+1].XPOS != "POS") {
			found = int(c) - 1
		}
	}
	return found
}

func (s *speakers) namesPerson(head int) bool {
	return s.r.doc.Chains[s.small[head].chain-1].Kind == readout.ActorPerson || s.r.tree.Is(head, "flat", "appos")
}

// documentOwner is who stands behind a document that is named as a source:
// "the report by X", "X's account", -1 where head is no document.
func (s *speakers) documentOwner(head int) int {
	r := s.r
	if r.doc.Tags[head].UPOS != readout.NOUN || r.cues.Noun(r.lemma(head)).Class == 0 && !lexicon.InClass("speaking-document", r.lemma(head)) {
		return -1
	}
	return r.owner(head)
}

// before is the speaker of the attribution before i in the same paragraph, for
// a verb of saying in the active voice that names nobody.
func (s *speakers) before(all []readout.Attribution, frames []frame, i int) int {
	f := frames[i]
	if f.head < 0 || i == 0 || !f.say || s.r.doc.Tags[f.head].UPOS != readout.VERB || s.r.inQuote(f.head) >= 0 || s.r.child(f.head, "nsubj", "aux:pass") >= 0 {
		return readout.NoChain
	}
	if x := s.r.doc.Tags[f.head].XPOS; x != "VBG" && x != "VBD" && x != "VBZ" {
		return readout.NoChain
	}
	p := all[i-1]
	if p.Sentence != all[i].Sentence && !s.r.sameParagraph(p.Sentence, all[i].Sentence) {
		return readout.NoChain
	}
	return p.Speaker
}

// inherit gives first-person sources inside somebody's words to that somebody,
// and words of which nobody is named as the source to who spoke before.
func (s *speakers) inherit(all []readout.Attribution, frames []frame) {
	for i := range all {
		if all[i].Speaker == readout.NoChain && frames[i].speaker < 0 {
			all[i].Speaker = s.before(all, frames, i)
		}
		p := all[i].Parent
		if p < 0 || frames[i].speaker < 0 {
			continue
		}
		switch s.r.lower(frames[i].speaker) {
		case "i", "we", "my", "our", "me", "us":
			if s.r.inQuote(frames[i].speaker) >= 0 {
				all[i].Speaker = all[p].Speaker
			}
		}
	}
}
