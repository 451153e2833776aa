package ingest

import (
	"slices"
	"strings"

	"readout"
	"readout/ingest/marks"
)

// The versions of the reader. ReadingVersion is raised whenever the bytes of some file
// would give another text, title, outlet, address, stated date or note: only who reads
// the file again has it. MarkingVersion is raised whenever a text that is kept would be
// marked otherwise, its language, regions, credits or the date that it states: see Again.
//
//	reading 1, marking 1: the first that were counted; 0 is what was read before
const (
	ReadingVersion = 1
	MarkingVersion = 1
)

// Again marks the text of a document that was read before, as a reading of now would:
// its language, regions, credits, and its date and byline where no file stated them.
// What its file's bytes alone can tell stays, and with it the document's id.
func Again(doc *readout.Document) (*readout.Document, error) {
	d := *doc
	d.Layers = readout.Layers{}
	d.Regions = slices.DeleteFunc(slices.Clone(d.Regions), func(r readout.Region) bool { return !formatted[r.By] })
	d.Credits = nil
	d.Notes = slices.DeleteFunc(slices.Clone(d.Notes), judged)
	if d.Published.Basis != readout.BasisMetadata {
		d.Published = readout.Published{}
	}
	mark(&d)
	d.Title, d.Outlet, d.URL = doc.Title, doc.Outlet, doc.URL // they name it
	return readout.NewDocument(d)
}

// formatted are the regions that a format marks, which the text alone does not tell.
var formatted = map[string]bool{"page title": true, "front matter": true}

// noPack begins the note on a language that there is no pack for.
const noPack = "no language pack for "

// judged reports whether a note is judged anew: by mark, or, as it once was kept and
// is no more, whenever the document is shown.
func judged(note string) bool {
	return strings.HasPrefix(note, noPack) || strings.HasPrefix(note, "dated in the future")
}

// mark gives a draft what its text tells: language, regions, credits and, where the
// file stated nothing, title, byline, outlet, address and date.
func mark(draft *readout.Document) {
	draft.Language = language(draft.Text, draft.Language)
	if draft.Language != "en" && draft.Language != undetermined {
		draft.Notes = append(draft.Notes, noPack+draft.Language+": kept, not analysed")
	}
	marks.Mark(draft)
	draft.Notes = unique(draft.Notes)
}
