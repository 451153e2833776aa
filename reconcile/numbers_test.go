package reconcile

import (
	"testing"

	"readout"
)

func TestCompareNumbers(t *testing.T) {
	num := func(v float64) number { return number{value: v, unit: "USD", scope: "USD", bound: readout.BoundNone} }
	about := func(n number) number { n.approximate = true; return n }
	bound := func(n number, b readout.Bound) number { n.bound = b; return n }
	other := num(5)
	other.scope = "EUR"
	for _, c := range []struct {
		name string
		a, b number
		want relation
	}{
		{"equal", num(5), num(5), agree},
		{"other unit", num(5), other, open},
		{"rounded", num(583), num(600), agree},
		{"rounded to a decimal", num(1.23), num(1.2), agree},
		{"too far to be rounded", num(145), num(100), differs},
		{"single digits do not round", num(12), num(13), differs},
		{"about", about(num(90)), num(86), agree},
		{"about, too far", about(num(90)), num(60), differs},
		{"at least 12, 17", bound(num(12), readout.BoundAtLeast), num(17), open},
		{"at least 21, 17", bound(num(21), readout.BoundAtLeast), num(17), differs},
		{"at most 5, at least 9", bound(num(5), readout.BoundAtMost), bound(num(9), readout.BoundAtLeast), differs},
		{"at most 9, at least 5", bound(num(9), readout.BoundAtMost), bound(num(5), readout.BoundAtLeast), open},
	} {
		if got := compareNumbers(c.a, c.b); got != c.want {
			t.Errorf("%s: %v and %v give %d, want %d", c.name, c.a, c.b, got, c.want)
		}
		if got := compareNumbers(c.b, c.a); got != c.want {
			t.Errorf("%s, turned round: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestISOMinutes(t *testing.T) {
	for in, want := range map[string]float64{"PT90M": 90, "PT1.5H": 90, "P3D": 4320, "P2W": 20160} {
		if got, ok := isoMinutes(in); !ok || got != want {
			t.Errorf("%s: %v %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "P", "PT", "P1M", "90", "PXM", "PTM"} {
		if got, ok := isoMinutes(in); ok {
			t.Errorf("%q: %v, want none", in, got)
		}
	}
}

func TestAlike_namesSpeltInTwoWays(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"moreno", "moreno", true}, {"gonzales", "gonzalez", true}, {"mantzarlis", "matzarlis", true}, {"ali", "alisson", true},
		{"robles", "acuna", false}, {"olsen", "moe", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestFurther_countsOnTopOfOthersAreNoTotals(t *testing.T) {
	for words, want := range map[string]bool{"three more women": true, "five other women": true, "three women": false, "another": false} {
		if got := further(words); got != want {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
}

func TestOfficeNoun_comparesWhoeverHoldsIt(t *testing.T) {
	for word, want := range map[string]string{"spokeswoman": "spokes", "Spokesman": "spokes", "counsel": "counsel", "senator": "", "candidate": "", "river": ""} {
		if got := officeNoun(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
