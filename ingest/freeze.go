package ingest

import (
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// freeze gives a draft its language, regions and credits, settles its outlet and
// makes it a document. The draft's language is what the file stated.
func (r *reader) freeze(draft readout.Document, place string) bool {
	if int64(len(draft.Text)) > r.opts.MaxText {
		return r.fail(place, tooLong(r.opts.MaxText))
	}
	if strings.TrimSpace(draft.Text) == "" {
		return r.no(place, readout.KindInvalid, "there are no words in it", "leave it out or fetch it again")
	}
	for _, field := range []*string{&draft.Title, &draft.Outlet, &draft.Byline, &draft.URL} {
		*field = cut(*field)
	}
	draft.Outlet, draft.Reader = outlet(draft.Outlet, draft.URL), ReadingVersion
	mark(&draft)
	doc, err := readout.NewDocument(draft)
	if err != nil {
		return r.fail(place, err)
	}
	return r.give(doc)
}

// outlet gives a stated outlet its usual name where it was stated by another or
// as a web domain, so that one outlet has one name, and names a known outlet by
// the page's address where none was stated.
func outlet(stated, address string) string {
	if stated != "" {
		if name := lexicon.Outlets()[stated]; name != "" {
			return name
		}
		if name := lexicon.OutletAt(stated); name != "" && !strings.ContainsAny(stated, " /") {
			return name
		}
		return stated
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return lexicon.OutletAt(u.Hostname())
}

// maxField is how many bytes of a title, byline, outlet or address are kept.
const maxField = 1 << 10

// cut shortens a field that is no title or name any more, between characters.
func cut(s string) string {
	if len(s) <= maxField {
		return s
	}
	return strings.ToValidUTF8(s[:maxField], "")
}

// unique sorts notes and drops what is there twice; none are nil.
func unique(notes []string) []string {
	if len(notes) == 0 {
		return nil
	}
	slices.Sort(notes)
	return slices.Compact(notes)
}
