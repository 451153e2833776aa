package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"readout"
)

// mostCompared is how many reports of a story are set beside one another sentence by
// sentence. The work grows with the square of their number, and a story of so many is
// told in full by fewer.
const mostCompared = 100

// chosen gives the reports of a story that are compared, all of them where they are no
// more than most. Of more it takes those that state what none before them states,
// then the others; of each origin one before any has two, and those of an origin as
// their ids go: which are taken depends on the set of reports alone.
func (r *reconciler) chosen(records []*readout.Record, most int) []*readout.Record {
	if len(records) <= most {
		return records
	}
	queue := byOrigin(records)
	stated := map[string]bool{}
	var news, others []*readout.Record
	for _, rec := range queue {
		before := len(stated)
		for _, p := range r.read.of(rec) {
			for _, f := range p.facts {
				stated[fmt.Sprintf("%d\x00%s\x00%s\x00%t", f.kind, f.anchor, f.value(), f.negated)] = true
			}
		}
		if len(stated) > before {
			news = append(news, rec)
		} else {
			others = append(others, rec)
		}
	}
	out := append(news, others...)[:most]
	slices.SortFunc(out, func(a, b *readout.Record) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// byOrigin orders reports so that the first of each origin come first, by id, then the
// second ones, and so on.
func byOrigin(records []*readout.Record) []*readout.Record {
	out := slices.Clone(records)
	slices.SortFunc(out, func(a, b *readout.Record) int { return cmp.Compare(a.ID, b.ID) })
	rank, seen := map[string]int{}, map[string]int{}
	for _, rec := range out {
		rank[rec.ID] = seen[rec.Origin]
		seen[rec.Origin]++
	}
	slices.SortStableFunc(out, func(a, b *readout.Record) int { return cmp.Compare(rank[a.ID], rank[b.ID]) })
	return out
}

// mostAligned is how many pairs of sentences of a story are compared. A story of
// fifteen long reports has a fifth of that.
const mostAligned = 40_000

// mostTelling keeps mostAligned of alignments, where they are more than most: those of
// sentences that are not the same first, which alone can differ in a value, then the
// most alike; equals by place. The others are left out whatever their order was.
func mostTelling(all []alignment, most int) []alignment {
	if len(all) <= most {
		return all
	}
	same := make(map[alignment]bool, len(all)/4)
	for _, al := range all {
		if al.a.sentence() == al.b.sentence() {
			same[al] = true
		}
	}
	slices.SortFunc(all, func(x, y alignment) int {
		if same[x] != same[y] {
			return one(same[x]) - one(same[y])
		}
		return cmp.Or(cmp.Compare(y.like, x.like), x.a.compare(y.a), x.b.compare(y.b))
	})
	clear(all[mostAligned:])
	return all[:mostAligned]
}

// sentence is the words of a passage.
func (p *passage) sentence() string {
	return p.rec.Sentences[p.facts[0].sentence].Span.Text(p.rec.Document)
}

func (p *passage) compare(o *passage) int {
	return cmp.Or(cmp.Compare(p.rec.ID, o.rec.ID), cmp.Compare(p.facts[0].sentence, o.facts[0].sentence))
}

// ofChosen are the claims of the reports that are compared.
func (r *reconciler) ofChosen(claims []claim) []claim {
	docs := documentsOf(claims)
	if len(docs) <= mostCompared {
		return claims
	}
	records := make([]*readout.Record, len(docs))
	for i, d := range docs {
		records[i] = r.docs[d]
	}
	kept := map[*readout.Record]bool{}
	for _, rec := range r.chosen(records, mostCompared) {
		kept[rec] = true
	}
	return slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return !kept[c.rec] })
}
