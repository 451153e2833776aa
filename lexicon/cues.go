package lexicon

import (
	"strings"
	"sync"

	"readout"
)

// CueClass is the sort of act or state that a cue of attribution names.
type CueClass uint8

// The classes of cue. CueNone is no cue.
const (
	CueNone  CueClass = iota
	CueSay            // said, announced, statement
	CueShow           // a poll shows, a study finds
	CueThink          // believes, fears, view
	CueWant           // hopes, plans, refuses
	CueAsk            // asks, urges, demand
	CueJudge          // praises, accuses, calls, criticism
	CueSeem           // seems, appears
	CuePact           // agrees, votes, approves
	CueTalk           // speaks, talks: names a topic, and words only beside a quotation
)

var cueClasses = map[string]CueClass{
	"say": CueSay, "show": CueShow, "think": CueThink, "want": CueWant, "ask": CueAsk,
	"judge": CueJudge, "seem": CueSeem, "pact": CuePact, "talk": CueTalk,
}

// Cue is what the lists say of one word that can introduce somebody's words,
// thoughts or position.
type Cue struct {
	Class     CueClass
	Stance    readout.Stance
	Addressee bool // a bare object is the hearer: "told reporters"
	Content   bool // a bare object is what is said: "denied the report"
}

// CueTable finds cues by lemma and part of speech.
type CueTable struct {
	verbs, nouns, adverbs, adpositions, adjectives map[string]Cue
}

// Cues reads en/cues.txt once and gives the table.
var Cues = sync.OnceValue(func() *CueTable {
	t := &CueTable{
		verbs: map[string]Cue{}, nouns: map[string]Cue{}, adverbs: map[string]Cue{},
		adpositions: map[string]Cue{}, adjectives: map[string]Cue{},
	}
	byPart := map[string]map[string]Cue{
		"verb": t.verbs, "noun": t.nouns, "adverb": t.adverbs,
		"adposition": t.adpositions, "adjective": t.adjectives,
	}
	for _, r := range Load("en/cues.txt").Rows {
		lemma, part, _ := strings.Cut(r[0], "/")
		byPart[part][lemma] = Cue{
			Class: cueClasses[r[1]], Stance: readout.Stance(r[2]),
			Addressee: r[3] == "addressee", Content: r[3] == "content",
		}
	}
	return t
})

// Verb is the cue that a verb's lemma is.
func (t *CueTable) Verb(lemma string) Cue { return t.verbs[lemma] }

// Noun is the cue that a noun's lemma is.
func (t *CueTable) Noun(lemma string) Cue { return t.nouns[lemma] }

// Adverb is the cue that an adverb is: "reportedly".
func (t *CueTable) Adverb(lemma string) Cue { return t.adverbs[lemma] }

// Adposition is the cue that a preposition is: "according to".
func (t *CueTable) Adposition(lemma string) Cue { return t.adpositions[lemma] }

// Adjective is the cue that an adjective is: "confident that".
func (t *CueTable) Adjective(lemma string) Cue { return t.adjectives[lemma] }

// Of is the cue that a lemma with this part of speech is.
func (t *CueTable) Of(lemma string, u readout.UPOS) Cue {
	switch u {
	case readout.VERB:
		return t.verbs[lemma]
	case readout.NOUN:
		return t.nouns[lemma]
	case readout.ADV:
		return t.adverbs[lemma]
	case readout.ADP:
		return t.adpositions[lemma]
	case readout.ADJ:
		return t.adjectives[lemma]
	}
	return Cue{}
}
