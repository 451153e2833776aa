// Package chronicle tells what became of groups of documents: which are new,
// grew, were joined, were split.
package chronicle

import (
	"cmp"
	"maps"
	"slices"

	"readout"
)

// Changes compares the stories of documents before and after a batch, each a
// map from document to story. Both must hold all documents of every story that
// either names. Batch and time are left to the caller.
func Changes(before, after map[string]string) []readout.StoryChange {
	was, is := members(before), members(after)
	var out []readout.StoryChange
	for _, story := range slices.Sorted(maps.Keys(is)) {
		from := shares(is[story], before)
		var came []string
		for _, d := range is[story] {
			if len(from) == 0 || before[d] != from[0] {
				came = append(came, d)
			}
		}
		c := readout.StoryChange{From: from, To: []string{story}, Documents: append([]string{}, came...)}
		switch {
		case len(from) == 0:
			c.Kind = readout.StoryBorn
		case len(from) > 1:
			c.Kind = readout.StoryJoined
		case len(came) > 0, from[0] != story && len(shares(was[from[0]], after)) == 1: // or it has another id
			c.Kind = readout.StoryGrown
		default:
			continue
		}
		out = append(out, c)
	}
	for _, story := range slices.Sorted(maps.Keys(was)) {
		to := shares(was[story], after)
		if len(to) < 2 {
			continue
		}
		c := readout.StoryChange{Kind: readout.StorySplit, From: []string{story}, To: to}
		stayed := 0
		for _, d := range was[story] {
			if after[d] == to[0] {
				stayed++
			} else {
				c.Documents = append(c.Documents, d)
			}
		}
		if 2*stayed < len(was[story]) {
			c.Kind = readout.StoryDissolved
		}
		out = append(out, c)
	}
	return out
}

// Successors gives for each story that is there no longer the one that most of
// its documents lie in.
func Successors(before, after map[string]string) map[string]string {
	is := members(after)
	out := map[string]string{}
	for story, docs := range members(before) {
		if to := shares(docs, after); is[story] == nil && len(to) > 0 {
			out[story] = to[0]
		}
	}
	return out
}

// members lists the documents of each story, in order.
func members(stories map[string]string) map[string][]string {
	out := map[string][]string{}
	for _, d := range slices.Sorted(maps.Keys(stories)) {
		if s := stories[d]; s != "" {
			out[s] = append(out[s], d)
		}
	}
	return out
}

// shares lists the stories in which documents lie, that with most first.
func shares(docs []string, stories map[string]string) []string {
	n := map[string]int{}
	for _, d := range docs {
		if s := stories[d]; s != "" {
			n[s]++
		}
	}
	out := slices.Collect(maps.Keys(n))
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	return out
}
