package resolve

import (
	"context"

	"readout"
)

// memory is a web that lives in memory, for sets that no ledger holds.
type memory struct {
	nodes   map[string]*readout.Node
	links   map[string][]readout.Link
	holders map[uint64][]*readout.Node
}

func newMemory() *memory {
	return &memory{nodes: map[string]*readout.Node{}, links: map[string][]readout.Link{}, holders: map[uint64][]*readout.Node{}}
}

// add takes a node in, with its links in both directions.
func (m *memory) add(n readout.Node) {
	m.nodes[n.Document] = &n
	for _, list := range [][]uint64{n.Keys.Words, n.Keys.Passages, n.Keys.Deeds} {
		for _, key := range list {
			m.holders[key] = append(m.holders[key], &n)
		}
	}
	for _, l := range n.Links {
		m.links[n.Document] = append(m.links[n.Document], l)
		m.links[l.To] = append(m.links[l.To], readout.Link{To: n.Document, Weight: l.Weight})
	}
}

// Digest gives the digest of a document.
func (m *memory) Digest(_ context.Context, document string) ([]byte, error) {
	n := m.nodes[document]
	if n == nil {
		return nil, readout.Errorf(readout.KindNotFound, "no document %s in the web", document)
	}
	return n.Digest, nil
}

// Holders lists who holds a key.
func (m *memory) Holders(_ context.Context, qs ...readout.Query) ([][]string, error) {
	out := make([][]string, len(qs))
	for i, q := range qs {
		out[i] = m.holdersOf(q)
	}
	return out, nil
}

func (m *memory) holdersOf(q readout.Query) []string {
	var out []string
	seen := map[*readout.Node]bool{}
	for _, key := range q.Keys {
		found := 0
		for _, n := range m.holders[key] {
			day := n.Keys.Day
			if q.Last != readout.Whenever && day != readout.Whenever && (day < q.First || q.Last < day) {
				continue
			}
			if !seen[n] {
				seen[n] = true
				out = append(out, n.Document)
			}
			if found++; found == q.Limit {
				break
			}
		}
	}
	return out
}

// Links lists the links of a document.
func (m *memory) Links(_ context.Context, document string) ([]readout.Link, error) {
	return m.links[document], nil
}

// Level knows of no parts: they are asked for once, all together.
func (m *memory) Level(context.Context, string) (float64, bool, error) { return 0, false, nil }

// partsOf gives the parts of a set of documents without a ledger.
func partsOf(docs []*readout.Document) [][]*readout.Document {
	ctx, web := context.Background(), newMemory()
	w := NewWeaver(web)
	ids, byID, nodes := make([]string, len(docs)), map[string]*readout.Document{}, make([]readout.Node, len(docs))
	for i, d := range docs {
		ids[i], byID[d.ID] = d.ID, d
		var err error
		if nodes[i], err = NodeOf(d); err != nil {
			panic(err) // memory does not fail
		}
	}
	linked, err := w.Link(ctx, nodes...)
	if err != nil {
		panic(err) // memory does not fail
	}
	for _, n := range linked {
		web.add(n)
	}
	parts, err := w.Parts(ctx, ids...)
	if err != nil {
		panic(err) // memory does not fail
	}
	out := make([][]*readout.Document, len(parts))
	for i, p := range parts {
		for _, id := range p.Documents {
			out[i] = append(out[i], byID[id])
		}
	}
	return out
}
