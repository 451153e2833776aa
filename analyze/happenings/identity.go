package happenings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/lexicon"
)

// A happening is known across documents by its key: what happened, to which
// named thing or person, in which stretch of time. The key is made of one
// document alone, so that a document's annotation stays a function of its bytes
// and neither order nor batches can change which documents share an event: two
// documents tell one happening when each, read by itself, gives the same key.

// telling is one happening as one document tells it, in one or several places.
type telling struct {
	what, kind string // the verb, or the mode of an act of politics; the act's PLOVER type
	polarity   readout.Polarity
	date       readout.Date
	names      map[string]bool // of all who take part
	at         []int           // indices into found
}

// identify gives the happenings of the document the ids of their keys. It is a
// likely identity and stays among the annotations: which acts are one event in
// the ledger is decided in package resolve.
func (r *reader) identify() {
	var all []*telling
	byWhat := map[string][]*telling{}
	for i := range r.found {
		h := &r.found[i]
		if h.Mention < 0 && h.Act >= 0 {
			continue // the act tells it
		}
		what, kind := r.named(h)
		of := kind + " " + what + " " + string(h.Polarity)
		names := map[string]bool{}
		for _, a := range slices.Concat(h.Source, h.Target) {
			if n := r.nameOf(a); n != "" {
				names[n] = true
			}
		}
		k := slices.IndexFunc(byWhat[of], func(t *telling) bool { return t.date.Compatible(h.Date) && shared(t.names, names) })
		if k < 0 {
			t := &telling{what: what, kind: kind, polarity: h.Polarity, date: h.Date, names: names, at: []int{i}}
			byWhat[of], all = append(byWhat[of], t), append(all, t)
			continue
		}
		t := byWhat[of][k]
		t.at = append(t.at, i)
		for n := range names {
			t.names[n] = true
		}
		if len(h.Date.Day()) > len(t.date.Day()) {
			t.date = h.Date
		}
	}
	for _, t := range all {
		key := r.key(t)
		if key == "" && len(t.at) > 1 { // one happening, but of this document alone
			key = strings.Join([]string{r.doc.ID, t.what, strconv.Itoa(r.found[t.at[0]].Trigger.Start)}, ", ")
		}
		for _, i := range t.at {
			if key != "" {
				r.found[i].Event = readout.NewID('h', key)
			}
		}
	}
}

// named gives what a happening is called and, for an act of politics, its
// PLOVER type.
func (r *reader) named(h *happening) (what, kind string) {
	if h.Mention < 0 {
		return h.Lemma, ""
	}
	m := &r.doc.Mentions[h.Mention]
	return m.Mode, strings.TrimPrefix(m.Type, "OTHER") // which is no type
}

func shared(a, b map[string]bool) bool {
	for n := range a {
		if b[n] {
			return true
		}
	}
	return false
}

// key tells what is told, of whom and when; empty where one of them is not known.
func (r *reader) key(t *telling) string {
	whom, when := r.whom(t), r.when(t)
	if whom == "" || when == "" {
		return ""
	}
	return strings.TrimSpace(strings.Join([]string{t.kind + " " + t.what, string(t.polarity), whom, when}, ", "))
}

// whom is the name by which a telling is known: of a thing that it is done to,
// else of whom it is done to, else of who does it; the most frequent, and the
// first of the alphabet on a tie.
func (r *reader) whom(t *telling) string {
	var things, targets, sources []string
	for _, i := range t.at {
		for _, a := range r.found[i].Target {
			n := r.nameOf(a)
			if targets = append(targets, n); a.Code == "" {
				things = append(things, n)
			}
		}
		for _, a := range r.found[i].Source {
			sources = append(sources, r.nameOf(a))
		}
	}
	return cmp.Or(commonest(things), commonest(targets), commonest(sources))
}

func commonest(names []string) string {
	times, best := map[string]int{}, ""
	for _, n := range names {
		times[n]++
	}
	for n, k := range times {
		if n != "" && (best == "" || k > times[best] || k == times[best] && n < best) {
			best = n
		}
	}
	return best
}

// when is the stretch of time that the telling's happening takes up alone. What
// is told as done without a date of its own was in the year of the report.
func (r *reader) when(t *telling) string {
	grain := lexicon.HappeningGrain(t.what)
	if t.kind != "" {
		grain = cmp.Or(lexicon.HappeningGrain(t.kind), "day")
	}
	date := t.date.Day()
	if !date.Known() && grain == "" && !slices.ContainsFunc(t.at, func(i int) bool { return r.found[i].Modality != readout.ModalityActual }) {
		date = r.doc.Published.Value.Day()
	}
	length := map[string]int{"": len("2006"), "month": len("2006-01"), "day": len("2006-01-02")}[grain]
	if _, _, ok := date.Bounds(); !ok || length == 0 || len(date) < length {
		return ""
	}
	if length == len("2006-01") && !unicode.IsDigit(rune(date[5])) {
		return "" // a quarter or a week is no month
	}
	return string(date[:length])
}

// nameOf is the name of a participant in small letters: that of its chain, else
// the words of its phrase that are written with a capital; empty for none.
// Among them a model's own sign ("B52", of "the big Boeing B52") is enough.
func (r *reader) nameOf(a readout.Argument) string {
	if a.Chain >= 0 && a.Chain < len(r.doc.Chains) {
		return strings.ToLower(r.doc.Chains[a.Chain].Name)
	}
	if strings.ContainsAny(a.Text, "$£€#") {
		return "" // a sum of money
	}
	var names []string
	for i, w := range strings.Fields(a.Text) {
		w = strings.TrimSuffix(strings.Trim(w, ".,;:()\"“”'’"), "'s")
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(first) || strings.ToLower(w) == w || i == 0 && lexicon.Starters()[w] || w == "I" {
			continue
		}
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return strings.ToLower(w)
		}
		names = append(names, w)
	}
	return strings.ToLower(strings.Join(names, " "))
}
