package alike

import (
	"slices"
	"strings"
	"testing"
)

// ties lists ties to reports 2, 3, …, of the odds given.
func ties(odds ...float64) (out []Tie) {
	for i, o := range odds {
		if o > noTie {
			out = append(out, Tie{To: i + 2, Odds: o})
		}
	}
	Strongest(out, func(a, b int) int { return a - b })
	return out
}

// measured is what Measure says of a pair among others, by name.
func measured(t *testing.T, f *Features, p Pair) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for i, x := range Measure(f, p) {
		out[againNames[i]] = x
	}
	if len(out) != len(againNames) || len(againNames) != int(measures)+int(features) {
		t.Fatalf("%d measures, %d names", len(out), len(againNames))
	}
	return out
}

func TestMeasure_company(t *testing.T) {
	p := Pair{A: 0, B: 1, Odds: 1, TiesA: append(ties(2, 0, -1), Tie{1, 1}), TiesB: append(ties(1, noTie, 3), Tie{0, 1})}
	got := measured(t, &Features{}, p)
	if got["company-1"] != 1 || got["company-2"] != -1 || got["company-3"] != noTie {
		t.Errorf("report 2 is tied to both by 1, report 4 by -1: %v", got)
	}
	if got["other-less"] != 2 || got["other-more"] != 3 || got["lead-less"] != -2 {
		t.Errorf("the best others have 2 and 3: %v", got)
	}
}

func TestMeasure_rivals(t *testing.T) {
	alone := measured(t, &Features{}, Pair{A: 0, B: 1, Odds: 0})
	shared := measured(t, &Features{}, Pair{A: 0, B: 1, Odds: 0, TiesA: ties(4, 4), TiesB: ties(4, 4)})
	rivals := measured(t, &Features{}, Pair{A: 0, B: 1, Odds: 0, TiesA: ties(4, 4), TiesB: nil})
	for _, name := range []string{"rivals-more", "lonely-more", "rival-1-more", "rival-2-more", "ahead-more"} {
		if !(alone[name] <= shared[name] && shared[name] < rivals[name]) {
			t.Errorf("%s: %v with no other, %v with company, %v with rivals", name, alone[name], shared[name], rivals[name])
		}
	}
	if shared["company"] < 1.9 || rivals["company"] != 0 {
		t.Errorf("company %v and %v", shared["company"], rivals["company"])
	}
}

// The weaker ties of a report that has many do not bear on its odds.
func TestMeasure_hearsTheStrongest(t *testing.T) {
	var many []float64
	for i := range 2 * heardTies {
		many = append(many, float64(-i)/10)
	}
	p := Pair{A: 0, B: 1, TiesA: ties(many...), TiesB: ties(many[:5]...)}
	q := p
	q.TiesA = q.TiesA[:heardTies]
	if !slices.Equal(Measure(&Features{}, p), Measure(&Features{}, q)) {
		t.Error("the tie after the last that is heard is heard")
	}
}

// Two reports of one leak among some of another affair: what is tied to the one
// alone takes from their odds, company adds.
func TestAgain_weighsAmongOthers(t *testing.T) {
	a, b := Of(report(t, "Lenholm reactor shut after leak", leak)), Of(report(t, "Leak of coolant closes reactor at Lenholm", same))
	f := Compare(a, b)
	for round := 1; round <= Rounds; round++ {
		alone := Again(round, &f, Pair{A: 0, B: 1, Odds: -0.5})
		company := Again(round, &f, Pair{A: 0, B: 1, Odds: -0.5, TiesA: ties(1, noTie), TiesB: ties(1, noTie)})
		rivals := Again(round, &f, Pair{A: 0, B: 1, Odds: -0.5, TiesA: ties(noTie, 2, 2), TiesB: ties(1.5)})
		if !(rivals < alone && rivals < company) {
			t.Errorf("round %d: alone %v, in company %v, among rivals %v", round, alone, company, rivals)
		}
	}
}

func TestNetworks_nameTheirMeasures(t *testing.T) {
	for _, names := range [][]string{Names(), AgainNames()} {
		seen := map[string]bool{}
		for _, n := range names {
			if n == "" || seen[n] || strings.ContainsAny(n, "\t ") {
				t.Errorf("a measure is called %q", n)
			}
			seen[n] = true
		}
	}
}

func BenchmarkAgain(b *testing.B) {
	f := Compare(Of(report(b, "Lenholm reactor shut after leak", leak)), Of(report(b, "Leak of coolant closes reactor at Lenholm", same)))
	p := Pair{A: 0, B: 1, Odds: 1, TiesA: ties(2, 1, 0, -1, -2, -3, -3), TiesB: ties(noTie, 1, 2, noTie, -3, 1, 1)}
	for b.Loop() {
		Again(1, &f, p)
	}
}
