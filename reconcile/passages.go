package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// comparison says how facts of one kind are set against one another: how alike
// their contexts must be before a difference is worth a word, and before equal
// values count as support.
type comparison struct {
	slot     readout.SlotName
	conflict float64 // least likeness of contexts for a conflict
	weight   float64
	compare  func(a, b *fact) relation
}

// supportAt is the likeness at which an equal value elsewhere in the other
// text speaks against a conflict: a text that also has the value does not
// contradict it.
const supportAt = 0.25

// namedAt is enough likeness where both values hang on one name in one way:
// "Lee of Kansas", "Lee of Maine".
const namedAt = 0.15

// leastLikeness is the likeness under which two facts are not set side by side.
const leastLikeness = 0.1

// commonestWord is in how many facts of a story a word may stand before it
// says nothing about which facts belong together.
const commonestWord = 400

var comparisons = [...]comparison{
	factNumber:   {readout.SlotCount, 0.33, 0.8, compareFigures},
	factDuration: {readout.SlotDuration, 0.33, 0.6, compareFigures},
	factDate:     {readout.SlotDate, 0.4, 0.8, compareDays},
	factOrdinal:  {readout.SlotOrdinal, 0.35, 0.6, compareOrdinals},
	factPlace:    {readout.SlotPlace, 0.4, 0.7, comparePlaces},
	factPerson:   {readout.SlotParticipant, 0.7, 0.7, comparePersons},
	factClaim:    {readout.SlotOutcome, 0.42, 0.7, comparePolarity},
	factAge:      {readout.SlotCount, 0.12, 0.5, compareAges},
	factVote:     {readout.SlotCount, 0.25, 0.8, compareVotes},
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
		var all []fact
		for _, rec := range stories[story] {
			all = append(all, facts(rec)...)
		}
		r.compareFacts(all)
	}
}

// match is another document's fact with the likeness of the two contexts.
type match struct {
	fact     int
	likeness float64
}

func (r *reconciler) compareFacts(all []fact) {
	matches := matchFacts(all)
	clashes := map[[2]int]float64{}
	for i := range all {
		for _, group := range byDocument(all, matches[i]) {
			if j, like := contradicted(all, i, group); j >= 0 {
				clashes[[2]int{min(i, j), max(i, j)}] += like
			}
		}
	}
	for _, pair := range sortedPairs(clashes) {
		a, b := pair[0], pair[1]
		if back, _ := contradicted(all, b, inDocument(all, matches[b], all[a].rec)); back != a {
			continue
		}
		if there, _ := contradicted(all, a, inDocument(all, matches[a], all[b].rec)); there == b {
			r.passageConflict(&all[a], &all[b], clashes[pair]/2)
		}
	}
}

// matchFacts finds, for every fact, the facts of its kind in other documents
// whose contexts share two words or more.
func matchFacts(all []fact) [][]match {
	index := map[string][]int{}
	key := func(f *fact, word string) string { return string(rune('0'+f.kind)) + word }
	for i := range all {
		for _, t := range all[i].context {
			k := key(&all[i], t.word)
			index[k] = append(index[k], i)
		}
	}
	out := make([][]match, len(all))
	shared := make([]float64, len(all))
	words := make([]int, len(all))
	for i := range all {
		var touched []int
		for _, t := range all[i].context {
			list := index[key(&all[i], t.word)]
			if len(list) > commonestWord {
				continue
			}
			for _, j := range list {
				if all[j].rec.ID == all[i].rec.ID {
					continue
				}
				if words[j] == 0 {
					touched = append(touched, j)
				}
				words[j]++
				shared[j] += min(t.weight, weightOf(all[j].context, t.word))
			}
		}
		slices.Sort(touched)
		for _, j := range touched {
			if like := shared[j] / math.Sqrt(all[i].total*all[j].total); words[j] >= 2 && like >= leastLikeness {
				out[i] = append(out[i], match{j, like})
			}
			shared[j], words[j] = 0, 0
		}
	}
	return out
}

func weightOf(context []term, word string) float64 {
	i, ok := slices.BinarySearchFunc(context, word, func(t term, w string) int { return strings.Compare(t.word, w) })
	if !ok {
		return 0
	}
	return context[i].weight
}

// byDocument groups matches by the document of the matched fact, in order.
func byDocument(all []fact, matches []match) [][]match {
	groups := map[string][]match{}
	for _, m := range matches {
		id := all[m.fact].rec.ID
		groups[id] = append(groups[id], m)
	}
	var out [][]match
	for _, id := range sortedKeys(groups) {
		out = append(out, groups[id])
	}
	return out
}

func inDocument(all []fact, matches []match, rec *readout.Record) []match {
	return slices.DeleteFunc(slices.Clone(matches), func(m match) bool { return all[m.fact].rec.ID != rec.ID })
}

// contradicted gives the fact of one document that fact i cannot hold beside,
// -1 when there is none: the best match differs, and no match agrees.
func contradicted(all []fact, i int, matches []match) (int, float64) {
	kind := comparisons[all[i].kind]
	best := match{-1, 0}
	least := kind.conflict
	for _, m := range matches {
		switch kind.compare(&all[i], &all[m.fact]) {
		case agree:
			if m.likeness >= min(supportAt, kind.conflict) {
				return -1, 0
			}
		case differs:
			if m.likeness > best.likeness {
				best = m
			}
			if all[i].named && all[m.fact].named {
				least = namedAt
			}
		}
	}
	if best.likeness < least {
		return -1, 0
	}
	return best.fact, best.likeness
}

func sortedPairs(m map[[2]int]float64) [][2]int {
	var out [][2]int
	for p := range m {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return out
}

// passageConflict raises a difference between two sentences, unless a slot of
// an event has raised it already.
func (r *reconciler) passageConflict(a, b *fact, likeness float64) {
	if r.cited([]place{{a.rec.ID, a.span}, {b.rec.ID, b.span}}, readout.FindingConflict, readout.FindingUpdate) {
		return
	}
	kind := comparisons[a.kind]
	f := readout.Finding{Kind: readout.FindingConflict, Slot: kind.slot, By: "passage-conflict", Weight: kind.weight * min(likeness, 1)}
	if a.number != nil && a.kind == factNumber && a.number.unit != "count" && a.number.unit != "person" {
		f.Slot = readout.SlotAmount
	}
	if r.oneOutlet([]string{a.rec.ID, b.rec.ID}) {
		f.Kind, f.By = readout.FindingUpdate, "passage-update"
	}
	if r.earlier(a.rec.ID, b.rec.ID) > 0 {
		a, b = b, a
	}
	for _, side := range []*fact{a, b} {
		f.Values = append(f.Values, readout.Value{Value: side.span.Text(side.rec.Document), Documents: []string{side.rec.ID},
			Evidence: []readout.Evidence{readout.Cite(side.rec.Document, side.span)}})
	}
	f.Summary = fmt.Sprintf("“%s”, or “%s”", f.Values[0].Value, f.Values[1].Value)
	if f.Kind == readout.FindingUpdate {
		f.Summary = fmt.Sprintf("“%s”, later “%s”", f.Values[0].Value, f.Values[1].Value)
	}
	f.Reasons = []readout.Reason{{By: "like-contexts", Score: round(likeness), Note: strings.Join(sharedWords(a, b), " ")}}
	r.emit(f)
}

// round keeps scores short in the export.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

func sharedWords(a, b *fact) []string {
	var out []string
	for _, t := range a.context {
		if weightOf(b.context, t.word) > 0 {
			out = append(out, t.word)
		}
	}
	return out
}

// compareFigures compares numbers of one unit that count one thing.
func compareFigures(a, b *fact) relation {
	x, y := *a.number, *b.number
	if x.unit != y.unit || x.measure != y.measure && x.measure != "" && y.measure != "" || a.anchor != b.anchor && a.anchor != "" && b.anchor != "" {
		return open
	}
	x.scope, y.scope = "", ""
	return compareNumbers(x, y)
}

// compareDays compares dates that hang on one word; a day and its month agree.
func compareDays(a, b *fact) relation {
	switch {
	case a.date.Compatible(b.date):
		return agree
	case len(a.date) != len(b.date):
		return open
	}
	return differs
}

func compareOrdinals(a, b *fact) relation {
	switch {
	case a.anchor != b.anchor:
		return open
	case a.name == b.name:
		return agree
	}
	return differs
}

// comparePlaces compares places of one class, a town with a town, that stand in
// one relation to one word.
func comparePlaces(a, b *fact) relation {
	if a.name == b.name {
		return agree
	}
	pa, okA := lexicon.PlaceOf(a.name)
	pb, okB := lexicon.PlaceOf(b.name)
	ca, _ := lexicon.CountryOf(a.name)
	cb, _ := lexicon.CountryOf(b.name)
	if abbreviates(a.name, b.name) || abbreviates(b.name, a.name) {
		return agree
	}
	same := (okA && okB && pa.Class == pb.Class) || (ca != "" && cb != "" && ca != cb && !okA && !okB)
	if !same || a.anchor != b.anchor || a.rel != b.rel {
		return open
	}
	return differs
}

// abbreviates reports whether short can stand for long: "Va." for Virginia,
// "N.Y." for New York.
func abbreviates(short, long string) bool {
	if !strings.HasSuffix(short, ".") {
		return false
	}
	letters := strings.ToLower(strings.ReplaceAll(short, ".", ""))
	at := 0
	for _, c := range strings.ToLower(long) {
		if at < len(letters) && byte(c) == letters[at] {
			at++
		}
	}
	return at == len(letters) && len(letters) > 0 && strings.HasPrefix(strings.ToLower(long), letters[:1])
}

// comparePersons compares persons that stand in one relation to one word.
func comparePersons(a, b *fact) relation {
	switch {
	case lastName(a.name) == lastName(b.name):
		return agree
	case a.anchor != b.anchor || a.rel != b.rel || a.rel == "conj" || a.rel == "appos":
		return open
	}
	return differs
}

// comparePolarity compares one predicate that holds here and not there.
func comparePolarity(a, b *fact) relation {
	switch {
	case a.name != b.name:
		return open
	case a.negated == b.negated:
		return agree
	}
	return differs
}
