package lexicon_test

import (
	"strings"
	"testing"

	"readout"
	"readout/lexicon"
)

func TestCues_everyRowIsWellFormed(t *testing.T) {
	classes := "say show think want ask judge seem pact talk"
	stances := "assert deny doubt ask want"
	for _, r := range lexicon.Load("en/cues.txt").Rows {
		lemma, part, ok := strings.Cut(r[0], "/")
		if !ok || lemma == "" || !strings.Contains("verb noun adverb adposition adjective", part) {
			t.Errorf("%q: want lemma/part of speech", r[0])
		}
		if r[1] == "" || !strings.Contains(classes, r[1]) {
			t.Errorf("%q: class %q is none of %s", r[0], r[1], classes)
		}
		if r[2] == "" || !strings.Contains(stances, r[2]) {
			t.Errorf("%q: stance %q is none of %s", r[0], r[2], stances)
		}
		if r[3] != "" && r[3] != "content" && r[3] != "addressee" {
			t.Errorf("%q: object %q", r[0], r[3])
		}
	}
}

func TestCues_tellPartsOfSpeechApart(t *testing.T) {
	cues := lexicon.Cues()
	for _, c := range []struct {
		lemma  string
		part   readout.UPOS
		class  lexicon.CueClass
		stance readout.Stance
	}{
		{"say", readout.VERB, lexicon.CueSay, readout.StanceAssert},
		{"deny", readout.VERB, lexicon.CueSay, readout.StanceDeny},
		{"denial", readout.NOUN, lexicon.CueSay, readout.StanceDeny},
		{"urge", readout.VERB, lexicon.CueAsk, readout.StanceAsk},
		{"hope", readout.NOUN, lexicon.CueWant, readout.StanceWant},
		{"reportedly", readout.ADV, lexicon.CueSay, readout.StanceDoubt},
		{"according to", readout.ADP, lexicon.CueSay, readout.StanceAssert},
		{"confident", readout.ADJ, lexicon.CueThink, readout.StanceAssert},
		{"eat", readout.VERB, lexicon.CueNone, ""},
		{"say", readout.NOUN, lexicon.CueNone, ""},
	} {
		if got := cues.Of(c.lemma, c.part); got.Class != c.class || got.Stance != c.stance {
			t.Errorf("%s as %v: got %+v, want class %d, stance %q", c.lemma, c.part, got, c.class, c.stance)
		}
	}
}
