// Package happenings finds the places where a text says that something
// happened, whatever it was: every verb and noun of happening, with who takes
// part, how real it is and when it was. It is the layer under timelines; acts
// of politics, with their PLOVER types, are the layer events.
//
// A timeline wants few things and sure ones: states ("owns"), what is merely
// thought, and the verbs that only carry a noun or another verb are left out.
package happenings

import (
	"strings"

	"readout"
	"readout/internal/syntax"
	"readout/lexicon"
)

// Annotator finds happenings. It is no annotator of the pipeline: what it finds is
// made of all other layers when annotations or timelines ask for it.
type Annotator struct{}

// New makes the annotator.
func New() *Annotator { return &Annotator{} }

// Annotate returns the happenings of doc in the order of the text.
func (a *Annotator) Annotate(doc *readout.Document) readout.Layers {
	if len(doc.Tokens) == 0 || len(doc.Arcs) != len(doc.Tokens) || len(doc.Tags) != len(doc.Tokens) {
		return readout.Layers{}
	}
	r := newReader(doc)
	for s := range doc.Sentences {
		if doc.Sentences[s].Kind.News() {
			r.find(s)
		}
	}
	for i := range r.found {
		r.found[i].readMood(r)
	}
	for i := range r.found {
		r.takePart(&r.found[i])
	}
	for i := range r.found {
		r.takeUp(i)
	}
	r.date()
	r.giveToActs()
	r.identify()
	out := make([]readout.Happening, len(r.found))
	for i := range r.found {
		out[i] = r.found[i].Happening
	}
	return readout.Layers{Happenings: out}
}

// happening is one on its way to the layer.
type happening struct {
	readout.Happening
	verb    int // the predicate that tells it: itself, or the light verb that carries the noun; -1 for none
	noun    bool
	tense   tense
	passive bool
	speech  bool // a verb of saying
	taken   bool // who takes part is told of what the noun takes up
}

// reader holds what is known of one document while it is read.
type reader struct {
	doc   *readout.Document
	tree  *syntax.Tree
	found []happening
	// Each gives an index for a token, -1 for none.
	chainAt, timexAt, mentionAt, foundAt, entityAt, thingAt []int32
	things                                                  []thing
	cueAt                                                   []bool               // a verb or noun of saying, by the layer of attributions
	headAt                                                  map[readout.Span]int // the head of an argument's phrase
}

func newReader(doc *readout.Document) *reader {
	n := len(doc.Tokens)
	r := &reader{doc: doc, tree: syntax.New(doc), cueAt: make([]bool, n), headAt: map[readout.Span]int{}}
	all := make([]int32, 6*n)
	for i := range all {
		all[i] = -1
	}
	r.chainAt, r.timexAt, r.mentionAt, r.foundAt = all[:n:n], all[n:2*n:2*n], all[2*n:3*n:3*n], all[3*n:4*n:4*n]
	r.entityAt, r.thingAt = all[4*n:5*n:5*n], all[5*n:]
	for i, e := range doc.Entities {
		for k := max(e.Tokens.First, 0); k < min(e.Tokens.End, n); k++ {
			r.entityAt[k] = int32(i)
		}
	}
	for i, c := range doc.Chains {
		for _, ref := range c.References {
			if ref.Head >= 0 && ref.Head < n && r.chainAt[ref.Head] < 0 {
				r.chainAt[ref.Head] = int32(i)
			}
		}
	}
	for i, t := range doc.Timexes {
		for k := max(t.Tokens.First, 0); k < min(t.Tokens.End, n); k++ {
			r.timexAt[k] = int32(i)
		}
	}
	for i, m := range doc.Mentions {
		for k := max(m.Head, 0); k < n && doc.Tokens[k].Start < m.Trigger.End; k++ { // "must hand over" has its verb behind its head
			if r.mentionAt[k] < 0 && (k == m.Head || doc.Tags[k].UPOS == readout.VERB) {
				r.mentionAt[k] = int32(i)
			}
		}
	}
	r.markCues()
	r.nameThings()
	return r
}

// markCues notes the words by which attributions are made.
func (r *reader) markCues() {
	at := 0
	for _, a := range r.doc.Attributions {
		for _, c := range a.Cue {
			for at > 0 && r.doc.Tokens[at].Start > c.Start {
				at--
			}
			for at < len(r.doc.Tokens) && r.doc.Tokens[at].Start < c.Start {
				at++
			}
			for k := at; k < len(r.doc.Tokens) && r.doc.Tokens[k].Start < c.End; k++ {
				r.cueAt[k] = true
			}
		}
	}
}

// find lists the happenings of sentence s.
func (r *reader) find(s int) {
	tokens := r.doc.Sentences[s].Tokens
	for i := tokens.First; i < tokens.End; i++ {
		h := happening{verb: -1}
		switch r.tree.UPOS(i) {
		case readout.VERB:
			if !r.tells(i) {
				continue
			}
			h.verb, h.Lemma = i, lower(r.tree.Lemma(i))
			h.passive, h.tense = r.isPassive(i), r.tenseOf(i)
		case readout.NOUN:
			verb, ok := lexicon.EventNoun(lower(r.tree.Lemma(i)))
			if !ok || r.timexAt[i] >= 0 || r.tree.Is(i, "compound") && !r.holds(r.tree.Head(i)) {
				continue // "a takeover bid" is told by its head, but "bankruptcy protection" is not
			}
			h.noun, h.Lemma = true, verb
			h.verb = r.carrier(i)
			if h.verb >= 0 {
				h.passive, h.tense = r.isPassive(h.verb), r.tenseOf(h.verb)
			}
		default:
			continue
		}
		h.Happening.Head, h.Sentence, h.Mention, h.Timex = i, s, int(r.mentionAt[i]), -1
		h.Trigger = r.trigger(i)
		h.speech = r.cueAt[i]
		h.Basis = readout.BasisUnknown
		r.foundAt[i] = int32(len(r.found))
		r.found = append(r.found, h)
	}
}

func (r *reader) eventNoun(i int) bool {
	_, ok := lexicon.EventNoun(lower(r.tree.Lemma(i)))
	return ok && r.tree.UPOS(i) == readout.NOUN
}

// trigger is the word with the particle right behind it: "rolled out".
func (r *reader) trigger(i int) readout.Span {
	span := r.doc.Tokens[i].Span
	if c := r.tree.Child(i, "compound:prt"); c == i+1 {
		span = span.Cover(r.doc.Tokens[c].Span)
	}
	return span
}

// tells reports whether verb i tells of a happening by itself.
func (r *reader) tells(i int) bool {
	if r.tree.Is(i, "aux", "cop", "case", "mark", "fixed", "cc", "advmod", "compound", "flat") || r.timexAt[i] >= 0 {
		return false
	}
	if r.tree.Is(i, "amod") && r.tree.Head(i) > i { // "the delayed aircraft"
		return false
	}
	lemma := lower(r.tree.Lemma(i))
	if r.mentionAt[i] >= 0 {
		return true
	}
	switch lexicon.VerbClass(lemma) {
	case "state", "think", "want", "plan", "attempt":
		return r.cueAt[i] && lexicon.VerbClass(lemma) == "plan" && r.tree.Child(i, "xcomp") < 0 // "proposed that"
	case "real", "end", "not":
		if r.tree.Child(i, "xcomp", "ccomp") >= 0 {
			return false
		}
	}
	if lexicon.LightVerb(lemma) {
		if o := r.tree.Child(i, "obj", "nsubj:pass"); o >= 0 && r.eventNoun(o) {
			return false // the noun is the happening
		}
	}
	return true
}

// carrier is the light verb whose object, or passive subject, event noun i is;
// -1 for none.
func (r *reader) carrier(i int) int {
	p := r.tree.Head(i)
	if p < 0 || r.tree.UPOS(p) != readout.VERB {
		return -1
	}
	if r.tree.Is(i, "obj", "nsubj:pass") && lexicon.LightVerb(lower(r.tree.Lemma(p))) {
		return p
	}
	return -1
}

func lower(s string) string { return strings.ToLower(s) }
