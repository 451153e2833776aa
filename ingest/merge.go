package ingest

import (
	"slices"

	"readout"
)

// Merge makes one document of two that have one id: the names of both, sorted.
// Everything else is equal already, for the id depends on it, but for what was
// noted of the files, which is joined.
func Merge(a, b *readout.Document) *readout.Document {
	m := *a
	m.Names = unique(slices.Concat(a.Names, b.Names))
	m.Notes = unique(slices.Concat(a.Notes, b.Notes))
	return &m
}
