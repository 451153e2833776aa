package resolve

import (
	"context"
	"fmt"
	"slices"

	"readout"
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

// Parts gives the parts in which documents of the web lie, with those that
// came to be along with them and those that their sets have outgrown. A part is all documents that hang together when
// these are few; of more, those whose links reach a mean. Either is a function
// of the links alone, so the parts are one of the set.
func (w *Weaver) Parts(ctx context.Context, ids ...string) ([]readout.Part, error) {
	p := &placer{Weaver: w, ctx: ctx, placed: map[string]float64{}, links: map[string][]readout.Link{}, old: map[string]float64{}}
	for i := range p.large {
		p.large[i] = map[string]bool{}
	}
	var out []readout.Part
	queue := slices.Clone(ids)
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
	ctx    context.Context
	placed map[string]float64           // at which level
	old    map[string]float64           // at which level they lay before, unplaced for none
	large  [len(ladder)]map[string]bool // known to hang together with more than may be at a level
	links  map[string][]readout.Link
	err    error
}

// place gives the part of a document and those parted with it.
func (p *placer) place(id string) []readout.Part {
	for level := range ladder {
		bound := whole
		if level > 0 {
			bound = most
		}
		last := level == len(ladder)-1
		docs, ok := p.reach(id, level, bound, last)
		if p.err != nil {
			return nil
		}
		if !ok {
			continue
		}
		var out []readout.Part
		if len(docs) <= whole {
			out = []readout.Part{{Level: ladder[level], Documents: docs}}
		} else {
			for _, group := range p.divide(docs, level) {
				out = append(out, readout.Part{Level: ladder[level], Documents: group})
			}
		}
		for _, d := range docs {
			p.placed[d] = ladder[level]
		}
		return out
	}
	return nil
}

// outgrown lists the documents that lie in a part of a level at which they hang
// together with a placed one, and which was too low for that: what they hang
// together with has become more than may be at it.
func (p *placer) outgrown(id string) []string {
	var out []string
	if p.oldLevel(id) == p.placed[id] {
		return nil // at lower levels they were too many before
	}
	for _, l := range p.linksOf(id) {
		if _, ok := p.placed[l.To]; ok {
			continue
		}
		if old := p.oldLevel(l.To); old <= l.Weight && old < p.placed[id] {
			out = append(out, l.To)
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
// false when that is more than bound, unless any number will do.
func (p *placer) reach(id string, level, bound int, any bool) ([]string, bool) {
	if p.large[level][id] {
		return nil, false
	}
	seen := map[string]bool{id: true}
	queue := []string{id}
	for i := 0; i < len(queue) && p.err == nil; i++ {
		for _, to := range p.next(queue[i], level) {
			if p.large[level][to] {
				p.markLarge(level, queue)
				return nil, false
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
		if len(queue) > bound && !any {
			p.markLarge(level, queue)
			return nil, false
		}
	}
	slices.Sort(queue)
	return queue, true
}

func (p *placer) markLarge(level int, docs []string) {
	for _, d := range docs {
		p.large[level][d] = true
	}
}

// next lists the documents that a level ties to one.
func (p *placer) next(id string, level int) []string {
	var out []string
	for _, l := range p.linksOf(id) {
		if l.Weight >= ladder[level] {
			out = append(out, l.To)
		}
	}
	if level > 0 {
		return out
	}
	g, err := p.find(p.ctx, p.web, id)
	if err != nil {
		p.err = err
		return nil
	}
	near, err := p.web.Holders(p.ctx, deedQuery(g.deedKeys()))
	if err != nil {
		p.err = err
		return nil
	}
	return append(out, near...)
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
				edges = append(edges, edge{a: a, b: b, weight: l.Weight})
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
	for _, group := range f.groups() {
		names := make([]string, len(group))
		for i, n := range group {
			names[i] = docs[n]
		}
		if len(group) > whole && ladder[level] < leastStory {
			out = append(out, p.divide(names, level+1)...)
			continue
		}
		out = append(out, names)
	}
	return out
}
