package report

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"readout"
)

// makeReports names and numbers the documents, oldest first, undated last.
func (b *builder) makeReports() []*Report {
	out := make([]*Report, 0, len(b.export.Documents))
	for _, rec := range b.export.Documents {
		r := &Report{
			ID: rec.ID, Title: oneLine(rec.Title), Byline: oneLine(rec.Byline), Date: dateWords(rec.Published.Value), Basis: rec.Published.Basis,
			Language: rec.Language, Notes: rec.NotesAt(b.opts.Now), published: rec.Published.Value, doc: rec.Document, story: rec.Story,
			article: newArticle(rec.Document),
		}
		if r.Date != "" && r.Basis == readout.BasisInferred {
			r.Date += " (" + say("worked-out") + ")"
		}
		for _, n := range rec.Names {
			r.Names = append(r.Names, oneLine(n))
		}
		if len(r.Names) > 0 {
			r.File = r.Names[0]
		}
		if strings.HasPrefix(rec.URL, "https://") || strings.HasPrefix(rec.URL, "http://") {
			r.URL = rec.URL
		}
		origin := b.origins[rec.Origin]
		if origin != nil {
			r.Origin = oneLine(origin.Name)
		}
		r.Label = label(r, origin)
		b.reports[r.ID] = r
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(x, y *Report) int {
		if (x.Date == "") != (y.Date == "") {
			if x.Date == "" {
				return 1
			}
			return -1
		}
		if d := strings.Compare(string(x.published), string(y.published)); d != 0 {
			return d
		}
		if d := strings.Compare(x.Label, y.Label); d != 0 {
			return d
		}
		return strings.Compare(x.ID, y.ID)
	})
	for i, r := range out {
		r.Number = i + 1
	}
	tellApart(out)
	return out
}

// label is the name that a reader knows a report by.
func label(r *Report, origin *readout.Origin) string {
	switch {
	case r.doc.Outlet != "":
		return oneLine(r.doc.Outlet)
	case origin != nil && origin.Basis != readout.OriginOutlet && len(origin.Documents) == 1:
		return oneLine(origin.Name)
	case r.File != "":
		return path.Base(r.File)
	case r.Title != "":
		return clip(r.Title, 40)
	}
	return r.ID
}

// tellApart gives reports that share a label their dates, and where that is
// not enough a number.
func tellApart(reports []*Report) {
	for _, r := range reports {
		r.short = r.Label
	}
	each := func(name func(r *Report, nth int) string) {
		groups := map[string][]*Report{}
		for _, r := range reports {
			groups[r.Label] = append(groups[r.Label], r)
		}
		for _, group := range groups { // groups do not touch one another
			for i, r := range group {
				if len(group) > 1 {
					r.Label = name(r, i+1)
				}
			}
		}
	}
	each(func(r *Report, _ int) string {
		if first, _, ok := r.published.Bounds(); ok && r.published.Exact() {
			return r.Label + ", " + first.Format("2 January")
		}
		return r.Label
	})
	each(func(r *Report, nth int) string { return fmt.Sprintf("%s (%d)", r.Label, nth) })
}

// Cite is how text names the report: its label, with the date where one is known.
func (r *Report) Cite() string {
	if r.Date == "" || strings.Contains(r.Label, ", ") {
		return r.Label
	}
	return r.Label + ", " + r.Date
}
