package resolve

import (
	"strings"

	"readout"
	"readout/internal/alike"
)

const (
	// looseLink is the weight of the link of a brief and another report which have
	// less to do with one another than makes a story. It counts only among few, below
	// the ladder.
	looseLink = 0.05
	// leastBriefs is the mean tie from which two groups of briefs are one story,
	// somewhat less than even odds make.
	leastBriefs = 0.35
	// copiedBrief is the logarithm of the odds that are given to copies at least.
	copiedBrief = 8
)

// brief reports whether a document is a brief: a few lines of which nobody says when
// they appeared. Such weigh more by what else is told than by their own words:
// where much news is of one war, two are of one story when both are less like
// any other.
func (g *Digest) brief() bool { return g.opening != nil && !g.days.known() }

// ofBriefs reports whether a link is one of two briefs.
func ofBriefs(l readout.Link) bool { return l.Weight > copyWeight }

// strength is how much two linked documents have to do with one another, 0 to 1.
func strength(l readout.Link) float64 {
	if ofBriefs(l) {
		return round(l.Weight - copyWeight)
	}
	return l.Weight
}

// briefs weighs the briefs of a web among one another. Each that it has met is known
// by a number.
type briefs struct {
	*placer
	names  []string
	number map[string]int
	ties   [1 + alike.Rounds]map[int][]alike.Tie // after each round of asking
}

func newBriefs(p *placer) *briefs {
	b := &briefs{placer: p, number: map[string]int{}}
	for round := range b.ties {
		b.ties[round] = map[int][]alike.Tie{}
	}
	return b
}

// numberOf gives the number of a document.
func (b *briefs) numberOf(id string) int {
	i, ok := b.number[id]
	if !ok {
		i = len(b.names)
		b.number[id] = i
		b.names = append(b.names, id)
	}
	return i
}

// tiesOf lists the ties of a brief after a round, the strongest first. They are a
// function of what is near those that are near as many steps as there were rounds.
func (b *briefs) tiesOf(i, round int) []alike.Tie {
	if ties, ok := b.ties[round][i]; ok {
		return ties
	}
	var out []alike.Tie
	if round == 0 {
		for _, l := range b.linksOf(b.names[i]) {
			if !ofBriefs(l) {
				continue
			}
			if t := b.first(i, b.numberOf(l.To)); t.Odds >= noOdds {
				out = append(out, t)
			}
		}
	} else {
		for _, t := range b.tiesOf(i, round-1) {
			if t = b.again(round, i, t); t.Odds >= alike.LeastAgain {
				out = append(out, t)
			}
		}
	}
	alike.Strongest(out, b.compare)
	b.ties[round][i] = out
	return out
}

// compare orders briefs by id.
func (b *briefs) compare(i, j int) int { return strings.Compare(b.names[i], b.names[j]) }

// last lists the ties of a brief after the last round.
func (b *briefs) last(id string) []alike.Tie { return b.tiesOf(b.numberOf(id), alike.Rounds) }

// opening is the profile of a brief's title and lines.
func (b *briefs) opening(i int) *alike.Profile { return b.digest(b.names[i]).opening }

// first weighs two briefs alone.
func (b *briefs) first(i, j int) alike.Tie {
	return b.tie(i, j, alike.Odds(b.opening(i), b.opening(j)))
}

// again weighs a brief and one that it was tied to in the round before.
func (b *briefs) again(round, i int, t alike.Tie) alike.Tie {
	p := alike.Pair{A: i, B: t.To, Odds: t.Odds}
	if b.compare(p.A, p.B) > 0 {
		p.A, p.B = p.B, p.A
	}
	f := alike.Compare(b.opening(p.A), b.opening(p.B))
	p.TiesA, p.TiesB = b.tiesOf(p.A, round-1), b.tiesOf(p.B, round-1)
	return b.tie(i, t.To, alike.Again(round, &f, p))
}

func (b *briefs) tie(i, j int, odds float64) alike.Tie {
	x, y := b.digest(b.names[i]), b.digest(b.names[j])
	if passages, words := passagesOf(x, y); copied(x, y, passages, words) {
		odds = max(odds, copiedBrief)
	}
	return alike.Tie{To: j, Odds: odds}
}

// tell makes stories of briefs that hang together at a level, in order.
func (b *briefs) tell(docs []string, level int) [][]string {
	at := map[string]int{}
	for k, d := range docs {
		at[d] = k
	}
	var edges []edge
	for k, d := range docs {
		for _, t := range b.last(d) {
			if other, ok := at[b.names[t.To]]; ok && k < other && t.Odds >= briefOdds[level] {
				edges = append(edges, edge{a: k, b: other, weight: round(min((t.Odds-noOdds)/oddsSpan, 1))})
			}
		}
	}
	return named(docs, averageLinkage(len(docs), edges, leastBriefs).groups())
}

// The levels of parts of briefs, above all others, and the logarithm of the odds
// from which these hang together. Where more would than may, it is the next.
var (
	briefLevels = [...]float64{1.1, 1.2, 1.3, 1.4, 1.5}
	briefOdds   = [...]float64{-1, 0, 1, 2, 4}
)

// briefLevel is the number of a level of briefs; none for other levels.
func briefLevel(level float64) int {
	for i, l := range briefLevels {
		if l == level {
			return i
		}
	}
	return none
}
