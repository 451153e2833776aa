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
	verbs, nouns, adverbs, adpositions, adjectives *Words[Cue]
}

// Cues reads en/cues.txt once and gives the table.
var Cues = sync.OnceValue(func() *CueTable {
	byPart := map[string]map[string]Cue{"verb": {}, "noun": {}, "adverb": {}, "adposition": {}, "adjective": {}}
	for _, r := range Load("en/cues.txt").Rows {
		lemma, part, _ := strings.Cut(r[0], "/")
		byPart[part][lemma] = Cue{
			Class: cueClasses[r[1]], Stance: readout.Stance(r[2]),
			Addressee: r[3] == "addressee", Content: r[3] == "content",
		}
	}
	return &CueTable{
		verbs: NewWords(byPart["verb"]), nouns: NewWords(byPart["noun"]), adverbs: NewWords(byPart["adverb"]),
		adpositions: NewWords(byPart["adposition"]), adjectives: NewWords(byPart["adjective"]),
	}
})

func cueOf(part *Words[Cue], lemma string) Cue {
	cue, _ := part.Of(lemma)
	return cue
}

// Verb is the cue that a verb's lemma is.
func (t *CueTable) Verb(lemma string) Cue { return cueOf(t.verbs, lemma) }

// Noun is the cue that a noun's lemma is.
func (t *CueTable) Noun(lemma string) Cue { return cueOf(t.nouns, lemma) }

// Adverb is the cue that an adverb is: "reportedly".
func (t *CueTable) Adverb(lemma string) Cue { return cueOf(t.adverbs, lemma) }

// Adposition is the cue that a preposition is: "according to".
func (t *CueTable) Adposition(lemma string) Cue { return cueOf(t.adpositions, lemma) }

// Adjective is the cue that an adjective is: "confident that".
func (t *CueTable) Adjective(lemma string) Cue { return cueOf(t.adjectives, lemma) }

// Of is the cue that a lemma with this part of speech is.
func (t *CueTable) Of(lemma string, u readout.UPOS) Cue {
	switch u {
	case readout.VERB:
		return t.Verb(lemma)
	case readout.NOUN:
		return t.Noun(lemma)
	case readout.ADV:
		return t.Adverb(lemma)
	case readout.ADP:
		return t.Adposition(lemma)
	case readout.ADJ:
		return t.Adjective(lemma)
	}
	return Cue{}
}
