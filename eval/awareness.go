package eval

import "slices"

// awareness counts relations for temporal awareness: of the found ones those
// that gold entails, of the gold ones those that the found timeline entails.
type awareness struct {
	foundRight, found int
	goldRight, gold   int
}

func (a *awareness) add(b awareness) {
	a.foundRight += b.foundRight
	a.found += b.found
	a.goldRight += b.goldRight
	a.gold += b.gold
}

func (a *awareness) figure(name string) Figure {
	return parts(name, percent(a.foundRight, a.found), percent(a.goldRight, a.gold), &Score{Right: a.goldRight, Found: a.found, Gold: a.gold})
}

// dated is the name that a date has among the mentions of a timeline: no
// mention begins so.
const dated = "\x00"

// relation says that a comes before b, or else that both are at one time.
type relation struct {
	a, b   string
	before bool
}

// compareTimelines compares two timelines by their relations; without dates
// their order alone counts.
func compareTimelines(gold, found []TimelineRow, dates bool) awareness {
	g, f := newTimeline(gold, dates), newTimeline(found, dates)
	gr, fr := g.reduced(), f.reduced()
	a := awareness{found: len(fr), gold: len(gr)}
	for _, r := range fr {
		a.foundRight += one(g.entails(r))
	}
	for _, r := range gr {
		a.goldRight += one(f.entails(r))
	}
	return a
}

// timeline is a timeline as relations: positions in order, each with the
// mentions at it, and the dates of each mention.
type timeline struct {
	positions [][]string
	dates     map[string][]string
	same      classes
	later     map[string]map[string]bool // of a class, those after it
}

func newTimeline(rows []TimelineRow, dates bool) *timeline {
	t := &timeline{dates: map[string][]string{}, same: classes{}, later: map[string]map[string]bool{}}
	at := map[int][]string{}
	var order []int
	for _, row := range rows {
		if row.Position <= 0 {
			continue // not placed
		}
		if at[row.Position] == nil {
			order = append(order, row.Position)
		}
		for _, m := range row.Mentions {
			if !slices.Contains(at[row.Position], m) {
				at[row.Position] = append(at[row.Position], m)
			}
			if d := padDate(row.Date); dates && d != "" && !slices.Contains(t.dates[m], d) {
				t.dates[m] = append(t.dates[m], d)
			}
		}
	}
	slices.Sort(order)
	for _, p := range slices.Compact(order) {
		if len(at[p]) > 0 {
			t.positions = append(t.positions, at[p])
		}
	}
	t.close()
	return t
}

// close works out what the timeline entails: which mentions and dates are at
// one time, and which times come after which.
func (t *timeline) close() {
	for _, mentions := range t.positions {
		for _, m := range mentions {
			t.same.join(m, mentions[0])
			for _, d := range t.dates[m] {
				t.same.join(m, dated+d)
			}
		}
	}
	next := map[string][]string{}
	for i := 1; i < len(t.positions); i++ {
		a, b := t.same.of(t.positions[i-1][0]), t.same.of(t.positions[i][0])
		next[a] = append(next[a], b)
	}
	for c := range next {
		seen, todo := map[string]bool{}, []string{c}
		for len(todo) > 0 {
			last := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, n := range next[last] {
				if !seen[n] {
					seen[n] = true
					todo = append(todo, n)
				}
			}
		}
		t.later[c] = seen
	}
}

// reduced gives relations, as few as entail the rest: a date for each mention
// that has one, sameness where dates do not say it, and one step from each
// position to the next.
func (t *timeline) reduced() []relation {
	var out []relation
	said := classes{}
	same := func(a, b string) {
		if said.of(a) != said.of(b) {
			said.join(a, b)
			out = append(out, relation{a: a, b: b})
		}
	}
	for _, mentions := range t.positions {
		for _, m := range mentions {
			slices.Sort(t.dates[m])
			for _, d := range t.dates[m] {
				same(m, dated+d)
			}
		}
	}
	for i, mentions := range t.positions {
		for k := 1; k < len(mentions); k++ {
			same(mentions[k-1], mentions[k])
		}
		if i > 0 {
			out = append(out, relation{a: t.positions[i-1][0], b: mentions[0], before: true})
		}
	}
	return out
}

func (t *timeline) entails(r relation) bool {
	if !t.same.has(r.a) || !t.same.has(r.b) {
		return false
	}
	a, b := t.same.of(r.a), t.same.of(r.b)
	if r.before {
		return t.later[a][b]
	}
	return a == b
}

// classes are disjoint sets of names.
type classes map[string]string

func (c classes) has(x string) bool { _, ok := c[x]; return ok }

// of names the class of x, which is one of its own when it is new.
func (c classes) of(x string) string {
	if !c.has(x) {
		c[x] = x
	}
	for c[x] != x {
		c[x] = c[c[x]]
		x = c[x]
	}
	return x
}

func (c classes) join(a, b string) { c[c.of(a)] = c.of(b) }
