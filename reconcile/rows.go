package reconcile

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// oneNameApart reports whether two names stand in two lists that are one but for
// these two: "Lee, Day and Cole", "Lee, Day and Moore".
func oneNameApart(x, y *fact) bool {
	mine, yours := x.mates(), y.mates()
	if len(mine) < 2 || len(mine) != len(yours) || hasName(mine, y) || hasName(yours, x) || sampled(mine) || sampled(yours) {
		return false
	}
	shared := 0
	for _, o := range mine {
		shared += one(hasName(yours, o))
	}
	return shared == len(mine)-1
}

// sampled reports whether a row of names is said to be only some of many: "leaders
// such as Lee, Day and Cole".
func sampled(row []*fact) bool {
	if len(row) == 0 {
		return false
	}
	x := row[0].from
	for i, n := row[0].tokens.First-1, 0; i >= 0 && n < farthestMate/2; i, n = i-1, n+1 {
		if lexicon.InClass("sample-word", x.lemma(i)) {
			return true
		}
		if tag := x.rec.Tags[i].UPOS; tag == readout.VERB || tag == readout.PUNCT && x.tree.Text(i) != "." {
			break
		}
	}
	return false
}

// hasName reports whether a list has the one whom a fact names.
func hasName(row []*fact, f *fact) bool {
	return slices.ContainsFunc(row, func(o *fact) bool { return o.value() == f.value() || f.kind == factPerson && oneNameOf(o, f) })
}

// mates are the facts of the kind of a fact that are named in a row with it, itself
// among them: those that the sentence joins, else those that follow one another in it.
func (f *fact) mates() []*fact {
	if f.row != nil {
		return f.row
	}
	first := f.head
	for f.from.tree.Is(first, "conj") && f.from.tree.Head(first) >= 0 {
		first = f.from.tree.Head(first)
	}
	joined := f.from.tree.Conjuncts(first)
	for _, o := range f.passage.facts {
		if o.kind == f.kind && slices.Contains(joined, o.head) && !hasName(f.row, o) {
			f.row = append(f.row, o)
		}
	}
	if following := f.following(); len(following) > max(len(f.row), leastFollowing-1) {
		f.row = following
	}
	return f.row
}

// How many names must follow one another to be a row, whatever joins them, and how far
// apart two may stand, in tokens: "Ann Lee, 54, of Bergen; Bob Day, 58, of Oslo; ...".
const (
	leastFollowing = 3
	farthestMate   = 12
)

// following are the names around that of a fact that follow one another with no verb
// between.
func (f *fact) following() []*fact {
	var row []*fact
	for _, o := range f.passage.facts {
		if o.kind != f.kind {
			continue
		}
		if len(row) > 0 && !f.from.joint(row[len(row)-1].tokens.End, o.tokens.First) {
			if slices.Contains(row, f) {
				break
			}
			row = nil
		}
		row = append(row, o)
	}
	if !slices.Contains(row, f) {
		return nil
	}
	return row
}

// joint reports whether what stands between two names only joins them.
func (x *extractor) joint(from, to int) bool {
	if to-from > farthestMate || to <= from {
		return false
	}
	joins := false
	for i := from; i < to; i++ {
		switch x.rec.Tags[i].UPOS {
		case readout.VERB, readout.AUX, readout.PRON, readout.SCONJ:
			return false
		case readout.CCONJ:
			joins = true
		}
		joins = joins || strings.ContainsAny(x.tree.Text(i), ",;") || x.lemma(i) == "along"
	}
	return joins
}
