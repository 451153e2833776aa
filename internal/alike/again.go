package alike

import (
	"cmp"
	"math"
	"slices"
)

// Tie is a report that may tell one story with another, and the logarithm of
// the odds that it does.
type Tie struct {
	To   int
	Odds float64
}

// Rounds is how often the odds of two reports can be asked again, each time in
// the light of the ties that the round before gave to all.
const Rounds = 2

const (
	// heardTies is how many ties of a report bear on its odds, the strongest.
	heardTies = 20
	// noTie stands for the odds of what is not tied.
	noTie = -7
	// preferred is by how much the odds of a rival must be better with the one
	// report than with the other to count in full.
	preferred = 2
)

// Strongest sorts the ties of a report from the strongest down, equals by what
// less says of their reports.
func Strongest(ties []Tie, compare func(a, b int) int) {
	slices.SortFunc(ties, func(x, y Tie) int { return cmp.Or(cmp.Compare(y.Odds, x.Odds), compare(x.To, y.To)) })
}

// The measures of a pair among all others that its reports are tied to. What is
// tied to both is company: in a story of many reports each has much. What is
// tied to the one and not to the other is a rival.
const (
	priorOdds   = iota // of the round before
	companySum         // of the chances of all company
	company1           // the best company: the smaller of its two odds
	company2           //
	company3           //
	rivalsLess         // chances of the rivals of either report, squared: the smaller
	rivalsMore         //
	lonelyLess         // the same, summed
	lonelyMore         //
	rival1Less         // the best rival: how much better its odds are with the one report
	rival1More         //
	rival2Less         // the second
	rival2More         //
	otherLess          // the best odds of any other
	otherMore          //
	aheadLess          // rivals whose odds are better than those of the pair
	aheadMore          //
	leadLess           // odds of the pair over otherMore
	leadMore           // over otherLess
	leadOfRival        // over rival1More
	measures
)

// againNames are the names of the measures with which odds are asked again: of the pair
// among others, then of the pair.
var againNames = append([]string{"prior-odds", "company", "company-1", "company-2", "company-3", "rivals-less", "rivals-more", "lonely-less", "lonely-more",
	"rival-1-less", "rival-1-more", "rival-2-less", "rival-2-more", "other-less", "other-more", "ahead-less", "ahead-more", "lead-less", "lead-more", "lead-of-rival"},
	featureNames[:]...)

// AgainNames are the names of the measures that [Measure] gives.
func AgainNames() []string { return slices.Clone(againNames) }

// Names are the names of the features that [Compare] gives.
func Names() []string { return slices.Clone(featureNames[:]) }

// Pair is two reports among others.
type Pair struct {
	A, B         int
	Odds         float64 // that the round before gave them
	TiesA, TiesB []Tie   // that it gave to either, the strongest first
}

// Again asks again for the logarithm of the odds that the two reports of a pair, of
// which f was measured, tell one story, in a round from 1 to [Rounds].
func Again(round int, f *Features, p Pair) float64 { return networks[round]().Odds(Measure(f, p)) }

// Measure gives what odds are asked again with; it is the same for (A, B) and (B, A).
func Measure(f *Features, p Pair) []float64 {
	out := make([]float64, measures, len(againNames))
	p.TiesA, p.TiesB = p.TiesA[:min(len(p.TiesA), heardTies)], p.TiesB[:min(len(p.TiesB), heardTies)]
	out[priorOdds] = p.Odds
	out[company1], out[company2], out[company3] = noTie, noTie, noTie
	for _, x := range p.TiesA {
		if y, ok := tieTo(p.TiesB, x.To); ok && x.To != p.B && x.To != p.A {
			out[companySum] += float64(Chance(x.Odds) * Chance(y))
			v := min(x.Odds, y)
			for k := company1; k <= company3; k++ {
				if v > out[k] {
					v, out[k] = out[k], v
				}
			}
		}
	}
	a, b := p.rivalsOf(p.B, p.TiesA, p.TiesB), p.rivalsOf(p.A, p.TiesB, p.TiesA)
	for k, x := range [...][2]float64{{a.squares, b.squares}, {a.sum, b.sum}, {a.first, b.first}, {a.second, b.second}, {a.other, b.other}, {a.ahead, b.ahead}} {
		out[rivalsLess+2*k], out[rivalsLess+2*k+1] = min(x[0], x[1]), max(x[0], x[1])
	}
	out[leadLess], out[leadMore], out[leadOfRival] = p.Odds-out[otherMore], p.Odds-out[otherLess], p.Odds-out[rival1More]
	return append(out, f[:]...)
}

// rivals is what stands against a report's being of one story with another.
type rivals struct{ squares, sum, first, second, other, ahead float64 }

// rivalsOf weighs the ties of a report against its partner, whose ties are others.
func (p *Pair) rivalsOf(partner int, ties, others []Tie) rivals {
	r := rivals{first: noTie, second: noTie, other: noTie}
	for _, t := range ties {
		if t.To == partner {
			continue
		}
		with, ok := tieTo(others, t.To)
		c, d := Chance(t.Odds), 0.0
		if ok {
			d = Chance(with)
		} else {
			with = noTie
		}
		r.squares += float64(float64(c*c) * (1 - d))
		r.sum += float64(c * (1 - d))
		better := min(t.Odds, t.Odds-with-preferred)
		if better > r.first {
			r.first, r.second = better, r.first
		} else {
			r.second = max(r.second, better)
		}
		r.other = max(r.other, t.Odds)
		if t.Odds > p.Odds {
			r.ahead += Chance(-with)
		}
	}
	r.squares = math.Log(0.2 + math.Sqrt(r.squares))
	r.sum = math.Log(0.1 + r.sum)
	r.ahead = math.Log1p(r.ahead)
	return r
}

// tieTo looks for the odds of one report among ties.
func tieTo(ties []Tie, report int) (float64, bool) {
	for i := range ties {
		if ties[i].To == report {
			return ties[i].Odds, true
		}
	}
	return 0, false
}

// Chance is the chance of which odds is the logarithm of the odds.
func Chance(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// LeastAgain is the logarithm of the odds from which two reports that were asked
// again are tied.
const LeastAgain = -3
