package readout

import (
	"context"
	"math"
)

// Link says how much two documents have to do with one another: a pure
// function of the two. A copy has weight 1.
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

// Query asks who holds a key.
type Query struct {
	Key         uint64
	First, Last int // days; holders of Whenever are always meant
	Limit       int // no more than so many; 0 for all
}

// Web is what a ledger keeps to find the documents that have to do with one
// another without reading the others.
type Web interface {
	// Digest gives the digest of a document, KindNotFound when it is not in the web.
	Digest(ctx context.Context, document string) ([]byte, error)
	// Holders lists who holds a key, in any order.
	Holders(ctx context.Context, q Query) ([]string, error)
	// Links lists the links of a document by id.
	Links(ctx context.Context, document string) ([]Link, error)
}

// Part is documents that are resolved together: nothing outside of it bears on
// what becomes of them. The parts of a set are a function of the set.
type Part struct {
	Level     float64 // the weight from which links hold it together
	Documents []string
}

// ID derives the part's id from its documents, which must be sorted.
func (p Part) ID() string { return NewID('p', p.Documents...) }
