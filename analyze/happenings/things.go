package happenings

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Names of ships, planes and telephones belong to no chain, as those of persons
// and firms do; "the aircraft" takes them up all the same.

// thing is a named thing of the document: "the B52", and what sorts of thing it
// is said to be: "aircraft".
type thing struct {
	name  string // in small letters, as keys have it
	text  string // as first written
	sorts []string
	sign  bool // its name is a model's sign, and no noun says of what sort it is
	last  int  // the token that last called it by name
	times int  // how often it was meant up to there
}

// nameThings finds, for every token, the named thing that its phrase means: by
// its own words, or by those that take up what was named before.
func (r *reader) nameThings() {
	for i := range r.doc.Tokens {
		switch r.tree.UPOS(i) {
		case readout.NOUN, readout.PROPN, readout.NUM:
			if r.chainAt[i] < 0 && r.timexAt[i] < 0 && !r.tree.Is(i, "compound", "flat", "nummod", "amod", "case") {
				r.thingAt[i] = int32(r.thingOf(i))
			}
		case readout.PRON:
			if w := lower(r.tree.Text(i)); r.chainAt[i] < 0 && (w == "it" || w == "its") {
				r.thingAt[i] = int32(r.subjectThing(i))
			}
		}
	}
	r.readAhead()
}

// thingOf is the thing that the phrase of head i means, -1 for none.
func (r *reader) thingOf(i int) int {
	sort := r.sortOf(i)
	name, text, sign := r.thingName(i)
	if name == "" {
		if sort == "" || !r.definite(i) && !(r.tree.Is(i, "nmod:poss") && r.definite(r.tree.Head(i))) {
			return -1
		}
		k := r.takenUp(sort)
		if k >= 0 {
			r.things[k].times++
		}
		return k
	}
	k := slices.IndexFunc(r.things, func(t thing) bool { return t.name == name })
	if k < 0 {
		k = len(r.things)
		r.things = append(r.things, thing{name: name, text: text, sign: sign})
	}
	t := &r.things[k]
	t.last, t.times = i, t.times+1
	t.sign = t.sign && (sort != "" || r.tree.UPOS(i) != readout.NOUN || isSign(r.tree.Text(i)))
	for _, c := range append(r.tree.All(i, "compound", "appos", "nmod"), i, r.tree.Head(i)) { // "the B52 plane", "the B52, a plane", "the plane, the B52"
		if c < 0 || c == r.tree.Head(i) && !r.tree.Is(i, "appos") || r.tree.Is(c, "nmod") && c != i {
			continue
		}
		if s := r.sortOf(c); s != "" && !slices.Contains(t.sorts, s) {
			t.sorts = append(t.sorts, s)
		}
	}
	return k
}

// thingName is the sign or proper name in the phrase of head i, where that is of
// a made thing: a sign always is, another name where the head is such a noun.
func (r *reader) thingName(i int) (name, text string, sign bool) {
	phrase := r.phrase(i)
	if name = r.sign(i); name != "" {
		for k := phrase.First; k < phrase.End; k++ {
			if strings.TrimSuffix(lower(r.tree.Text(k)), "s") != name {
				continue
			}
			named := !isNumber(name) || k > 0 && r.tree.UPOS(k-1) == readout.PROPN || r.sortOf(i) != "" && r.calledBy(k, i) ||
				slices.ContainsFunc(r.things, func(t thing) bool { return t.name == name })
			if named {
				return name, strings.TrimSuffix(r.tree.Text(k), "s"), true
			}
		}
	}
	if r.sortOf(i) == "" || r.tree.UPOS(i) != readout.NOUN {
		return "", "", false
	}
	for k := i - 1; k >= phrase.First; k-- { // "the Falke ferry", but not "the Nordwind ferry" of the firm
		if r.tree.UPOS(k) == readout.PROPN && r.chainAt[k] < 0 && r.tree.Head(k) == i && r.tree.Is(k, "compound") {
			return lower(r.tree.Text(k)), r.tree.Text(k), false
		}
	}
	return "", "", false
}

// takenUp is the thing that a noun of a sort takes up: of those that were said to
// be of it, or of which only a sign is known, the one most spoken of, and the last
// on a tie. -1 for none.
func (r *reader) takenUp(sort string) int {
	best := -1
	for k := range r.things {
		t := &r.things[k]
		if fits := slices.Contains(t.sorts, sort) || t.sign && len(t.sorts) == 0; !fits {
			continue
		}
		if best < 0 || t.times > r.things[best].times || t.times == r.things[best].times && t.last > r.things[best].last {
			best = k
		}
	}
	return best
}

// subjectThing is the thing that "it" takes up: the last subject before it in its
// sentence, else what the sentence before says something of; -1 where that is none.
func (r *reader) subjectThing(i int) int {
	s := r.tree.SentenceOf(i)
	for k := i - 1; k >= 0 && r.tree.SentenceOf(k) >= s-1; k-- {
		switch {
		case !r.tree.Is(k, "nsubj", "nsubj:pass"):
		case r.tree.SentenceOf(k) == s && r.tree.UPOS(k) == readout.PRON && lower(r.tree.Text(k)) != "it":
			return -1 // "a port that has grown since it opened"
		case r.tree.SentenceOf(k) == s || r.tree.Is(r.tree.Head(k), "root"):
			return int(r.thingAt[k])
		}
	}
	return -1
}

// readAhead gives "world's largest plane" in a headline the thing of its sort that
// the lead names first.
func (r *reader) readAhead() {
	for i := range r.doc.Tokens {
		s := r.tree.SentenceOf(i)
		if s < 0 || r.doc.Sentences[s].Kind != readout.RegionTitle || r.thingAt[i] >= 0 || r.tree.UPOS(i) != readout.NOUN {
			continue
		}
		sort := r.sortOf(i)
		if sort == "" || !slices.ContainsFunc(r.tree.All(i, "amod"), func(c int) bool { return r.doc.Tags[c].XPOS == "JJS" }) {
			continue
		}
		for k := i + 1; k < len(r.doc.Tokens) && r.tree.SentenceOf(k) <= s+leadReach; k++ {
			if t := r.thingAt[k]; t >= 0 && slices.Contains(r.things[t].sorts, sort) {
				r.thingAt[i] = t
				break
			}
		}
	}
}

// sortOf is the sort of made thing that the noun at token i names.
func (r *reader) sortOf(i int) string {
	lemma := lower(r.tree.Lemma(i))
	if s := madeSort(lemma); s != "" {
		return s
	}
	return madeSort(strings.TrimSuffix(lemma, "s")) // "aircrafts"
}

// madeSort is what sort of made thing a noun names, one word for all that mean
// the same: "aircraft" for "plane". Empty for other nouns.
func madeSort(noun string) string {
	switch {
	case lexicon.InClass("aircraft-noun", noun):
		return "aircraft"
	case lexicon.InClass("ship-noun", noun):
		return "ship"
	case lexicon.InClass("car-noun", noun):
		return "car"
	case lexicon.InClass("device-noun", noun):
		return "device"
	}
	return ""
}
