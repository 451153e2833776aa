package reconcile

import (
	"strings"
	"testing"

	"readout"
	"readout/analyze"
	"readout/lexicon"
)

// read analyses a text and gives its extractor.
func read(t *testing.T, text string) *extractor {
	t.Helper()
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := readout.NewDocument(readout.Document{Names: []string{"a"}, Language: "en", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Annotate(doc); err != nil {
		t.Fatal(err)
	}
	_, x := facts(&readout.Record{Document: doc})
	return x
}

// token is the first token of a text that is a word.
func (x *extractor) token(t *testing.T, word string) int {
	t.Helper()
	for i := range x.rec.Tokens {
		if strings.EqualFold(x.tree.Text(i), word) {
			return i
		}
	}
	t.Fatalf("%q is no token of %q", word, x.rec.Text)
	return -1
}

func TestProposition_partsOfWhatAValueIsStatedOf(t *testing.T) {
	for _, c := range []struct {
		text, value                 string
		verb, subject, object, noun string
	}{
		{"The port sold the dredger for 40 dollars.", "dollars", "sell", "port", "dredger", ""},
		{"The mayor opened the bridge on Monday.", "monday", "open", "mayor", "bridge", ""},
		{"The mayor promised to open the bridge on Monday.", "monday", "open", "mayor", "bridge", ""},
		{"Twelve sailors left the harbour.", "twelve", "leave", "sailor", "harbour", "sailor"},
	} {
		t.Run(c.text, func(t *testing.T) {
			x := read(t, c.text+"\n")
			p := x.proposition(x.token(t, c.value))
			if p.verb != c.verb || p.subject != c.subject || p.object != c.object || c.noun != "" && p.noun != c.noun {
				t.Errorf("%+v, want verb %q, subject %q, object %q, noun %q", p, c.verb, c.subject, c.object, c.noun)
			}
		})
	}
}

func TestMood_howAClauseIsClaimed(t *testing.T) {
	for _, c := range []struct {
		text, verb string
		want       lexicon.Mood
		denied     bool
	}{
		{"The ferry sailed.", "sailed", "", false},
		{"The ferry did not sail.", "sail", "", true},
		{"The ferry never sailed.", "sailed", "", true},
		{"The ferry did not only sail, it raced.", "sail", "", false},
		{"Neither the ferry nor the tug sailed.", "sailed", "", true},
		{"No ferry sailed.", "sailed", "", true},
		{"The captain refused to sail.", "sail", lexicon.MoodUndone, false},
		{"The captain did not try to sail.", "sail", "", true},
		{"The captain should sail.", "sail", lexicon.MoodDuty, false},
		{"The captain could sail.", "sail", lexicon.MoodPossible, false},
		{"The port asked the captain to sail.", "sail", lexicon.MoodWish, false},
		{"The port asked whether the ferry sailed.", "sailed", lexicon.MoodSupposed, false},
		{"The port predicts that the ferry sails.", "sails", lexicon.MoodForecast, false},
		{"The mayor resented the captain's refusal to sail.", "sail", lexicon.MoodUndone, false},
	} {
		t.Run(c.text, func(t *testing.T) {
			x := read(t, c.text+"\n")
			i := x.token(t, c.verb)
			if got := x.mood(i); got != c.want {
				t.Errorf("the mood of %q is %q, want %q", c.verb, got, c.want)
			}
			if got := x.denied(i); got != c.denied {
				t.Errorf("%q is denied: %v, want %v", c.verb, got, c.denied)
			}
		})
	}
}

func TestComparePredicates_ofTwoThingsOrMoodsAreOpen(t *testing.T) {
	claim := func(text, verb string) *fact {
		x := read(t, text+"\n")
		i := x.token(t, verb)
		for k := range x.out {
			if f := x.out[k]; f.kind == factClaim && f.tokens.First == i {
				return f
			}
		}
		t.Fatalf("%q is no claim of %q", verb, text)
		return nil
	}
	for _, c := range []struct {
		a, verbA, b, verbB string
		want               relation
	}{
		{"The ferry sailed.", "sailed", "The ferry did not sail.", "sail", differs},
		{"The ferry sailed.", "sailed", "The ferry should not sail.", "sail", open},
		{"The captain was told.", "told", "The captain did not tell reporters.", "tell", open},
		{"The captain had a licence.", "had", "The captain did not have a licence.", "have", differs},
		{"The captain had a licence.", "had", "The captain did not have a crew.", "have", open},
	} {
		if got := comparePolarity(claim(c.a, c.verbA), claim(c.b, c.verbB)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestCompareVotes_ofOtherBodiesAreOtherVotes(t *testing.T) {
	vote := func(result string) *fact { return &fact{kind: factVote, name: result} }
	for _, c := range []struct {
		a, b string
		want relation
	}{{"56-43", "56-43", agree}, {"56-43", "54-45", differs}, {"56-43", "18-2", open}, {"221-201", "55-43", open}} {
		if got := compareVotes(vote(c.a), vote(c.b)); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestRoundedTime_ofTwoGrains(t *testing.T) {
	const day = 24 * 60
	for _, c := range []struct {
		a, b float64
		want bool
	}{{18 * day, 21 * day, true}, {16 * day, 21 * day, false}, {2 * day, 3 * day, false}, {7 * day, 14 * day, false}} {
		if got := roundedTime(number{value: c.a, unit: "minute"}, number{value: c.b, unit: "minute"}); got != c.want {
			t.Errorf("%v and %v days are one, rounded: %v", c.a/day, c.b/day, got)
		}
	}
}

func TestSure_fallsWithTheReportsOfAStory(t *testing.T) {
	var f features
	f[featureBias] = 1
	if two, nine := f.sure(factNumber, 2), f.sure(factNumber, 9); nine >= two {
		t.Errorf("in a story of nine reports a pair is as sure, %v, as in one of two, %v", nine, two)
	}
}
