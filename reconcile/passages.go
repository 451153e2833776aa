package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"readout"
)

// comparison says how facts of one kind are set against one another.
type comparison struct {
	slot    readout.SlotName
	weight  float64 // how material a difference is, 0 to 1
	compare func(a, b *fact) relation
}

var comparisons = [...]comparison{
	factNumber:   {readout.SlotCount, 0.8, compareFigures},
	factDuration: {readout.SlotDuration, 0.6, compareDurations},
	factDate:     {readout.SlotDate, 0.8, compareDays},
	factOrdinal:  {readout.SlotOrdinal, 0.6, compareOrdinals},
	factPlace:    {readout.SlotPlace, 0.7, comparePlaces},
	factPerson:   {readout.SlotParticipant, 0.7, comparePersons},
	factClaim:    {readout.SlotOutcome, 0.7, comparePolarity},
	factAge:      {readout.SlotCount, 0.5, compareAges},
	factVote:     {readout.SlotCount, 0.8, compareVotes},
	factOffice:   {readout.SlotRole, 0.7, compareOffices},
	factDeed:     {readout.SlotDirection, 0.8, compareDeeds},
}

// passages compares the facts of sentences that tell of the same thing, story
// by story, whether or not an event was made of them.
func (r *reconciler) passages() {
	stories := map[string][]*readout.Record{}
	for i := range r.export.Documents {
		rec := &r.export.Documents[i]
		stories[rec.Story] = append(stories[rec.Story], rec)
	}
	for _, story := range sortedKeys(stories) {
		if story == "" || len(stories[story]) < 2 {
			continue
		}
		records := r.chosen(stories[story], mostCompared)
		r.compareFacts(records)
		r.ages(records)
		r.clocks(records)
		r.roles(records)
		r.standIns(records)
		r.shares(records)
		r.contrasts(records)
		r.withholdings(records)
		r.refuted(records)
	}
}

// candidate is a pair of facts that differ and may be two versions of one.
type candidate struct {
	a, b      *fact
	alignment alignment
	near      float64 // likeness of the words around the two values
	match     float64 // how near either sentence is to being the other report's best match, 0 to 1
	sure      float64 // how likely they are two versions of one, 0 to 1
	feats     features
}

// key names the two values, in either order.
func (c *candidate) key() string {
	one, two := c.a.value(), c.b.value()
	return fmt.Sprintf("%d\x00%s\x00%s", c.a.kind, min(one, two), max(one, two))
}

// value is the value of a fact as it is compared.
func (f *fact) value() string {
	switch {
	case f.number != nil:
		return fmt.Sprintf("%g %s", f.number.value, f.number.unit)
	case f.kind == factDate:
		return string(f.date)
	case f.kind == factPerson, f.kind == factOffice:
		return f.lastName()
	}
	return strings.ToLower(f.name)
}

// best is how well the best fact of another document fits a fact.
type best struct {
	fact *fact
	doc  string
}

func (r *reconciler) compareFacts(records []*readout.Record) {
	said := map[string]bool{} // one conflict, however often the texts repeat their values
	denials := denials{}
	all, given := r.read.candidates(records...)
	for _, c := range mutual(weighed(all, len(records))) {
		if key := c.key(); c.sure >= r.demand(c) && !said[key] && !toldTogether(given, c.a, c.b) && !denials.again(c) {
			said[key] = true
			r.passageConflict(c, c.repeats(all))
		}
	}
}

// ownLater is how much less sure a pair must be where one outlet's later report gives the
// other value: that is no conflict but news.
const ownLater = 0.08

// demand is how sure a pair of two reports must be to be told.
func (r *reconciler) demand(c *candidate) float64 {
	if r.oneOutlet([]string{c.a.rec.ID, c.b.rec.ID}) {
		return c.demand() - ownLater
	}
	return c.demand()
}

// sureAgain is how sure two values that two reports are known to give for one fact must be
// elsewhere in the two to be the same again.
const sureAgain = 0.3

// repeats lists the other places where the two reports of a conflict give the same two
// values for what is likely the same fact, the surest first.
func (c *candidate) repeats(all []*candidate) []*candidate {
	return slices.DeleteFunc(slices.Clone(all), func(o *candidate) bool {
		return o == c || o.sure < sureAgain || !(o.a.restates(c.a) && o.b.restates(c.b) || o.a.restates(c.b) && o.b.restates(c.a))
	})
}

// restates reports whether two facts of one report give one value.
func (f *fact) restates(o *fact) bool {
	return f.kind == o.kind && f.rec.ID == o.rec.ID && f.negated == o.negated && f.value() == o.value()
}

// toldTogether reports whether a third report of the story gives both values: it
// knows them as two facts.
func toldTogether(given map[string]*values, a, b *fact) bool {
	for doc, v := range given {
		if doc != a.rec.ID && doc != b.rec.ID && v.tells(a) && v.tells(b) {
			return true
		}
	}
	return false
}

// weighed sets how sure each candidate of a story of so many reports is.
func weighed(all []*candidate, reports int) []*candidate {
	for _, c := range all {
		c.sure = c.feats.sure(c.a.kind, reports)
	}
	return all
}

// candidates lists the pairs of facts that differ, with their features.
func (r readings) candidates(records ...*readout.Record) ([]*candidate, map[string]*values) {
	var all []*passage
	given := map[string]*values{}
	for _, rec := range records {
		mine := r.of(rec)
		given[rec.ID] = valuesOf(rec, mine)
		all = append(all, mine...)
	}
	var out []*candidate
	var agreed [][2]*fact
	aligned := align(all)
	matches := bestMatches(aligned)
	eachPair(append(aligned, alignTied(all)...), func(x, y *fact, al alignment) {
		switch comparisons[x.kind].compare(x, y) {
		case agree:
			agreed = append(agreed, [2]*fact{x, y})
		case differs:
			if near := likeContexts(x, y); near >= leastNear && !reconcilable(given, x, y) {
				out = append(out, &candidate{a: x, b: y, alignment: al, near: near, match: matches.of(al)})
			}
		}
	})
	rivals := map[best][2]float64{} // the two best
	for _, c := range out {
		for _, k := range []best{{c.a, c.b.rec.ID}, {c.b, c.a.rec.ID}} {
			two := rivals[k]
			if c.near > two[0] {
				two = [2]float64{c.near, two[0]}
			} else if c.near > two[1] {
				two[1] = c.near
			}
			rivals[k] = two
		}
	}
	support := supports(agreed, rivals)
	for _, c := range out {
		c.feats = c.features(given)
		c.feats[featureBestMatch] = c.match
		for _, k := range []best{{c.a, c.b.rec.ID}, {c.b, c.a.rec.ID}} {
			c.feats[featureSupport] = max(c.feats[featureSupport], support[k])
			rival := rivals[k][0]
			if rival == c.near {
				rival = rivals[k][1]
			}
			c.feats[featureRival] = max(c.feats[featureRival], min(rival/c.near, 1.5))
		}
	}
	return out, given
}

// supports is how well the best that agrees with a fact in another document fits it, for
// the facts that have rivals there: few of all that agree.
func supports(agreed [][2]*fact, rivals map[best][2]float64) map[best]float64 {
	out := map[best]float64{}
	for _, pair := range agreed {
		x, y := pair[0], pair[1]
		one, other := best{x, y.rec.ID}, best{y, x.rec.ID}
		_, rivalled := rivals[one]
		if _, too := rivals[other]; rivalled || too {
			near := likeContexts(x, y)
			out[one], out[other] = max(out[one], near), max(out[other], near)
		}
	}
	return out
}

// eachPair calls f with every two facts of one kind in aligned passages: those by which
// alone the two are tied, or all but the holders of offices.
func eachPair(all []alignment, f func(x, y *fact, al alignment)) {
	for _, al := range all {
		for _, x := range al.a.facts {
			for _, y := range al.b.facts {
				if x.kind == y.kind && al.compares(x, y) {
					f(x, y, al)
				}
			}
		}
	}
}

// matches holds how alike the best match of a passage in another document is.
type matches map[match]float64

// match is a passage and the document in which its match is sought.
type match struct {
	passage *passage
	doc     string
}

func bestMatches(all []alignment) matches {
	m := matches{}
	for _, al := range all {
		m[match{al.a, al.b.rec.ID}] = max(m[match{al.a, al.b.rec.ID}], al.like)
		m[match{al.b, al.a.rec.ID}] = max(m[match{al.b, al.a.rec.ID}], al.like)
	}
	return m
}

// of is how near the passages of an alignment are to being the best match of
// one another, 0 to 1.
func (m matches) of(al alignment) float64 {
	best := max(m[match{al.a, al.b.rec.ID}], m[match{al.b, al.a.rec.ID}])
	if best == 0 {
		return 0
	}
	return min(al.like/best, 1)
}

// mutual keeps the candidates that are the surest of both their facts.
func mutual(all []*candidate) []*candidate {
	slices.SortFunc(all, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.sure, a.sure), compareFactPlaces(a.a, b.a), compareFactPlaces(a.b, b.b))
	})
	taken := map[best]bool{}
	var out []*candidate
	for _, c := range all {
		ka, kb := best{c.a, c.b.rec.ID}, best{c.b, c.a.rec.ID}
		if !taken[ka] && !taken[kb] {
			out = append(out, c)
		}
		taken[ka], taken[kb] = true, true
	}
	return out
}

func compareFactPlaces(a, b *fact) int {
	return cmp.Or(cmp.Compare(a.rec.ID, b.rec.ID), a.span.Compare(b.span), cmp.Compare(a.kind, b.kind))
}

// likeContexts is the likeness of the words around two values.
func likeContexts(a, b *fact) float64 {
	x, wholeA := a.around()
	y, wholeB := b.around()
	if wholeA == 0 || wholeB == 0 {
		return 0
	}
	shared, _ := sharedWeight(x, y)
	return shared / math.Sqrt(wholeA*wholeB)
}

// passageConflict raises a difference between two sentences, unless a slot of
// an event has raised it already. Where the reports repeat their values is cited, too.
func (r *reconciler) passageConflict(c *candidate, repeats []*candidate) {
	a, b := c.a, c.b
	if r.raised(place{a.rec.ID, a.span}, place{b.rec.ID, b.span}) || a.kind == factClaim && r.raisedOn(readout.SlotTopic, a, b) {
		return
	}
	kind := comparisons[a.kind]
	f := readout.Finding{Kind: readout.FindingConflict, Slot: kind.slot, By: "passage-conflict", Weight: round(kind.weight * c.sure)}
	if a.number != nil && a.kind == factNumber && a.number.unit != "count" && a.number.unit != "person" {
		f.Slot = readout.SlotAmount
	}
	if a.kind == factClaim && a.name == b.name && a.negated == b.negated {
		f.Slot = readout.SlotModality
	}
	if r.oneOutlet([]string{a.rec.ID, b.rec.ID}) {
		f.Kind, f.By = readout.FindingUpdate, "passage-update"
	}
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	for _, side := range []*fact{a, b} {
		span := side.wording()
		f.Values = append(f.Values, readout.Value{Value: span.Text(side.rec.Document), Documents: []string{side.rec.ID}, Evidence: side.cited(repeats)})
	}
	f.Summary = a.quoted() + ", or " + b.quoted()
	if f.Kind == readout.FindingUpdate {
		f.Summary = a.quoted() + ", later " + b.quoted()
	}
	f.Reasons = []readout.Reason{{By: "like-contexts", Score: round(c.sure), Note: joinWords(sharedWords(a.context, b.context))}}
	r.emit(f)
}

// cite is the fact's own words.
func (f *fact) cite() readout.Evidence { return readout.Cite(f.rec.Document, f.span) }

// cited is where the report of a fact states it: the fact itself, then its repeats.
func (f *fact) cited(repeats []*candidate) []readout.Evidence {
	out := []readout.Evidence{readout.Cite(f.rec.Document, f.wording())}
	for _, c := range repeats {
		again := c.a
		if again.rec.ID != f.rec.ID {
			again = c.b
		}
		heading := f.rec.Sentences[again.sentence].Kind == readout.RegionTitle
		if e := readout.Cite(f.rec.Document, again.wording()); !heading && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// quoted gives the words of a fact in quotation marks, with whether they are
// denied where they do not say so.
func (f *fact) quoted() string {
	span := f.wording()
	words := "“" + span.Text(f.rec.Document) + "”"
	if f.negated && !span.Contains(f.rec.Tokens[f.denier].Span) {
		return "not " + words
	}
	return words
}

// raised reports whether a conflict or update already cites words at both places.
func (r *reconciler) raised(a, b place) bool {
	cites := func(f *readout.Finding, p place) bool {
		return slices.ContainsFunc(f.Values, func(v readout.Value) bool {
			return slices.ContainsFunc(v.Evidence, func(e readout.Evidence) bool { return e.Document == p.doc && e.Span().Overlaps(p.span) })
		})
	}
	return slices.ContainsFunc(r.found, func(f readout.Finding) bool {
		return (f.Kind == readout.FindingConflict || f.Kind == readout.FindingUpdate) && cites(&f, a) && cites(&f, b)
	})
}

// raisedOn reports whether a conflict on a slot cites words of the sentences of
// two facts: that grain was discussed and was not is told by the topic.
func (r *reconciler) raisedOn(slot readout.SlotName, a, b *fact) bool {
	cites := func(f *readout.Finding, x *fact) bool {
		return slices.ContainsFunc(f.Values, func(v readout.Value) bool {
			return slices.ContainsFunc(v.Evidence, func(e readout.Evidence) bool {
				return e.Document == x.rec.ID && sentenceAround(x.rec, x.span).Contains(e.Span())
			})
		})
	}
	return slices.ContainsFunc(r.found, func(f readout.Finding) bool {
		return f.Kind == readout.FindingConflict && f.Slot == slot && cites(&f, a) && cites(&f, b)
	})
}

// sentenceAround is the sentence in which a span stands; the span itself where
// none holds it whole.
func sentenceAround(rec *readout.Record, span readout.Span) readout.Span {
	for _, s := range rec.Sentences {
		if s.Span.Contains(span) {
			return s.Span
		}
	}
	return span
}

// round keeps scores short in the export.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// joinWords lists at most eight words of a context.
func joinWords(words []string) string { return strings.Join(words[:min(len(words), 8)], " ") }
