package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout"
)

// printed makes copies of one long report of a meeting, each with a word of its own at
// its end. Copy changed meets another minister, as copy changed+1 does; another report
// tells of the meeting in its own words.
func printed(t *testing.T, copies, changed int) []*readout.Document {
	t.Helper()
	draw := rand.New(rand.NewPCG(4, 4))
	wire := "Moe met Olsen in Oslo on Tuesday."
	for range 40 {
		wire += fmt.Sprintf(" The ministers spoke of berth%d, of ferry%d and of the price of grain%d.", draw.IntN(999), draw.IntN(999), draw.IntN(999))
	}
	var docs []*readout.Document
	add := func(name, text, other string) {
		b := build(t, name, "2031-03-05", text)
		b.doc.Outlet = name
		b.mention("met", "CONSULT", "meeting", b.time("on Tuesday", "2031-W10-2"), b.person("Moe", "NOR"), b.person(other, "ISL"))
		doc, err := readout.NewDocument(*b.doc)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	for i := range copies {
		text, other := fmt.Sprintf("%s It is printed by outlet%d.", wire, i), "Olsen"
		if i == changed || i == changed+1 {
			text, other = strings.Replace(text, "Olsen", "Petrov", 1), "Petrov"
		}
		add(fmt.Sprint("copy", i), text, other)
	}
	add("own", "Both praised the harbour works when Moe met Olsen in Oslo on Tuesday.", "Olsen")
	return docs
}

// Of many near copies crowd lead and the others follow them; a text of its own and few
// copies follow nobody.
func TestFollow_manyNearCopiesFollowTheFirst(t *testing.T) {
	for _, copies := range []int{crowd, 3 * crowd} {
		r := &resolver{docs: distinct(printed(t, copies, 5))}
		r.prepare()
		following := 0
		for i, leaders := range r.leaders {
			if leaders == nil {
				continue
			}
			following++
			if len(leaders) != crowd || slices.ContainsFunc(leaders, r.follows) || r.docs[i].Outlet == "own" || r.stands(i) != leaders[0] {
				t.Errorf("%s follows %v", r.docs[i].Outlet, leaders)
			}
		}
		if following != copies-crowd {
			t.Errorf("of %d copies %d follow others, want %d", copies, following, copies-crowd)
		}
	}
}

// What follows is not lost: all copies are one origin and one story, each has its
// account of the meeting, and what two copies changed is an event of its own, of both. The order in which they come changes nothing.
func TestFollow_nothingIsLost(t *testing.T) {
	const copies = 3 * crowd
	changed := 0 // with the next one a copy that follows: which do is told by their ids
	for ; changed < copies-1; changed++ {
		docs := printed(t, copies, changed)
		r := &resolver{docs: distinct(docs)}
		r.prepare()
		if !slices.ContainsFunc(docs[changed:changed+2], func(d *readout.Document) bool {
			return !r.follows(slices.IndexFunc(r.docs, func(o *readout.Document) bool { return o.ID == d.ID }))
		}) {
			break
		}
	}
	docs := printed(t, copies, changed)[:copies]
	want := Documents(docs)
	if len(want.Stories) != 1 || len(want.Origins) != 1 {
		t.Errorf("%d stories and %d origins, want one of each", len(want.Stories), len(want.Origins))
	}
	accounts := map[int]int{}
	for _, e := range want.Events {
		accounts[len(e.Accounts)]++
		if len(e.Accounts) > 2 && len(e.Reasons) == 0 {
			t.Error("the event of most copies has no reasons")
		}
	}
	if !reflect.DeepEqual(accounts, map[int]int{copies - 2: 1, 2: 1}) {
		t.Errorf("events by accounts: %v, want one of all but two copies, and one of two", accounts)
	}
	rand.New(rand.NewPCG(5, 5)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	if got := Documents(docs); !reflect.DeepEqual(got, want) {
		t.Error("in another order they give another export")
	}
}

// The keys of near copies are alike far more often than those of texts that share half.
func TestNearKeys_findNearCopies(t *testing.T) {
	draw := rand.New(rand.NewPCG(6, 6))
	meet := func(changed int) int {
		met := 0
		for range 200 {
			a := make([]uint64, 60)
			for i := range a {
				a[i] = draw.Uint64()
			}
			b := slices.Clone(a)
			for i := range changed {
				b[i] = draw.Uint64()
			}
			keys := nearKeysOf(a)
			if slices.ContainsFunc(nearKeysOf(b), func(k uint64) bool { return slices.Contains(keys, k) }) {
				met++
			}
		}
		return met
	}
	if near, half := meet(4), meet(30); near < 198 || half > 80 {
		t.Errorf("of 200 pairs meet %d that share nearly all and %d that share half", near, half)
	}
	if keys := nearKeysOf(make([]uint64, longSketch-1)); keys != nil {
		t.Errorf("a short text has the keys %v", keys)
	}
}
