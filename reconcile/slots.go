package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// rule says how one slot is treated.
type rule struct {
	compare  func(a, b *claim) relation
	conflict bool    // can two values exclude one another
	sole     bool    // would a reader want a lone value confirmed
	weight   float64 // how material a difference is, 0 to 1
}

// slotRules holds every slot whose values are set side by side.
var slotRules = map[readout.SlotName]rule{
	readout.SlotDate:      {compare: compareDates, conflict: true, weight: 0.9},
	readout.SlotDuration:  {compare: compareAmounts, conflict: true, sole: true, weight: 0.6},
	readout.SlotPlace:     {compare: compareTowns, conflict: true, weight: 0.8},
	readout.SlotInitiator: {compare: compareSides, conflict: true, sole: true, weight: 0.9},
	readout.SlotOrdinal:   {compare: compareRanks, conflict: true, sole: true, weight: 0.7},
	readout.SlotAmount:    {compare: compareAmounts, conflict: true, sole: true, weight: 0.8},
	readout.SlotCount:     {compare: compareAmounts, conflict: true, sole: true, weight: 0.8},
	readout.SlotOutcome:   {compare: compareOutcomes, conflict: true, weight: 0.6},
	readout.SlotStep:      {compare: compareSteps, conflict: true, weight: 0.6},
	readout.SlotTopic:     {compare: compareTopics, conflict: true, weight: 0.7},
}

// slots compares, slot by slot, what the accounts of one event say.
func (r *reconciler) slots(e *readout.Event, claims []claim) {
	by := map[readout.SlotName][]claim{}
	for _, c := range claims {
		if _, ok := slotRules[c.slot]; ok {
			by[c.slot] = append(by[c.slot], c)
		}
	}
	for _, slot := range sortedKeys(by) {
		r.slot(e, slot, by[slot])
	}
}

func (r *reconciler) slot(e *readout.Event, name readout.SlotName, claims []claim) {
	rule := slotRules[name]
	if rule.conflict {
		r.conflicts(e, rule, claims)
	}
	affirmed := slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return c.negated || c.phoned })
	groups := agreeing(rule, affirmed)
	origins := r.support(perDocument(affirmed))
	for _, g := range groups {
		if name == readout.SlotOrdinal { // another frame neither bears it out nor gainsays it
			origins = r.support(perDocument(slices.DeleteFunc(slices.Clone(affirmed), func(c claim) bool { return c.scope != g[0].scope })))
		}
		switch {
		case r.support(perDocument(g)) >= 2:
			r.emit(readout.Finding{Kind: readout.FindingAgreement, Event: &e.ID, Slot: name, By: "slot-agreement",
				Summary: tells(name, g),
				Values:  perDocument(g), Weight: rule.weight * 0.5,
				Reasons: []readout.Reason{{By: "compatible-values", Note: quoteAll(g)}}})
		case rule.sole && origins == 1 && !r.givenElsewhere(e, g) && r.origins(documentsOfEvent(e)) >= 2:
			r.emit(readout.Finding{Kind: readout.FindingSole, Event: &e.ID, Slot: name, By: "slot-sole",
				Summary: tells(name, g),
				Values:  perDocument(g), Weight: rule.weight * 0.6,
				Reasons: []readout.Reason{{By: "one-origin", Note: fmt.Sprintf("1 of %d origins of the event", r.origins(documentsOfEvent(e)))}}})
		}
	}
}

// conflicts raises a finding for each set of values that exclude one another,
// by one link or through others: the dead apart from the wounded. A document
// that contradicts itself on the slot is left out: more often than not it
// speaks of two happenings.
func (r *reconciler) conflicts(e *readout.Event, rule rule, claims []claim) {
	claims = withoutSelfContradiction(rule, r.ofChosen(claims))
	weight := rule.weight
	part := make([]int, len(claims))
	for i := range claims {
		part[i] = i
	}
	surest := map[int]float64{} // claim → how sure its surest clash is
	for i := range claims {
		for j := range claims[:i] {
			if rule.compare(&claims[i], &claims[j]) != differs {
				continue
			}
			if sure := r.sure(&claims[i], &claims[j]); sure >= max(inSentences[claims[i].slot], sureOfEvent) {
				surest[i], surest[j] = max(surest[i], sure), max(surest[j], sure)
				from, to := part[i], part[j]
				for k := 0; k < len(part) && from != to; k++ {
					if part[k] == from {
						part[k] = to
					}
				}
			}
		}
	}
	clashes := map[int][]claim{}
	for i, c := range claims {
		clashes[part[i]] = append(clashes[part[i]], c)
	}
	for _, root := range sortedKeys(clashes) {
		if len(clashes[root]) > 1 {
			rule.weight = round(weight * max(surestOf(surest, part, root), 0.5))
			r.clash(e, rule, clashes[root])
		}
	}
}

// surestOf is how sure the surest clash of a part is.
func surestOf(surest map[int]float64, part []int, root int) float64 {
	best := 0.0
	for i, of := range part {
		if of == root {
			best = max(best, surest[i])
		}
	}
	return best
}

// clash raises the finding on claims that exclude one another.
func (r *reconciler) clash(e *readout.Event, rule rule, clash []claim) {
	groups := agreeing(rule, clash)
	kind, by := readout.FindingConflict, "slot-conflict"
	if r.oneOutlet(documentsOf(clash)) || r.superseded(groups) {
		kind, by = readout.FindingUpdate, "slot-update"
	}
	slices.SortFunc(groups, func(a, b []claim) int { return r.earlier(a[0].rec.ID, b[0].rec.ID) })
	var values []readout.Value
	for _, g := range groups {
		values = append(values, valueOf(g))
	}
	slot := clash[0].slot
	r.emit(readout.Finding{Kind: kind, Event: &e.ID, Slot: slot, By: by, Values: values, Weight: rule.weight,
		Summary: against(kind, slot, groups),
		Reasons: []readout.Reason{{By: "values-exclude-one-another", Score: rule.weight, Note: joinValues(values)}}})
}

func withoutSelfContradiction(rule rule, claims []claim) []claim {
	bad := map[*readout.Record]bool{}
	for i := range claims {
		for j := range claims[:i] {
			a, b := &claims[i], &claims[j]
			if a.rec == b.rec && a.party == b.party && a.unnamed == b.unnamed && rule.compare(a, b) == differs {
				bad[a.rec] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return bad[c.rec] })
}

// superseded reports whether every value but the last was taken back by its own
// outlet: some outlet that gives it gives the last value on a later day, or
// later the same day.
func (r *reconciler) superseded(groups [][]claim) bool {
	last := func(g []claim) (latest string) {
		for _, c := range g {
			latest = max(latest, string(c.rec.Published.Value))
		}
		return latest
	}
	newest := slices.MaxFunc(groups, func(a, b []claim) int { return strings.Compare(last(a), last(b)) })
	for _, g := range groups {
		if &g[0] == &newest[0] {
			continue
		}
		tookBack := slices.ContainsFunc(g, func(c claim) bool {
			return slices.ContainsFunc(newest, func(o claim) bool { return r.oneOutlet([]string{c.rec.ID, o.rec.ID}) })
		})
		if !tookBack {
			return false
		}
	}
	return true
}

// oneOutlet reports whether all documents are of one named outlet and not of one day.
func (r *reconciler) oneOutlet(docs []string) bool {
	days := map[readout.Date]bool{}
	for _, d := range docs {
		rec := r.docs[d]
		if rec.Outlet == "" || rec.Outlet != r.docs[docs[0]].Outlet || !rec.Published.Value.Known() {
			return false
		}
		days[rec.Published.Value] = true
	}
	return len(days) > 1
}

// agreeing puts claims that agree together: a claim joins the first group whose
// every member it agrees with.
func agreeing(rule rule, claims []claim) [][]claim {
	var groups [][]claim
next:
	for i := range claims {
		for g := range groups {
			if !slices.ContainsFunc(groups[g], func(o claim) bool { return rule.compare(&claims[i], &o) != agree }) {
				groups[g] = append(groups[g], claims[i])
				continue next
			}
		}
		groups = append(groups, []claim{claims[i]})
	}
	return groups
}

// perDocument gives one value a document, so that each can be read beside the others.
func perDocument(claims []claim) []readout.Value {
	var out []readout.Value
	mine := map[string][]claim{}
	for _, c := range claims {
		mine[c.rec.ID] = append(mine[c.rec.ID], c)
	}
	for _, d := range sortedKeys(mine) {
		out = append(out, valueOf(mine[d]))
	}
	return out
}

// valueOf is the value of claims that agree: the words of the first, evidence of
// all, and the party whose words they are when they are one party's alone.
func valueOf(claims []claim) readout.Value {
	v := readout.Value{Value: claims[0].text(), Documents: documentsOf(claims), Party: known(claims[0].party)}
	for i := range claims {
		v.Evidence = append(v.Evidence, claims[i].evidence())
		if claims[i].party != claims[0].party {
			v.Party = nil
		}
	}
	return v
}

// told states that more than one origin tells of the event at all.
func (r *reconciler) told(e *readout.Event) {
	docs := slices.DeleteFunc(documentsOfEvent(e), func(d string) bool {
		return !slices.ContainsFunc(e.Accounts, func(a readout.Account) bool { return a.Document == d && !a.Denied })
	})
	n := r.origins(docs)
	if n < 2 {
		return
	}
	var values []readout.Value
	var telling []string
	for _, acct := range e.Accounts {
		if len(acct.Mentions) > 0 && !acct.Denied && (acct.Party == nil || r.ownVoice(&acct)) && !slices.Contains(telling, acct.Document) {
			values = append(values, readout.Value{Value: e.Title, Documents: []string{acct.Document}, Evidence: acct.Mentions[:1:1]})
			telling = append(telling, acct.Document)
		}
	}
	if r.origins(telling) < 2 {
		return // a party's words in a second report are no second voice
	}
	r.emit(readout.Finding{Kind: readout.FindingAgreement, Event: &e.ID, Slot: readout.SlotParticipant, By: "event-told", Values: values,
		Summary: "told by " + r.labels(docs), Weight: 0.4,
		Reasons: []readout.Reason{{By: "origins-counted", Note: fmt.Sprintf("%d documents, %d origins", len(docs), n)}}})
}

// ownVoice reports whether a document tells a party's account in its own voice,
// as a ministry's own readout does.
func (r *reconciler) ownVoice(acct *readout.Account) bool {
	rec := r.docs[acct.Document]
	return slices.ContainsFunc(acct.Refs, func(ref readout.MentionRef) bool { return rec.Mentions[ref.Mention].Within < 0 })
}

func documentsOf(claims []claim) []string {
	var docs []string
	for _, c := range claims {
		docs = append(docs, c.rec.ID)
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// documentsOfEvent lists the documents that tell of an event, but for those that
// only say that it did not happen.
func documentsOfEvent(e *readout.Event) []string {
	var docs []string
	for _, a := range e.Accounts {
		if !a.Denied {
			docs = append(docs, a.Document)
		}
	}
	slices.Sort(docs)
	return slices.Compact(docs)
}

// quoteAll lists the distinct words of claims in quotation marks.
func quoteAll(claims []claim) string {
	var out []string
	for i := range claims {
		if q := fmt.Sprintf("“%s”", claims[i].text()); !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return strings.Join(out, ", ")
}

// tells puts what claims of one slot say in fixed words and theirs.
func tells(slot readout.SlotName, claims []claim) string {
	switch {
	case slot == readout.SlotInitiator && claims[0].phoned:
		return claims[0].actor.Name + " phoned"
	case slot == readout.SlotInitiator:
		return claims[0].actor.Name + " asked for it"
	case slot == readout.SlotTopic && claims[0].negated:
		return quoteAll(claims) + " not discussed"
	case slot == readout.SlotStep && claims[0].negated:
		return "not " + quoteAll(claims)
	case slot == readout.SlotTopic:
		return quoteAll(claims) + " discussed"
	}
	return quoteAll(claims)
}

// against sets groups of claims that exclude one another side by side: with
// "or" where two reports differ, with "later" where one outlet corrects itself.
func against(kind readout.FindingKind, slot readout.SlotName, groups [][]claim) string {
	var out []string
	for _, g := range groups {
		words := tells(slot, usual(g))
		if !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	if kind == readout.FindingUpdate {
		return strings.Join(out, ", later ")
	}
	return strings.Join(out, ", or ")
}

// usual is the claim of a group in the words that most of it has, the first of these.
func usual(g []claim) []claim {
	n := map[string]int{}
	best := 0
	for i := range g {
		n[g[i].text()]++
	}
	for i := range g {
		if n[g[i].text()] > n[g[best].text()] {
			best = i
		}
	}
	return g[best : best+1]
}

// earlier orders documents by publication date, unknown dates last, then by id.
func (r *reconciler) earlier(a, b string) int {
	da, db := r.docs[a].Published.Value, r.docs[b].Published.Value
	if da.Known() != db.Known() {
		if da.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(strings.Compare(string(da), string(db)), strings.Compare(a, b))
}

func joinValues(values []readout.Value) string {
	var out []string
	for _, v := range values {
		out = append(out, v.Value)
	}
	return strings.Join(out, " | ")
}
