package ingest

import (
	"strings"

	"readout"
	"readout/ingest/marks"
)

// freeze gives a draft its language, regions and credits and makes it a document.
func (r *reader) freeze(draft readout.Document, place string) bool {
	if strings.TrimSpace(draft.Text) == "" {
		return r.no(place, readout.KindInvalid, "there are no words in it", "leave it out or fetch it again")
	}
	draft.Language = "en"
	marks.Mark(&draft)
	doc, err := readout.NewDocument(draft)
	if err != nil {
		return r.fail(place, err)
	}
	return r.give(doc)
}
