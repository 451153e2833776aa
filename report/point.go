package report

import (
	"slices"
	"strings"
	"unicode"

	"readout"
)

// counted reports whether a slot can stand several times in one event, each
// time for something else: the injured and the dead.
func counted(slot readout.SlotName) bool {
	return slot == readout.SlotCount || slot == readout.SlotAmount
}

// tellApart adds to rows of one slot what each counts: the measure of its
// figures, or the words after the number. Rows that neither tells apart stay
// as they are.
func (b *builder) tellApart(rows []*rowOf) {
	for _, r := range rows {
		if !counted(r.findings[0].Slot) {
			continue
		}
		var same []*rowOf
		for _, x := range rows {
			if x.Slot == r.Slot {
				same = append(same, x)
			}
		}
		for _, of := range []func(*rowOf) string{b.measure, b.noun} {
			own := of(r)
			alike := func(x *rowOf) bool { return x != r && of(x) == own }
			if own != "" && r.Of == "" && len(same) > 1 && !slices.ContainsFunc(same, alike) {
				r.Of = own
			}
		}
	}
}

// measure is what the figures behind a row measure, where they are at one.
func (b *builder) measure(r *rowOf) string { return b.measureOf(r.findings[0]) }

func (b *builder) measureOf(f *readout.Finding) string {
	out := ""
	for _, evid := range evidenceOf(f) {
		r := b.reports[evid.Document]
		if r == nil {
			continue
		}
		for _, fig := range b.figuresByStory[r.story] {
			if m := oneLine(fig.Measure); m != "" && overlaps([]readout.Evidence{fig.Evidence}, []readout.Evidence{evid}) {
				if out != "" && out != m {
					return ""
				}
				out = m
			}
		}
	}
	return out
}

// noun is the words after the number in the row's first value.
func (b *builder) noun(r *rowOf) string {
	words := strings.Fields(b.value(r.findings[0].Slot, r.findings[0].Values[0]).Text)
	for i := len(words) - 1; i >= 0; i-- {
		if strings.ContainsFunc(words[i], unicode.IsDigit) {
			words = words[i+1:]
			break
		}
	}
	return strings.Join(words, " ")
}

// within reports whether an agreement belongs into a row that stands already:
// it is of the same measure, and its values are among the row's. Into another
// agreement it goes with one value in common.
func (b *builder) within(f *readout.Finding, r *rowOf) bool {
	if f.Kind != readout.FindingAgreement || !counted(f.Slot) || f.Slot != r.findings[0].Slot {
		return false
	}
	if within(evidenceOf(f), evidenceOf(r.findings[0])) {
		return true // the row tells who is at one
	}
	shared := 0
	for _, v := range f.Values {
		if slices.ContainsFunc(r.findings[0].Values, func(x readout.Value) bool { return x.Value == v.Value }) {
			shared++
		}
	}
	if shared == 0 || shared < len(f.Values) && r.Kind != readout.FindingAgreement {
		return false
	}
	m := b.measureOf(f)
	return m != "" && m == b.measure(r)
}

// group is the number of a value among those of the row that do not fit
// together; 0 when it is none of them.
func (r *rowOf) group(v readout.Value) int {
	for n, x := range r.findings[0].Values {
		if x.Value == v.Value {
			return group(r.findings[0], n)
		}
	}
	return 0
}
