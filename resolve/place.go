package resolve

import (
	"context"
	"fmt"
	"math"
	"slices"

	"readout"
	"readout/internal/alike"
)

const (
	// whole is how many documents that hang together at all are read as one part.
	whole = 40
	// most is how many documents that hang together are parted by the mean of
	// their links. More are parted by stronger links first.
	most = 400
)

// ladder is the weights by which sets too large to be read as one are parted.
// From the first on, shared deeds do not count.
var ladder = [...]float64{0, 0.10, 0.15, 0.20, leastStory, 0.30, 0.35, 0.40, 0.50, 0.60, 0.80}

// Parts gives the parts in which documents of the web lie, with those that came to
// be along with them and those that their sets have outgrown. A part is all documents
// that hang together when these are few; of more, those whose links reach a mean, or
// briefs that are one story. Each is a function of digests and links alone, so the
// parts are one of the set.
func (w *Weaver) Parts(ctx context.Context, ids ...string) ([]readout.Part, error) {
	p := newPlacer(ctx, w)
	var out []readout.Part
	queue := append(slices.Clone(ids), p.stirred(ids)...)
	for i := 0; i < len(queue); i++ {
		if _, ok := p.placed[queue[i]]; ok {
			continue
		}
		parts := p.place(queue[i])
		out = append(out, parts...)
		for _, part := range parts {
			for _, d := range part.Documents {
				queue = append(queue, p.outgrown(d)...)
			}
		}
		if p.err != nil {
			return nil, fmt.Errorf("parts: %w", p.err)
		}
	}
	return out, nil
}

// placer places documents until the first error.
type placer struct {
	*Weaver
	ctx        context.Context
	placed     map[string]float64 // at which level
	old        map[string]float64 // at which level they lay before, unplaced for none
	rungs      [len(ladder)]rung
	briefRungs [len(briefOdds)]rung
	briefs     *briefs
	links      map[string][]readout.Link
	err        error
}

// rung is a level at which documents hang together.
type rung struct {
	level float64
	next  func(id string) []string // those that it ties to one
	large map[string]bool          // known to hang together with more than may be at it
}

func newPlacer(ctx context.Context, w *Weaver) *placer {
	p := &placer{Weaver: w, ctx: ctx, placed: map[string]float64{}, links: map[string][]readout.Link{}, old: map[string]float64{}}
	p.briefs = newBriefs(p)
	for i, level := range ladder {
		p.rungs[i] = rung{level, func(id string) []string { return p.linked(id, level) }, map[string]bool{}}
	}
	p.rungs[0].next = p.related
	for i, level := range briefLevels {
		p.briefRungs[i] = rung{level, func(id string) []string { return p.tied(id, briefOdds[i]) }, map[string]bool{}}
	}
	return p
}

// place gives the part of a document and those parted with it.
func (p *placer) place(id string) []readout.Part {
	if docs, ok := p.reach(id, &p.rungs[0], whole); ok {
		return p.put(p.rungs[0].level, docs, [][]string{docs})
	}
	rungs, parted := p.rungs[1:], func(docs []string, i int) [][]string {
		if len(docs) <= whole {
			return [][]string{docs}
		}
		return p.divide(docs, i+1)
	}
	if p.brief(id) {
		rungs, parted = p.briefRungs[:], p.briefs.tell
	}
	for i := range rungs {
		bound := p.most
		if i == len(rungs)-1 {
			bound = math.MaxInt
		}
		if docs, ok := p.reach(id, &rungs[i], bound); ok {
			return p.put(rungs[i].level, docs, parted(docs, i))
		}
	}
	return nil // an error
}

// put makes parts of groups of documents.
func (p *placer) put(level float64, docs []string, groups [][]string) (out []readout.Part) {
	if p.err != nil {
		return nil
	}
	for _, g := range groups {
		out = append(out, readout.Part{Level: level, Documents: g})
	}
	for _, d := range docs {
		p.placed[d] = level
	}
	return out
}

// brief reports whether a document is a brief that no other report is tied to.
func (p *placer) brief(id string) bool { return p.digest(id).brief() && p.apart(id) }

// apart reports whether a brief is tied to briefs alone.
func (p *placer) apart(id string) bool {
	return !slices.ContainsFunc(p.linksOf(id), full)
}

// full reports whether a link of a brief to another report counts in full.
func full(l readout.Link) bool { return !ofBriefs(l) && l.Weight >= ladder[1] }

// stirred lists the briefs of which the ties may have changed with those of some
// documents: what is near a brief bears on the ties of those as far as odds are
// asked again. And those that are tied to another report now.
func (p *placer) stirred(ids []string) []string {
	seen := map[string]bool{}
	for _, id := range ids {
		seen[id] = true
	}
	var out []string
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, id := range ids {
		for _, l := range p.linksOf(id) {
			if full(l) && !seen[l.To] && briefLevel(p.oldLevel(l.To)) != none {
				add(l.To)
			}
		}
	}
	ring := append(slices.Clone(ids), out...)
	for range alike.Rounds {
		from := len(out)
		for _, id := range ring {
			for _, l := range p.linksOf(id) {
				if ofBriefs(l) {
					add(l.To)
				}
			}
		}
		ring = out[from:]
	}
	return out
}

// outgrown lists the documents that lie in a part of a level at which they hang
// together with a placed one, and which was too low for that: what they hang
// together with has become more than may be at it.
func (p *placer) outgrown(id string) []string {
	var out []string
	if p.oldLevel(id) == p.placed[id] {
		return nil // at lower levels they were too many before
	}
	lower := func(to string, hangs func(old float64) bool) {
		if _, ok := p.placed[to]; !ok {
			if old := p.oldLevel(to); old < p.placed[id] && hangs(old) {
				out = append(out, to)
			}
		}
	}
	for _, l := range p.linksOf(id) {
		lower(l.To, func(old float64) bool { return old <= strength(l) })
	}
	if briefLevel(p.placed[id]) > 0 {
		for _, t := range p.briefs.last(id) {
			lower(p.briefs.names[t.To], func(old float64) bool {
				at := briefLevel(old)
				return at != none && t.Odds >= briefOdds[at]
			})
		}
	}
	return out
}

// unplaced is the level of what lies in no part: above all others.
const unplaced = 2

func (p *placer) oldLevel(id string) float64 {
	level, ok := p.old[id]
	if ok || p.err != nil {
		return level
	}
	level, ok, p.err = p.web.Level(p.ctx, id)
	if !ok {
		level = unplaced
	}
	p.old[id] = level
	return level
}

// reach lists all that hangs together with a document at a level, sorted;
// false when that is more than bound, or after an error.
func (p *placer) reach(id string, r *rung, bound int) ([]string, bool) {
	if r.large[id] {
		return nil, false
	}
	seen := map[string]bool{id: true}
	queue := []string{id}
	for i := 0; i < len(queue) && p.err == nil; i++ {
		for _, to := range r.next(queue[i]) {
			if r.large[to] {
				r.markLarge(queue)
				return nil, false
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
		if len(queue) > bound {
			r.markLarge(queue)
			return nil, false
		}
	}
	slices.Sort(queue)
	return queue, p.err == nil
}

func (r *rung) markLarge(docs []string) {
	for _, d := range docs {
		r.large[d] = true
	}
}

// linked lists the documents whose link with one is so strong at least, less the
// briefs that are tied to briefs alone: these are placed among themselves.
func (p *placer) linked(id string, least float64) []string {
	var out []string
	for _, l := range p.linksOf(id) {
		if strength(l) >= least && !(ofBriefs(l) && p.apart(l.To)) {
			out = append(out, l.To)
		}
	}
	return out
}

// related lists the documents that are linked with one or share a deed with it.
func (p *placer) related(id string) []string {
	holders, err := p.web.Holders(p.ctx, deedQuery(p.digest(id).deedKeys()))
	if err != nil {
		if p.err == nil {
			p.err = err
		}
		return nil
	}
	near := holders[0]
	for _, l := range p.linksOf(id) {
		near = append(near, l.To)
	}
	return near
}

// tied lists the briefs that are tied to one by odds of so much at least.
func (p *placer) tied(id string, least float64) []string {
	var out []string
	for _, t := range p.briefs.last(id) {
		if to := p.briefs.names[t.To]; t.Odds >= least && p.brief(to) {
			out = append(out, to)
		}
	}
	return out
}

// digest gives the digest of a document, one of nothing after an error.
func (p *placer) digest(id string) *Digest {
	g, err := p.find(p.ctx, p.web, id)
	if err != nil {
		if p.err == nil {
			p.err = err
		}
		return &Digest{ID: id}
	}
	return g
}

func (p *placer) linksOf(id string) []readout.Link {
	if list, ok := p.links[id]; ok {
		return list
	}
	list, err := p.web.Links(p.ctx, id)
	if err != nil {
		p.err = err
	}
	p.links[id] = list
	return list
}

// divide parts documents by the mean of their links: at the weight of a level,
// and where that leaves a group too large, at the next, up to the weight that
// makes a story. Copies are never parted.
func (p *placer) divide(docs []string, level int) [][]string {
	at := map[string]int{}
	for i, d := range docs {
		at[d] = i
	}
	var edges []edge
	for a, d := range docs {
		for _, l := range p.linksOf(d) {
			if b, ok := at[l.To]; ok && a < b {
				edges = append(edges, edge{a: a, b: b, weight: strength(l)})
			}
		}
	}
	f := averageLinkage(len(docs), edges, min(ladder[level], leastStory))
	for _, e := range edges {
		if e.weight >= copyWeight {
			f.join(f.find(e.a), f.find(e.b))
		}
	}
	var out [][]string
	for _, group := range named(docs, f.groups()) {
		if len(group) > whole && ladder[level] < leastStory {
			out = append(out, p.divide(group, level+1)...)
			continue
		}
		out = append(out, group)
	}
	return out
}

// named lists the documents of groups of places in a list.
func named(docs []string, groups [][]int) [][]string {
	out := make([][]string, len(groups))
	for k, group := range groups {
		for _, i := range group {
			out[k] = append(out[k], docs[i])
		}
	}
	return out
}
