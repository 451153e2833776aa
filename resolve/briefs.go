package resolve

import (
	"strings"

	"readout"
	"readout/internal/alike"
)

const (
	// looseLink is the weight of the link of a brief and another report which have
	// less to do with one another than leastBrief. It counts only among few, below
	// the ladder.
	looseLink, leastBrief = 0.05, leastStory
	// evenTie is the mean tie from which two groups of briefs are one story: that
	// of even odds.
	evenTie = 0.35
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

// briefs weighs briefs among one another. Each is known by a number.
type briefs struct {
	near    func(i int) []int // those that may be of one story with one
	profile func(i int) *alike.Profile
	copied  func(a, b int) bool
	compare func(a, b int) int // by id
	ties    [1 + alike.Rounds]map[int][]alike.Tie
}

// of lists the ties of a brief after a round of asking, the strongest first. They
// are a function of what is near those that are near as many steps as there
// were rounds.
func (b *briefs) of(i, round int) []alike.Tie {
	if ties, ok := b.ties[round][i]; ok {
		return ties
	}
	var out []alike.Tie
	if round == 0 {
		for _, j := range b.near(i) {
			if t := b.first(i, j); t.Odds >= noOdds {
				out = append(out, t)
			}
		}
	} else {
		for _, t := range b.of(i, round-1) {
			if t = b.again(round, i, t); t.Odds >= alike.LeastAgain {
				out = append(out, t)
			}
		}
	}
	alike.Strongest(out, b.compare)
	if b.ties[round] == nil {
		b.ties[round] = map[int][]alike.Tie{}
	}
	b.ties[round][i] = out
	return out
}

// first weighs two briefs alone.
func (b *briefs) first(i, j int) alike.Tie {
	return b.tie(i, j, alike.Odds(b.profile(i), b.profile(j)))
}

// again weighs a brief and one that it was tied to in the round before.
func (b *briefs) again(round, i int, t alike.Tie) alike.Tie {
	p := alike.Pair{A: i, B: t.To, Odds: t.Odds}
	if b.compare(p.A, p.B) > 0 {
		p.A, p.B = p.B, p.A
	}
	f := alike.Compare(b.profile(p.A), b.profile(p.B))
	p.TiesA, p.TiesB = b.of(p.A, round-1), b.of(p.B, round-1)
	return b.tie(i, t.To, alike.Again(round, &f, p))
}

func (b *briefs) tie(i, j int, odds float64) alike.Tie {
	if b.copied(i, j) {
		odds = max(odds, copiedBrief)
	}
	return alike.Tie{To: j, Odds: odds}
}

// stories makes stories of briefs, which must be in order, by ties of so much at
// least: groups of their places in the list.
func (b *briefs) stories(list []int, least float64) *forest {
	at := map[int]int{}
	for k, i := range list {
		at[i] = k
	}
	var edges []edge
	for k, i := range list {
		for _, t := range b.of(i, alike.Rounds) {
			if other, ok := at[t.To]; ok && k < other && t.Odds >= least {
				edges = append(edges, edge{a: k, b: other, weight: round(min((t.Odds-noOdds)/oddsSpan, 1))})
			}
		}
	}
	return averageLinkage(len(list), edges, evenTie)
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

// numbered are the briefs that a placer has met.
type numbered struct {
	briefs
	names  []string
	number map[string]int
}

// of gives the number of a document.
func (n *numbered) of(id string) int {
	i, ok := n.number[id]
	if !ok {
		i = len(n.names)
		n.number[id] = i
		n.names = append(n.names, id)
	}
	return i
}

// ties lists the last ties of a brief.
func (n *numbered) ties(id string) []alike.Tie { return n.briefs.of(n.of(id), alike.Rounds) }

// newNumbered gives the briefs of a placer's web.
func newNumbered(p *placer) *numbered {
	n := &numbered{number: map[string]int{}}
	n.briefs = briefs{
		near: func(i int) []int {
			var out []int
			for _, l := range p.linksOf(n.names[i]) {
				if ofBriefs(l) {
					out = append(out, n.of(l.To))
				}
			}
			return out
		},
		profile: func(i int) *alike.Profile { return p.digest(n.names[i]).opening },
		copied: func(a, b int) bool {
			x, y := p.digest(n.names[a]), p.digest(n.names[b])
			passages, words := passagesOf(x, y)
			return copied(x, y, passages, words)
		},
		compare: func(a, b int) int { return strings.Compare(n.names[a], n.names[b]) },
	}
	return n
}
