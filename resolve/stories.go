package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

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
	if r.storyIDs == nil {
		r.storyIDs = make([]string, len(r.story))
		for s, docs := range r.story {
			r.storyIDs[s] = readout.NewID('s', r.docs[r.earliest(docs)].ID)
		}
	}
	return r.storyIDs[story]
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
			if m := r.prominenceOf(e, r.story[s]); m.beyond(main[s]) {
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
	openers           int            // those of the tellers whose lead tells it
}

// lead is how many sentences at the head of a report tell its news: a title, and
// what news writing calls the lead.
const lead = 4

// prominenceOf counts what the documents of a story, in order, say of an event.
func (r *resolver) prominenceOf(e *readout.Event, docs []int) prominence {
	out := prominence{event: e}
	told, opened := map[string]bool{}, map[string]bool{}
	for _, a := range e.Accounts {
		at, in := slices.BinarySearchFunc(docs, a.Document, func(i int, id string) int { return strings.Compare(r.docs[i].ID, id) })
		if !in {
			continue
		}
		told[a.Document] = true
		out.mentions += len(a.Refs)
		for _, ref := range a.Refs {
			if r.docs[docs[at]].Mentions[ref.Mention].Sentence < lead {
				opened[a.Document] = true
			}
		}
	}
	out.tellers, out.openers = len(told), len(opened)
	return out
}

// named reports whether the title of the event says whom it concerns, or where
// it was: "Wounding" would head no page, nor "Agreement of Norway", with whom is not said.
func (p prominence) named() bool {
	if p.event.Type == "AGREE" && p.event.Place == nil {
		return len(p.event.Source)+len(p.event.Target) > 1
	}
	return len(p.event.Source)+len(p.event.Target) > 0 || p.event.Place != nil
}

// beyond reports whether the story says more of one event than of another: told
// by more documents, at the head of more, more often, really held, dated.
func (p prominence) beyond(q prominence) bool {
	if q.event == nil {
		return true
	}
	rank := func(p prominence) [5]int {
		out := [5]int{p.tellers, p.openers, p.mentions, 0, len(p.event.Date.Value)}
		if p.event.Modality == readout.ModalityActual {
			out[3] = 1
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
// open with it and it names somebody or some place; else the title of the document
// that is most like the others, or what comes next to it.
func (r *resolver) storyTitle(docs []int, main prominence) string {
	if len(docs) > 1 && 2*main.openers >= len(docs) && main.named() {
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
