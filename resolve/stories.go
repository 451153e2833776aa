package resolve

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"readout"
	"readout/internal/alike"
)

const (
	// leastTold is the mean tie from which two groups of documents are one story.
	leastTold = 0.12
	// leastWording is the mean likeness of wording that makes as much of a tie
	// of two documents that go on beyond their openings, whatever these say.
	leastWording = 0.25
	// leastStory is the mean likeness of wording from which documents belong to
	// one part of a set; dayFade is what each day between them takes of it.
	leastStory, dayFade = 0.25, 0.12
	// sharedEvent is what an event adds to the tie of two documents that share
	// it, keyEvent what one of two parties and a day adds; mostShared is the
	// most that all shared events add.
	sharedEvent, keyEvent, mostShared = 0.03, 0.12, 0.3
	// oddsFade is what a day between two documents takes from the logarithm of
	// the odds that both tell one story; so does every doubling of the days.
	oddsFade = 1.5
	// noOdds and sureOdds are the logarithms of the odds that make ties of 0 and 1.
	noOdds, sureOdds = -5, 5
)

// groupStories gives every document its story.
func (r *resolver) groupStories() {
	f := averageLinkage(len(r.docs), r.storyTies(), leastTold)
	r.story = f.groups()
	r.storyOf = make([]int, len(r.docs))
	for s, docs := range r.story {
		for _, i := range docs {
			r.storyOf[i] = s
		}
	}
}

// storyTies weighs all pairs of documents that are alike, share an event or
// are copies.
func (r *resolver) storyTies() []edge {
	common := map[[2]int]float64{}
	for _, g := range r.groups {
		docs := r.docsOf(g)
		if len(docs) < 2 || !r.worth(g) {
			continue
		}
		add := sharedEvent
		if source, target := r.sides(g); len(source)+len(target) > 1 && r.eventDate(g).Value.Exact() {
			add = keyEvent
		}
		for i, a := range docs {
			for _, b := range docs[i+1:] {
				common[[2]int{a, b}] += add
			}
		}
	}
	for p := range r.copied {
		common[p] += 0 // weighed in any case
	}
	var out []edge
	days := r.affairDays()
	add := func(a, b int, likeness float64) {
		apart := days[a].apart(days[b])
		w := 1.0
		switch pair := [2]int{a, b}; {
		case r.copied[pair]:
		case apart > windowDays:
			return
		default:
			w = round(r.told(pair, likeness, apart) + min(common[pair], mostShared))
		}
		if w > 0 {
			out = append(out, edge{a: a, b: b, weight: w})
		}
	}
	for a, near := range r.neighbours {
		for _, n := range near {
			if n.doc > a {
				add(a, n.doc, n.likeness)
				delete(common, [2]int{a, n.doc})
			}
		}
	}
	for p := range common {
		add(p[0], p[1], 0)
	}
	return out
}

// told is how far the wording of two documents, that many days apart, says
// that both tell one story: their openings, and all of it where both go on.
func (r *resolver) told(pair [2]int, likeness float64, apart int) float64 {
	a, b := r.pages[pair[0]].profile, r.pages[pair[1]].profile
	tie := tieOf(alike.Odds(a, b) - float64(oddsFade*math.Log2(float64(1+apart))))
	if a.Whole || b.Whole {
		return tie
	}
	return max(tie, float64(likeness*leastTold/leastWording)*(1-float64(dayFade*float64(apart))))
}

// tieOf makes a tie of 0 to 1 of the logarithm of odds.
func tieOf(odds float64) float64 {
	return min(max((odds-noOdds)/(sureOdds-noOdds), 0), 1)
}

// docsOf lists the documents of some tellings, in order.
func (r *resolver) docsOf(group []int) []int {
	var docs []int
	for _, n := range group {
		docs = append(docs, r.tellings[n].doc)
	}
	return union(docs, nil)
}

// affairDays is when each document's affair is: the days on which it may have
// appeared, else the day of the first happening that it tells with a day.
func (r *resolver) affairDays() []dayRange {
	out := make([]dayRange, len(r.docs))
	first := make([]int, len(r.docs)) // telling that gave the day, plus 1
	for i := range r.docs {
		if d := r.dates[i].days; d.known() && d.last-d.first <= 31 {
			out[i], first[i] = d, -1
		}
	}
	for _, g := range r.groups {
		day := r.eventDate(g).Value
		if !day.Exact() {
			continue
		}
		for _, n := range g {
			doc := r.tellings[n].doc
			if first[doc] == 0 || first[doc] > n+1 {
				out[doc], first[doc] = rangeOf(day), n+1
			}
		}
	}
	return out
}

// storyID derives a story's id from its earliest document, as reports mostly
// come in the order in which they appeared: the next one seldom changes it. A
// document's own date is asked, for one that was inferred hangs on others.
func storyID(r *resolver, story int) string {
	return readout.NewID('s', r.docs[r.earliest(r.story[story])].ID)
}

// earliest is the document that appeared first, by day and hour; one without a
// day comes behind all others, and equals go by id.
func (r *resolver) earliest(docs []int) int {
	return slices.MinFunc(docs, func(a, b int) int {
		x, y := r.docs[a].Published.Value, r.docs[b].Published.Value
		if x.Exact() != y.Exact() {
			if x.Exact() {
				return -1
			}
			return 1
		}
		if !x.Exact() {
			return a - b
		}
		return cmp.Or(strings.Compare(string(x), string(y)), a-b)
	})
}

// stories writes out the stories with their events.
func (r *resolver) stories(events []readout.Event) []readout.Story {
	out := make([]readout.Story, len(r.story))
	at := map[string]int{}
	for s, docs := range r.story {
		out[s] = readout.Story{ID: storyID(r, s), Documents: []string{}, Events: []string{}}
		at[out[s].ID] = s
		for _, i := range docs {
			out[s].Documents = append(out[s].Documents, r.docs[i].ID)
		}
		out[s].Reasons = r.storyReasons(docs)
	}
	main := make([]prominence, len(out))
	for i := range events {
		e := &events[i]
		for _, id := range e.Stories {
			s := at[id]
			out[s].Events = append(out[s].Events, e.ID)
			if m := prominenceOf(e, out[s].Documents); m.beyond(main[s]) {
				main[s] = m
			}
		}
	}
	for s := range out {
		out[s].From, out[s].To = r.storyDays(r.story[s], main[s].event)
		out[s].Title = r.storyTitle(r.story[s], main[s])
	}
	slices.SortFunc(out, func(a, b readout.Story) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// prominence is how much one story says of an event.
type prominence struct {
	event             *readout.Event // nil for none
	tellers, mentions int            // documents of the story that tell it; how often they do
}

// prominenceOf counts what the documents of a story, sorted, say of an event.
func prominenceOf(e *readout.Event, docs []string) prominence {
	out := prominence{event: e}
	told := map[string]bool{}
	for _, a := range e.Accounts {
		if _, in := slices.BinarySearch(docs, a.Document); in {
			told[a.Document] = true
			out.mentions += len(a.Refs)
		}
	}
	out.tellers = len(told)
	return out
}

// named reports whether the title of the event says whom it concerns, or where
// it was: "Wounding" would head no page.
func (p prominence) named() bool {
	return len(p.event.Source)+len(p.event.Target) > 0 || p.event.Place != nil
}

// beyond reports whether the story says more of one event than of another:
// told by more documents, more often, really held, dated.
func (p prominence) beyond(q prominence) bool {
	if q.event == nil {
		return true
	}
	rank := func(p prominence) [4]int {
		out := [4]int{p.tellers, p.mentions, 0, len(p.event.Date.Value)}
		if p.event.Modality == readout.ModalityActual {
			out[2] = 1
		}
		return out
	}
	x, y := rank(p), rank(q)
	for i := range x {
		if x[i] != y[i] {
			return x[i] > y[i]
		}
	}
	return p.event.ID < q.event.ID
}

// storyDays is from when to when a story's documents appeared; the days of
// its main event where no document has a day. A date that is no more than a
// month stretches nothing.
func (r *resolver) storyDays(docs []int, main *readout.Event) (from, to readout.Date) {
	var all dayRange
	for _, i := range docs {
		d := rangeOf(r.dates[i].published.Value)
		switch {
		case d.first != d.last || !d.known():
		case !all.known():
			all = d
		default:
			all = dayRange{min(all.first, d.first), max(all.last, d.last)}
		}
	}
	if all.known() {
		return dayDate(all.first), dayDate(all.last)
	}
	if main != nil {
		return main.Date.Earliest, main.Date.Latest
	}
	return "", ""
}

// storyTitle is the title of the main event where half of several documents
// tell it and it names somebody or some place; else the title of the document
// that is most like the others, or what comes next to it.
func (r *resolver) storyTitle(docs []int, main prominence) string {
	if len(docs) > 1 && 2*main.tellers >= len(docs) && main.named() {
		return main.event.Title
	}
	d := r.docs[r.medoid(docs)]
	switch {
	case d.Title != "":
		return d.Title
	case main.event != nil:
		return main.event.Title
	}
	for _, s := range d.Sentences {
		if s.Kind.News() {
			return s.Span.Text(d)
		}
	}
	return ownName(d)
}

// medoid is the document of a story that is most like the others, the first
// of equals.
func (r *resolver) medoid(docs []int) int {
	best, most := docs[0], 0.0
	for _, i := range docs {
		sum := 0.0
		for _, n := range r.neighbours[i] {
			if r.storyOf[n.doc] == r.storyOf[i] {
				sum += n.likeness
			}
		}
		if sum > most {
			best, most = i, sum
		}
	}
	return best
}

// storyReasons tells for each document of a story to which other it is tied most.
func (r *resolver) storyReasons(docs []int) []readout.Reason {
	var out []readout.Reason
	for _, i := range docs {
		best := neighbour{doc: none}
		for _, n := range r.neighbours[i] {
			if r.storyOf[n.doc] == r.storyOf[i] && n.likeness > best.likeness {
				best = n
			}
		}
		if best.doc > i {
			out = append(out, readout.Reason{By: "alike-documents", Score: round(best.likeness), Note: fmt.Sprintf("%s and %s", r.docs[i].ID, r.docs[best.doc].ID)})
		}
	}
	return limit(out, shownReasons)
}
