package chronicle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// stories reads "A:1 2, B:3": documents 1 and 2 in story A, 3 in B.
func stories(s string) map[string]string {
	out := map[string]string{}
	for _, part := range strings.Split(s, ",") {
		name, docs, _ := strings.Cut(strings.TrimSpace(part), ":")
		for _, d := range strings.Fields(docs) {
			out[d] = name
		}
	}
	return out
}

func TestChanges_sayWhatBecameOfStories(t *testing.T) {
	tests := []struct{ before, after, want, successors string }{
		{"", "A:1 2", "born []>[A] [1 2]", ""},
		{"A:1 2", "A:1 2", "", ""},
		{"A:1 2", "A:1 2 3", "grown [A]>[A] [3]", ""},
		{"A:1 2", "B:0 1 2", "grown [A]>[B] [0]", "A>B"},
		{"A:1 2 3, B:4", "A:1 2 3 4 5", "joined [A B]>[A] [4 5]", "B>A"},
		{"A:1 2 3", "A:1 2, B:3", "split [A]>[A B] [3]", ""},
		{"A:1 2 3", "B:1 2, C:3 4", "grown [A]>[C] [4]; split [A]>[B C] [3]", "A>B"},
		{"A:1 2 3", "A:1, B:2, C:3", "dissolved [A]>[A B C] [2 3]", ""},
		{"A:1 2 3, B:4 5", "A:1 2, B:3 4 5", "joined [B A]>[B] [3]; split [A]>[A B] [3]", ""},
	}
	for _, tt := range tests {
		var got, next []string
		for _, c := range Changes(stories(tt.before), stories(tt.after)) {
			got = append(got, fmt.Sprintf("%s %v>%v %v", c.Kind, c.From, c.To, c.Documents))
		}
		for old, s := range Successors(stories(tt.before), stories(tt.after)) {
			next = append(next, old+">"+s)
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s to %s: %s, want %s", tt.before, tt.after, s, tt.want)
		}
		if s := strings.Join(next, "; "); s != tt.successors {
			t.Errorf("%s to %s: successors %s, want %s", tt.before, tt.after, s, tt.successors)
		}
	}
}

// TestChanges_accountForEveryMove: each document whose company changed, and each
// story that came or went, is named by a change.
func TestChanges_accountForEveryMove(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		before, after := map[string]string{}, map[string]string{}
		for d := range 9 {
			name := fmt.Sprint(d)
			if rnd.IntN(4) > 0 {
				before[name] = string(rune('A' + rnd.IntN(4)))
			}
			after[name] = string(rune('A' + rnd.IntN(4)))
		}
		changes, next := Changes(before, after), Successors(before, after)
		named := func(f func(readout.StoryChange) []string, s string) bool {
			return slices.ContainsFunc(changes, func(c readout.StoryChange) bool { return slices.Contains(f(c), s) })
		}
		was, is := members(before), members(after)
		for s := range was {
			if is[s] == nil && next[s] == "" {
				t.Fatalf("%v to %v: %s is gone and has no successor", before, after, s)
			}
		}
		for s, docs := range is {
			if was[s] == nil && !named(func(c readout.StoryChange) []string { return c.To }, s) {
				t.Fatalf("%v to %v: nothing says where %s comes from: %v", before, after, s, changes)
			}
			for _, d := range docs {
				if before[d] == "" && !named(func(c readout.StoryChange) []string { return c.Documents }, d) {
					t.Fatalf("%v to %v: nothing says that %s came", before, after, d)
				}
			}
		}
	}
}
