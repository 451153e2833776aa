package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"readout"
	"readout/resolve"
)

const (
	// copiedWords is how long an article must be to be copied: half of it must
	// still be an article.
	copiedWords = 150
	// shownPair is how much of each text of a pair an error shows.
	shownPair = 240
)

// Origins measures how copies are found that it makes itself: of every step-th
// long article one copy of each sort in [copySorts], resolved together with all
// articles. A copy must be tied to the article, or the two, that it was made of
// and to no other, and no two articles that share a quotation alone may be tied.
// Documents of a file of stories are told independently: none may be tied.
func (s *System) Origins(c *Corpus, step int) (*Result, error) {
	articles, told, err := readOriginals(c)
	if err != nil {
		return nil, err
	}
	m := &copyist{step: max(step, 1), made: map[string]madeCopy{}}
	m.copyAll(articles)
	records := slices.Concat(articles, told, m.records)
	docs, err := read(records)
	if err != nil {
		return nil, err
	}
	given := map[string]string{} // record of a document
	for _, r := range records {
		if d := docs[r.ID]; d != nil {
			given[d.ID] = r.ID
		}
	}
	tied := tiedPairs{}
	for _, o := range resolve.Documents(inOrder(records, docs)).Origins {
		for _, t := range o.Ties {
			if t.To != "" {
				tied[pairOf(given[t.From], given[t.To])] = t.Basis
			}
		}
	}
	r := m.score(tied, told)
	r.Documents = len(records)
	r.originMisses(m, tied, records)
	return r, nil
}

// readOriginals reads articles, and the documents of stories as told.
func readOriginals(c *Corpus) (articles, told []Record, err error) {
	for _, l := range c.Lines() {
		var line struct {
			Record
			Story     string   `json:"story"`
			Documents []Record `json:"documents"`
		}
		if err := json.Unmarshal(l.Data, &line); err != nil {
			return nil, nil, malformed(l.Name, "article or story", err)
		}
		if line.Story == "" {
			line.ID = cmp.Or(line.ID, l.Name)
			articles = append(articles, line.Record)
		}
		for i, d := range line.Documents {
			d.ID = fmt.Sprintf("%s story %s %d", l.Name, line.Story, i)
			told = append(told, d)
		}
	}
	if len(articles) == 0 {
		return nil, nil, nothing("articles (.jsonl)")
	}
	return articles, told, nil
}

// madeCopy is a copy that was made: its sort, and of which articles.
type madeCopy struct {
	sort  string
	whose []string
}

// tiedPairs are pairs of records with the basis of their tie.
type tiedPairs map[[2]string]readout.OriginBasis

// has reports whether a pair is tied as a copy of that sort should be.
func (t tiedPairs) has(sort copySort, a, b string) bool {
	basis := t[pairOf(a, b)]
	return basis == readout.OriginCopy || basis != "" && (sort.lifts || sort.quotes)
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// score counts the ties of each sort of copy that were found, and those that
// should not be there. Copies of one article are tied through it, and articles
// may copy one another: neither is counted.
func (m *copyist) score(tied tiedPairs, told []Record) *Result {
	r := &Result{}
	right := 0
	for _, sort := range copySorts {
		found, of := 0, 0
		for _, c := range m.records {
			made := m.made[c.ID]
			if made.sort != sort.name {
				continue
			}
			n := 0
			for _, o := range made.whose {
				n += one(tied.has(sort, c.ID, o))
			}
			found, of = found+n, of+len(made.whose)
		}
		if sort.quotes {
			r.Figures = append(r.Figures, Figure{Name: sort.name + ", tied", Value: percent(found, of), Counts: &Score{Right: found, Found: of, Gold: of}, Down: true})
			continue
		}
		right += found
		r.Figures = append(r.Figures, share(sort.name+", found", found, of))
	}
	wrong, independent := 0, 0
	for p := range tied {
		wrong += one(m.isWrong(p, tied))
	}
	stories := map[string]bool{}
	for _, d := range told {
		stories[d.ID] = true
	}
	for p, basis := range tied {
		independent += one(basis == readout.OriginCopy && stories[p[0]] && stories[p[1]])
	}
	r.Figures = append(r.Figures, Figure{Name: "precision", Value: percent(right, right+wrong), Counts: &Score{Right: right, Found: right + wrong, Gold: right + wrong}})
	if len(told) > 0 {
		r.Figures = append(r.Figures, Figure{Name: "independent reports tied", Value: percent(independent, len(told)),
			Counts: &Score{Right: independent, Found: len(told), Gold: len(told)}, Down: true})
	}
	return r
}

// isWrong reports whether a tie of a copy leads to an article that it was not
// made of, nor one tied to that.
func (m *copyist) isWrong(p [2]string, tied tiedPairs) bool {
	a, aMade := m.made[p[0]]
	b, bMade := m.made[p[1]]
	switch {
	case !aMade && !bMade:
		return false // of two articles nobody knows
	case !aMade:
		a.whose = []string{p[0]}
	case !bMade:
		b.whose = []string{p[1]}
	}
	if sortOf(a.sort).quotes || sortOf(b.sort).quotes {
		return true
	}
	for _, x := range a.whose {
		for _, y := range b.whose {
			if x == y || tied[pairOf(x, y)] != "" {
				return false
			}
		}
	}
	return true
}

// originMisses shows copies that were not found and ties that are wrong.
func (r *Result) originMisses(m *copyist, tied tiedPairs, records []Record) {
	texts := map[string]string{}
	for _, d := range records {
		texts[d.ID] = d.Text
	}
	show := func(weight float64, what string, p [2]string) {
		r.miss(weight, p[0]+" and "+p[1], what, first(texts[p[0]], shownPair)+" || "+first(texts[p[1]], shownPair))
	}
	for _, c := range m.records {
		made := m.made[c.ID]
		for _, o := range made.whose {
			if sort := sortOf(made.sort); tied.has(sort, c.ID, o) == sort.quotes {
				show(1, made.sort, pairOf(c.ID, o))
			}
		}
	}
	for p := range tied {
		if m.isWrong(p, tied) {
			show(2, "wrongly tied", p)
		}
	}
	slices.SortFunc(r.Misses, func(a, b Miss) int { return cmp.Or(compare(b.Weight, a.Weight), cmp.Compare(a.Where, b.Where)) })
}
