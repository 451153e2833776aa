package attributions

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// relayed gives words that somebody passes on to who said them: "the Gazette
// quoted Miles as saying …" to Miles, through the Gazette.
func (r *reading) relayed() {
	for i := range r.frames {
		f := &r.frames[i]
		if f.head < 0 || f.dead || f.source.Empty() {
			continue
		}
		r.widen(f)
		if r.child(f.head, "nsubj:pass", "aux:pass") >= 0 {
			continue
		}
		switch r.lemma(f.head) {
		case "quote", "cite":
			r.quotedAsSaying(f)
		}
	}
}

// quotedAsSaying moves a frame from who quotes to who is quoted.
func (r *reading) quotedAsSaying(f *frame) {
	end := r.doc.Sentences[r.sentence[f.head]].Tokens.End
	as := f.head + 1
	for as < end && as-f.head <= 12 && r.lower(as) != "as" && r.inQuote(as) < 0 {
		as++
	}
	say := as + 1
	if say >= end || r.lower(as) != "as" || r.doc.Tags[say].XPOS != "VBG" || r.cues.Verb(r.lemma(say)).Class != lexicon.CueSay {
		return
	}
	quoted := r.trim(readout.TokenRange{First: f.head + 1, End: as})
	if quoted.Empty() {
		return
	}
	f.relayed, f.relay, f.source, f.speaker = true, f.speaker, quoted, r.headOf(quoted)
	for i := range r.frames {
		if g := &r.frames[i]; g != f && g.head == say {
			g.dead = true
		}
	}
	said := r.without(f.content, readout.TokenRange{First: f.head, End: say + 1})
	f.content = said
	if len(said) == 0 {
		if c := r.child(say, "ccomp"); c > say {
			f.content = append(f.content, r.extent(c))
		}
	}
	f.head, f.cue = say, readout.TokenRange{First: as, End: say + 1}
	f.say, f.clausal, f.rule, f.stance = true, true, "quoted-as", readout.StanceAssert
}

// throughBodies lets "Y said …, according to X" stand as the words of Y, through
// X, where X is a body that has a name and the phrase speaks of nothing else.
func (r *reading) throughBodies(s *speakers) {
	for i := range r.frames {
		outer := &r.frames[i]
		if outer.dead || outer.rule != "according-to" || r.channelName(outer.speaker, s) == "" {
			continue
		}
		for j := range r.frames {
			f := &r.frames[j]
			if j == i || f.dead || !f.say || f.head < 0 || f.source.Empty() || f.head > outer.head || r.sentence[f.head] != r.sentence[outer.head] || !r.fills(f, outer) {
				continue
			}
			f.relayed, f.relay, outer.dead = true, outer.speaker, true
			f.content = r.without(f.content, readout.TokenRange{First: outer.cue.First, End: outer.source.End})
			break
		}
	}
}

// fills reports whether a frame covers what another holds, but for marks and
// the day that it was said.
func (r *reading) fills(f, outer *frame) bool {
	for _, t := range outer.content {
		for k := t.First; k < t.End; k++ {
			if r.doc.Tags[k].UPOS == readout.PUNCT || f.source.Contains(k) || f.cue.Contains(k) || r.inContent(*f, k) || r.dated(k) {
				continue
			}
			if r.doc.Tags[k].UPOS == readout.ADP && r.tree.Head(k) >= 0 && r.dated(r.tree.Head(k)) {
				continue
			}
			return false
		}
	}
	return true
}

// channelName is the name of the outlet or body whose phrase has this head.
func (r *reading) channelName(head int, s *speakers) string {
	if head < 0 {
		return ""
	}
	if r.doc.Tags[head].UPOS == readout.DET && head+1 < len(r.doc.Tokens) {
		head++ // an article that the parser hung on the verb
	}
	if v := r.outletAt(head); v != "" {
		return v
	}
	c := s.at(head, readout.TokenRange{})
	if c != readout.NoChain {
		switch x := r.doc.Chains[c]; x.Kind {
		case readout.ActorOrganization, readout.ActorGovernment:
			return x.Name
		}
		return ""
	}
	// A body that has a name and no chain: outlets are rarely actors.
	if e := r.entityAt(head); e >= 0 && r.doc.Entities[e].Type == readout.EntityOrganization {
		return strings.TrimPrefix(strings.TrimPrefix(r.doc.Entities[e].Name, "The "), "the ")
	}
	return r.pressName(head)
}

// pressName is the run of proper nouns around token i where its last word is
// one that outlets are called by: "the Harbour Gazette".
func (r *reading) pressName(i int) string {
	t := readout.TokenRange{First: i, End: i + 1}
	for t.First > 0 && r.doc.Tags[t.First-1].UPOS == readout.PROPN {
		t.First--
	}
	for t.End < len(r.doc.Tokens) && r.doc.Tags[t.End].UPOS == readout.PROPN {
		t.End++
	}
	if t.Len() < 2 || t.Len() > 5 || !lexicon.InClass("press-name", r.tree.Text(t.End-1)) {
		return ""
	}
	return r.tree.Span(t).Text(r.doc)
}

// widen gives a frame the whole of its source where the parser took "close to
// the mayor" in "two officials close to the mayor said" for a predicate.
func (r *reading) widen(f *frame) {
	p := f.source.First
	if r.doc.Tags[p].UPOS != readout.ADP {
		p--
	}
	k := p - 1
	if k < 1 || r.doc.Tags[p].UPOS != readout.ADP || f.source.First > f.head || r.sentence[k] != r.sentence[f.head] || r.inQuote(k) != r.inQuote(f.head) {
		return
	}
	if x := r.doc.Tags[k]; x.UPOS != readout.ADJ && x.XPOS != "VBN" || r.child(k, "cop", "aux", "aux:pass") >= 0 {
		return
	}
	if s := r.child(k, "nsubj"); s >= 0 && s == k-1 && r.doc.Tags[s].UPOS == readout.NOUN {
		f.source.First, f.speaker = int(r.left[s]), s
	}
}

// weigh drops what tells a reader nothing: content that only points ("it",
// "so", "gravely"), and cues that no list knows unless the model is sure.
func (r *reading) weigh() {
	for i := range r.frames {
		f := &r.frames[i]
		f.dead = f.dead || r.points(f) || r.unknownCue(f)
	}
}

// points reports whether the content is nothing but pronouns and adverbs
// outside quotation marks.
func (r *reading) points(f *frame) bool {
	words := 0
	for _, t := range f.content {
		for k := t.First; k < t.End; k++ {
			u := r.doc.Tags[k].UPOS
			if u == readout.PUNCT {
				continue
			}
			if r.inQuote(k) >= 0 || u != readout.PRON && u != readout.ADV && u != readout.DET && r.lower(k) != "so" {
				return false
			}
			words++
		}
	}
	return words > 0 && words <= 2
}

// sureScore is the score at which a cue that no list knows is believed.
const sureScore = unit / 2

func (r *reading) unknownCue(f *frame) bool {
	if f.head < 0 || len(f.quotes) > 0 {
		return false
	}
	if lexicon.InClass("deed-cue", r.lemma(f.head)) {
		return r.clauseOf(f.head) < 0
	}
	if f.score == 0 || f.score >= sureScore || f.rule != "model" {
		return false
	}
	for k := f.cue.First; k < f.cue.End; k++ {
		if r.cues.Of(r.lemma(k), r.doc.Tags[k].UPOS).Class != lexicon.CueNone || r.cues.Noun(r.lemma(k)).Class != lexicon.CueNone {
			return false
		}
	}
	return true
}
