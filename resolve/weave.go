package resolve

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/internal/alike"
	"readout/internal/bag"
	"readout/internal/parallel"
)

const (
	// leastLink is the weight under which two documents are not linked.
	leastLink = 0.10
	// copyWeight is the weight of the link between copies.
	copyWeight = 1.0
	// liftedWeight is the least weight of the link between documents that may
	// have a sentence in common, or have a quotation in common where one of them
	// is no mere lead: it has longSketch shingles kept, about a hundred words.
	liftedWeight, longSketch = 0.25, 12
	// leastStory is the mean weight from which documents belong to one part of
	// a set; dayFade is what each day between them takes of it.
	leastStory, dayFade = 0.25, 0.12
	// keyEvent is what a dated deed of two parties adds to the weight of two
	// documents that share it; mostDeeds is the most that all such add.
	keyEvent, mostDeeds = 0.12, 0.3
	// leastOpenings is the likeness of wording under which no odds are asked for,
	// strangers the logarithm of those that weigh nothing.
	leastOpenings, strangers = 0.07, -5
	// keptDigests is how many digests a Weaver keeps at hand.
	keptDigests = 12000
)

// weigh says how much two documents have to do with one another, 0 to 1, less
// for every day between them; 0 where that is no link. Of copies it is 1. For
// two briefs, which may be weighed among others, one more, and for a brief and
// another report not all where they are little alike. See [strength].
func weigh(a, b *Digest) float64 {
	weight := weighAlone(a, b)
	switch {
	case weight < leastLink:
		return 0
	case a.brief() && b.brief():
		return copyWeight + weight
	case a.brief() != b.brief() && weight < leastStory:
		return looseLink
	}
	return weight
}

// weighAlone is how alike the wording of two documents is and what dated deeds they
// share.
func weighAlone(a, b *Digest) float64 {
	passages, words := passagesOf(a, b)
	if copied(a, b, passages, words) {
		return copyWeight
	}
	shared := min(keyEvent*float64(common(a.events, b.events)), mostDeeds)
	apart := a.days.apart(b.days)
	if apart > windowDays {
		return round(shared / 2)
	}
	weight := round((wordingWeight(a, b) + shared) * (1 - float64(dayFade*float64(min(apart, 8)))))
	lifted := passages >= liftedKeys && words >= liftedWords
	if quoted := common(a.quotes, b.quotes) > 0; lifted || quoted && max(len(a.sketch), len(b.sketch)) >= longSketch {
		return max(weight, liftedWeight)
	}
	return weight
}

// passagesOf counts the shingles that two documents have in common of those that are
// kept, and where there are any the words.
func passagesOf(a, b *Digest) (passages, words int) {
	if passages = common(a.sketch, b.sketch); passages > 0 {
		words = bag.Common(a.wording, b.wording)
	}
	return passages, words
}

// copied reports whether one of two texts with so much in common is likely a copy of
// the other.
func copied(a, b *Digest, passages, words int) bool {
	return words >= copiedWords && mayCopy(passages, len(a.sketch), len(b.sketch))
}

// wordingWeight is how alike the wording of two documents is. Two that are no
// more than a few lines are alike by the odds that these tell one story: half
// for even odds, nothing from strangers down.
func wordingWeight(a, b *Digest) float64 {
	likeness := bag.Likeness(a.wording, b.wording)
	if a.opening == nil || b.opening == nil || likeness < leastOpenings {
		return likeness
	}
	return min(max(alike.Odds(a.opening, b.opening)/-float64(2*strangers)+0.5, 0), 1)
}

// Weaver finds what a document has to do with the others of a web.
type Weaver struct {
	web   readout.Weft
	mu    sync.Mutex // of known
	known map[string]*Digest
	kept  int // digests kept at hand, at most
	most  int // documents that hang together and are parted by a mean, at most
}

// NewWeaver gives a weaver of web.
func NewWeaver(web readout.Weft) *Weaver {
	return &Weaver{web: web, known: map[string]*Digest{}, kept: keptDigests, most: most}
}

// NodeOf makes the node by which a document joins a web, without links.
func NodeOf(d *readout.Document) (readout.Node, error) {
	g := DigestOf(d)
	data, err := g.MarshalBinary()
	if err != nil {
		return readout.Node{}, fmt.Errorf("document %s: %w", d.ID, err)
	}
	return readout.Node{Document: d.ID, Digest: data, Keys: g.Keys()}, nil
}

// Link gives new nodes their links with what is in the web and with one
// another. It alters nothing.
func (w *Weaver) Link(ctx context.Context, nodes ...readout.Node) ([]readout.Node, error) {
	var all []*meeting
	var asked []readout.Query // three for each of all
	place := map[string]int{} // in all
	among := newMemory()
	for _, n := range nodes {
		if _, twice := place[n.Document]; twice {
			continue
		}
		g, err := ReadDigest(n.Document, n.Digest)
		if err != nil {
			return nil, fmt.Errorf("link: %w", err)
		}
		w.keep(g)
		place[n.Document] = len(all)
		all = append(all, &meeting{Weaver: w, node: n, digest: g, met: map[string]bool{g.ID: true}})
		words, passages := questions(n.Keys)
		asked = append(asked, words, passages, deedQuery(n.Keys.Deeds))
		among.add(n)
	}
	holders, err := w.web.Holders(ctx, asked...)
	if err != nil {
		return nil, fmt.Errorf("link: %w", err)
	}
	err = parallel.Each(len(all), func(i int) error {
		m, later := all[i], func(id string) bool { return place[id] >= i }
		if err := m.with(ctx, w.web, holders[3*i], holders[3*i+1]); err != nil {
			return err
		}
		words, passages := among.holdersOf(asked[3*i]), among.holdersOf(asked[3*i+1])
		if err := m.with(ctx, among, slices.DeleteFunc(words, later), slices.DeleteFunc(passages, later)); err != nil {
			return err
		}
		slices.SortFunc(m.node.Links, func(a, b readout.Link) int { return strings.Compare(a.To, b.To) })
		m.node.Near = sortedSet(holders[3*i+2])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("link: %w", err)
	}
	out := make([]readout.Node, len(all))
	for i, m := range all {
		out[i] = m.node
	}
	return out, nil
}

// meeting compares one node with those that it has not met.
type meeting struct {
	*Weaver
	node   readout.Node
	digest *Digest
	met    map[string]bool
}

// with meets those of a web that hold the node's keys.
func (m *meeting) with(ctx context.Context, web readout.Weft, holders ...[]string) error {
	for _, id := range slices.Concat(holders...) {
		if m.met[id] {
			continue
		}
		m.met[id] = true
		other, err := m.find(ctx, web, id)
		if err != nil {
			return err
		}
		if weight := weigh(m.digest, other); weight > 0 {
			m.node.Links = append(m.node.Links, readout.Link{To: id, Weight: weight})
		}
	}
	return nil
}

// questions are what a node asks a web to find those worth a comparison: who has
// words in common with it about its time, and passages or deeds at any.
func questions(k readout.Keys) (words, passages readout.Query) {
	first, last := k.Day-windowDays, k.Day+windowDays
	if k.Day == readout.Whenever {
		first, last = math.MinInt32, math.MaxInt32
	}
	return readout.Query{Keys: k.Words, First: first, Last: last},
		readout.Query{Keys: k.Passages, First: readout.Whenever, Last: readout.Whenever}
}

// deedQuery asks for the holders of deeds: one more than a part read as one
// has is as good as all.
func deedQuery(keys []uint64) readout.Query {
	return readout.Query{Keys: keys, First: readout.Whenever, Last: readout.Whenever, Limit: whole + 1}
}

// find gives the digest of a document in a web: the ledger's, or that of the
// nodes that are being linked, which the ledger does not know yet.
func (w *Weaver) find(ctx context.Context, web readout.Weft, id string) (*Digest, error) {
	w.mu.Lock()
	g := w.known[id]
	w.mu.Unlock()
	if g != nil {
		return g, nil
	}
	data, err := web.Digest(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("digest: %w", err)
	}
	if g, err = ReadDigest(id, data); err != nil {
		return nil, err
	}
	w.keep(g)
	return g, nil
}

func (w *Weaver) keep(g *Digest) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.known) >= w.kept {
		for id := range w.known { // which go does not matter
			if delete(w.known, id); len(w.known) < w.kept/2 {
				break
			}
		}
	}
	w.known[g.ID] = g
}
