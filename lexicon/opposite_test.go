package lexicon

import "testing"

func TestOpposite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"rise", "fall", true}, {"fall", "rise", true}, {"rise", "climb", false}, {"accept", "refuse", true}, {"agree", "refuse", true},
		{"lose", "win", true}, {"lose", "gain", true}, {"begin", "end", false}, {"arrest", "release", false}, {"rise", "win", false}, {"say", "fall", false},
	} {
		if got := Opposite(PolesOf(c.a), PolesOf(c.b)); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestOpposites_everyAxisHasTwoPoles(t *testing.T) {
	ends := map[string]map[string]bool{}
	for _, list := range poles() {
		for _, p := range list {
			if ends[p.Axis] == nil {
				ends[p.Axis] = map[string]bool{}
			}
			ends[p.Axis][p.End] = true
		}
	}
	for axis, of := range ends {
		if len(of) != 2 {
			t.Errorf("axis %s has one pole", axis)
		}
	}
	for lemma, list := range poles() {
		if Opposite(list, list) {
			t.Errorf("%s is its own opposite", lemma)
		}
	}
}
