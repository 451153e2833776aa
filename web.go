package readout

import (
	"context"
	"math"
)

// Link says how much two documents have to do with one another: a pure
// function of the two, 0 to 1, and one more for two that may be weighed among
// others. A copy has weight 1.
type Link struct {
	To     string
	Weight float64
}

// Whenever is the day of a document that appeared on no one known day.
const Whenever = math.MinInt32

// Keys are what others find a document under.
type Keys struct {
	Day      int      // on which it appeared, counted from 1970; Whenever when that is not one known day
	Words    []uint64 // telling words: worth a comparison within a window of days
	Passages []uint64 // shingles and dated deeds: worth a comparison whenever
	Deeds    []uint64 // who did what with whom: worth no comparison, but enough to read a small set as one
}

// Node is a document's place in the [Web].
type Node struct {
	Document string
	Digest   []byte // what comparing it needs, see resolve.Digest
	Keys     Keys
	Links    []Link
	Near     []string // documents that share a deed with it
}

// Query asks who holds any of some keys.
type Query struct {
	Keys        []uint64
	First, Last int // days; holders of Whenever are always meant
	Limit       int // no more than so many of each key, whatever their days; 0 for all
}

// Web is what a ledger keeps to find the documents that have to do with one
// another without reading the others. What is put into a ledger waits to be
// joined; what is joined, and what that may have moved, waits to be placed.
type Web interface {
	Weft
	// Watch begins a stretch of reading and storing: until the next one Join,
	// Place and Resolve store nothing and are of KindConflict when another
	// program has written to the ledger since.
	Watch(ctx context.Context) error
	// Unjoined lists up to limit documents that wait to be joined.
	Unjoined(ctx context.Context, limit int) ([]string, error)
	// Join takes nodes in. A node whose document does not wait is passed over.
	Join(ctx context.Context, nodes ...Node) error
	// Unplaced lists all documents whose part may have changed.
	Unplaced(ctx context.Context) ([]string, error)
	// Place supersedes the parts in which the documents of parts lay. A part
	// that is there already stays as it is.
	Place(ctx context.Context, parts ...Part) error
}

// Weft is what there is to ask a web.
type Weft interface {
	// Digest gives the digest of a document, KindNotFound when it is not in the web.
	Digest(ctx context.Context, document string) ([]byte, error)
	// Holders lists for each query who holds a key, each once, in any order. To ask
	// many at once is cheaper.
	Holders(ctx context.Context, qs ...Query) ([][]string, error)
	// Links lists the links of a document by id.
	Links(ctx context.Context, document string) ([]Link, error)
	// Level is the level of the part in which a document lies, false for one
	// that lies in none yet.
	Level(ctx context.Context, document string) (float64, bool, error)
}

// Part is documents that are resolved together: nothing outside of it bears on
// what becomes of them. The parts of a set are a function of the set.
type Part struct {
	Level     float64 // the weight from which links hold it together; above 1 where reports were weighed among one another
	Documents []string
}

// ID derives the part's id from its documents, which must be sorted.
func (p Part) ID() string { return NewID('p', p.Documents...) }

// View is the resolved view of all documents, kept part by part.
type View interface {
	// Unresolved lists up to limit parts whose rows are yet to be made.
	Unresolved(ctx context.Context, limit int) ([]Part, error)
	// Resolve stores the rows of parts: one export for each, in order.
	Resolve(ctx context.Context, parts []Part, rows []*Export) error
	// Rows calls f for every row of a kind by id, as the contract writes it;
	// what several parts know of one is made one. The kinds are in [RowKinds].
	Rows(ctx context.Context, kind string, f func(row []byte) error) error
	// Counts gives the number of rows of every kind; what several parts know of
	// one counts in each.
	Counts(ctx context.Context) (map[string]int, error)
	// Holding gives the rows of the parts that hold a row whose id begins so.
	Holding(ctx context.Context, id string) (*Export, error)
	// EachPart calls f with the rows of every part and stops at its first error.
	EachPart(ctx context.Context, f func(*Export) error) error
}

// RowKinds are the kinds of rows in the order of the contract.
var RowKinds = []string{"documents", "origins", "stories", "actors", "events", "attributions", "figures", "findings"}
