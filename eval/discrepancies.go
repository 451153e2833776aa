package eval

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/reconcile"
	"readout/resolve"
)

// untouched is the kind of a pair in which nothing was planted.
const untouched = "none"

// DiscrepancyCase is a pair of articles, in one of which a fact was changed.
type DiscrepancyCase struct {
	Case      string   `json:"case"`
	Kind      string   `json:"kind"` // "none" where nothing was changed
	Documents []Record `json:"documents"`
	Planted   Site     `json:"planted"` // the changed sentence
	Aligned   Site     `json:"aligned"` // the sentence of the other article that states the fact
}

// Site is a stretch of one of a case's documents.
type Site struct {
	Document int `json:"document"` // index into the case's documents
	Start    int `json:"start"`
	End      int `json:"end"`
	// Edits are the changed words in the planted sentence.
	Edits []Site `json:"edits,omitempty"`
}

// ReadDiscrepancy reads one line of a file of planted discrepancies.
func ReadDiscrepancy(where string, line []byte) (DiscrepancyCase, error) {
	var c DiscrepancyCase
	if err := json.Unmarshal(line, &c); err != nil {
		return c, malformed(where, "case of a discrepancy", err)
	}
	if len(c.Documents) != 2 || c.Kind == "" {
		return c, malformed(where, "case of a discrepancy: it needs a kind and two documents", nil)
	}
	if c.Kind == untouched {
		return c, nil
	}
	for _, s := range []Site{c.Planted, c.Aligned} {
		if s.Document < 0 || s.Document > 1 || s.Start < 0 || s.End <= s.Start || s.End > len(c.Documents[s.Document].Text) {
			return c, malformed(where, "case of a discrepancy: a site lies outside of its document", nil)
		}
	}
	return c, nil
}

// judged is what the findings of one pair come to.
type judged struct {
	found, aligned bool
	conflicts      []readout.Finding
	docs           []*readout.Document
	export         *readout.Export
}

// Discrepancies measures how many planted discrepancies are found, by kind, and
// how many conflicts are raised in a pair where nothing was planted. With limit
// only that many cases, evenly spread, are read; 0 for all.
func (s *System) Discrepancies(c *Corpus, limit int) (*Result, error) {
	var cases []DiscrepancyCase
	for _, l := range c.Lines() {
		one, err := ReadDiscrepancy(l.Name, l.Data)
		if err != nil {
			return nil, err
		}
		cases = append(cases, one)
	}
	if len(cases) == 0 {
		return nil, nothing("discrepancies (.jsonl)")
	}
	cases = spread(cases, limit)
	verdicts, err := s.judgeAll(cases)
	if err != nil {
		return nil, err
	}
	return scoreDiscrepancies(cases, verdicts), nil
}

// spread takes every n-th of list, so that about limit are left.
func spread[T any](list []T, limit int) []T {
	if limit <= 0 || limit >= len(list) {
		return list
	}
	step := len(list) / limit
	var out []T
	for i := 0; i < len(list); i += step {
		out = append(out, list[i])
	}
	return out
}

func (s *System) judgeAll(cases []DiscrepancyCase) ([]judged, error) {
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := make([]judged, len(cases))
	errs := make([]error, len(cases))
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = s.judge(cases[i])
			}
		})
	}
	for i := range cases {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("case %s: %w", cases[i].Case, err)
		}
	}
	return out, nil
}

// judge runs all stages on one pair. A planted discrepancy is found when a
// conflict (for a quotation also a variant) has evidence in the changed
// sentence and evidence in the other article.
func (s *System) judge(c DiscrepancyCase) (judged, error) {
	read, err := read(c.Documents)
	if err != nil {
		return judged{}, err
	}
	var j judged
	index := map[string]int{}
	for i, r := range c.Documents {
		doc := read[r.ID]
		if doc == nil {
			return j, readout.Errorf(readout.KindInvalid, "document %s was refused", r.ID)
		}
		if err := s.Pipeline.Annotate(doc); err != nil {
			return j, fmt.Errorf("document %s: %w", r.ID, err)
		}
		j.docs = append(j.docs, doc)
		index[doc.ID] = i
	}
	j.export = resolve.Documents(j.docs)
	for _, f := range reconcile.Findings(j.export) {
		if f.Kind == readout.FindingConflict {
			j.conflicts = append(j.conflicts, f)
		}
		if f.Kind == readout.FindingConflict || f.Kind == readout.FindingVariant && c.Kind == "quote" {
			found, aligned := c.toldBy(f, index)
			j.found = j.found || found
			j.aligned = j.aligned || aligned
		}
	}
	return j, nil
}

// toldBy reports whether a finding tells the planted discrepancy, and whether
// it does so beside the very sentence that states the fact.
func (c *DiscrepancyCase) toldBy(f readout.Finding, index map[string]int) (found, aligned bool) {
	if c.Kind == untouched {
		return false, false
	}
	at := func(e readout.Evidence, s Site) bool {
		return index[e.Document] == s.Document && e.Start < s.End && s.Start < e.End
	}
	var here, there bool
	for _, v := range f.Values {
		for _, e := range v.Evidence {
			here = here || at(e, c.Planted)
			there = there || index[e.Document] == c.Aligned.Document
			aligned = aligned || at(e, c.Aligned)
		}
	}
	return here && there, here && there && aligned
}

func scoreDiscrepancies(cases []DiscrepancyCase, verdicts []judged) *Result {
	r := &Result{Documents: 2 * len(cases)}
	byKind := map[string]*Score{}
	var all, aligned Score
	pairs, raised, disturbed := 0, 0, 0
	for i, c := range cases {
		v := verdicts[i]
		if c.Kind == untouched {
			pairs++
			raised += len(v.conflicts)
			disturbed += one(len(v.conflicts) > 0)
			for _, f := range v.conflicts {
				r.miss(1+f.Weight, c.Case, "conflict where none was planted: "+f.Summary, v.sentences(f))
			}
			continue
		}
		if byKind[c.Kind] == nil {
			byKind[c.Kind] = &Score{}
		}
		for _, s := range []*Score{byKind[c.Kind], &all} {
			s.Add(Score{Right: one(v.found), Found: 1, Gold: 1})
		}
		aligned.Add(Score{Right: one(v.aligned), Found: 1, Gold: 1})
		if !v.found {
			show := func(s Site) string {
				return inSentence(v.docs[s.Document], readout.Span{Start: s.Start, End: s.End})
			}
			r.miss(1, c.Case, "missed "+c.Kind, show(c.Planted)+" || "+show(c.Aligned))
		}
	}
	r.Figures = append(r.Figures, share("found", all.Right, all.Gold), share("found beside the aligned sentence", aligned.Right, aligned.Gold))
	lowest := 100.0
	var kinds []Figure
	for kind, s := range byKind {
		f := share("found, "+kind, s.Right, s.Gold)
		lowest = min(lowest, f.Value)
		kinds = append(kinds, f)
	}
	slices.SortFunc(kinds, func(a, b Figure) int { return strings.Compare(a.Name, b.Name) })
	if len(kinds) > 0 {
		r.Figures = append(r.Figures, Figure{Name: "found, lowest kind", Value: lowest})
	}
	r.Figures = append(r.Figures, kinds...)
	if pairs > 0 {
		r.Figures = append(r.Figures,
			Figure{Name: "conflicts per untouched pair", Value: float64(raised) / float64(pairs), Down: true},
			share("untouched pairs left in peace", pairs-disturbed, pairs))
	}
	return r
}

// sentences are those in which the evidence of a finding stands.
func (j *judged) sentences(f readout.Finding) string {
	var parts []string
	for _, v := range f.Values {
		for _, e := range v.Evidence {
			for _, d := range j.docs {
				if d.ID == e.Document {
					parts = append(parts, inSentence(d, e.Span()))
				}
			}
		}
	}
	return strings.Join(parts, " || ")
}
