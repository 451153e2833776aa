package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// telling is what one side tells of an event in its own accounts.
type telling struct {
	key    string
	name   string
	actor  string
	topics []claim // topics that it names
	denied []claim // topics that it says did not come up
	kept   []claim // places where it is said to give no details
}

// completeAt is how many topics a side must name itself before leaving one out
// is worth a word. A side that is said to give no details needs none.
const completeAt = 3

// silences says which topics one side's account has and the other's leaves out.
func (r *reconciler) silences(e *readout.Event, claims []claim) {
	sides := r.tellings(claims)
	for _, have := range sortedKeys(sides) {
		for _, lack := range sortedKeys(sides) {
			if have != lack {
				r.silence(e, sides[have], sides[lack])
			}
		}
	}
	r.leftOut(e, sides)
}

func (r *reconciler) tellings(claims []claim) map[string]*telling {
	sides := map[string]*telling{}
	of := func(actor *readout.Actor) *telling {
		key := sideKey(actor)
		if key == "" {
			return nil
		}
		if sides[key] == nil {
			sides[key] = &telling{key: key, actor: r.side(actor.ID), name: r.name(r.side(actor.ID))}
		}
		return sides[key]
	}
	for _, c := range claims {
		switch {
		case c.slot == readout.SlotDetail && c.negated:
			if t := of(c.actor); t != nil {
				t.kept = append(t.kept, c)
			}
		case c.slot == readout.SlotTopic && c.party != "":
			t := of(r.actors[c.party])
			switch {
			case t == nil:
			case c.negated:
				t.denied = append(t.denied, c)
			default:
				t.topics = append(t.topics, c)
			}
		}
	}
	return sides
}

func (r *reconciler) silence(e *readout.Event, have, lack *telling) {
	explicit := len(lack.kept) > 0
	has, against := have.topics, lack.topics
	if explicit {
		// What the other side says elsewhere does not undo that here it is said
		// to give no details.
		docs := documentsOf(lack.kept)
		elsewhere := func(c claim) bool { return !slices.Contains(docs, c.rec.ID) }
		against = slices.DeleteFunc(slices.Clone(against), elsewhere)
		if same := slices.DeleteFunc(slices.Clone(has), elsewhere); len(same) > 0 {
			has = same
		}
	}
	shared := slices.DeleteFunc(slices.Clone(has), func(c claim) bool { return !agreed(&c, against) })
	shared = append(shared, against...)
	missing := slices.DeleteFunc(slices.Clone(has), func(c claim) bool {
		return agreed(&c, against) || namedWider(&c, shared) || denies(&c, lack.denied)
	})
	if len(missing) == 0 || (!explicit && len(lack.topics) < completeAt) {
		return
	}
	values := []readout.Value{{Value: topicList(missing), Documents: documentsOf(missing), Party: known(have.actor), Evidence: cite(missing)}}
	note, weight := fmt.Sprintf("%d topics of its own, none of these", len(lack.topics)), 0.5
	silent := readout.Value{Value: "", Documents: documentsOf(lack.topics), Party: known(lack.actor), Evidence: cite(lack.topics)}
	if explicit {
		note, weight = "said to give no details", 0.8
		silent = readout.Value{Value: lack.kept[0].text(), Documents: documentsOf(lack.kept), Party: known(lack.actor), Evidence: cite(lack.kept)}
	}
	values = append(values, silent)
	r.emit(readout.Finding{Kind: readout.FindingSilence, Event: &e.ID, Slot: readout.SlotTopic, By: "party-silence", Values: values, Weight: weight,
		Summary: fmt.Sprintf("%s names %s, %s does not", have.name, topicList(missing), lack.name),
		Reasons: []readout.Reason{{By: "account-of-the-other-side", Note: note}}})
}

// agreed reports whether a topic is among others.
func agreed(c *claim, others []claim) bool {
	return slices.ContainsFunc(others, func(o claim) bool { return compareTopics(c, &o) == agree })
}

// denies reports whether a topic is among those said not to have come up: who
// denies it is not silent on it.
func denies(c *claim, denied []claim) bool {
	return slices.ContainsFunc(denied, func(o claim) bool { return compareTopics(c, &o) == differs })
}

// namedWider reports whether a wider topic among others has all words of a topic:
// whoever spoke of the canal toll spoke of the canal.
func namedWider(c *claim, others []claim) bool {
	return c.actor == nil && slices.ContainsFunc(others, func(o claim) bool {
		words := strings.Fields(strings.ToLower(o.text()))
		return !slices.ContainsFunc(strings.Fields(c.value), func(w string) bool { return !slices.Contains(words, w) })
	})
}

// cite gives the words of claims.
func cite(claims []claim) []readout.Evidence {
	out := []readout.Evidence{}
	for i := range claims {
		out = append(out, claims[i].evidence())
	}
	return out
}

// topicList names the topics of claims in their own words, each once.
func topicList(claims []claim) string {
	var out, seen []string
	for i := range claims {
		if !slices.Contains(seen, claims[i].value) {
			seen = append(seen, claims[i].value)
			out = append(out, fmt.Sprintf("“%s”", claims[i].text()))
		}
	}
	return strings.Join(out, ", ")
}

// sayer names whose words claims are: the one party, else the reports.
func (r *reconciler) sayer(claims []claim) string {
	for _, c := range claims {
		if c.party == "" || c.party != claims[0].party {
			return r.labels(documentsOf(claims))
		}
	}
	return r.name(claims[0].party)
}

func known(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

// denials gathers what accounts say did not happen or was not discussed.
func (r *reconciler) denials(e *readout.Event, claims []claim) {
	denied := slices.DeleteFunc(slices.Clone(claims), func(c claim) bool {
		return !c.negated || c.slot != readout.SlotTopic
	})
	if len(denied) > 0 {
		r.emit(readout.Finding{Kind: readout.FindingDenial, Event: &e.ID, Slot: readout.SlotTopic, By: "topic-denied", Values: perDocument(denied), Weight: 0.6,
			Summary: fmt.Sprintf("%s not discussed, says %s", topicList(denied), r.sayer(denied)),
			Reasons: []readout.Reason{{By: "negated-topic", Note: quoteAll(denied)}}})
	}
	r.happeningDenied(e)
}
