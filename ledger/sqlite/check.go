package sqlite

import (
	"context"
	"slices"

	"readout"
)

// Check examines the file: SQLite's own integrity and foreign keys, and of
// every document its text against its hash, its id against its content and
// its layers against their checksum, and where its part is resolved what its row
// says of it. It returns what is wrong, in words, and an error only when it could
// not look.
func (l *Ledger) Check(ctx context.Context) (faults []string, err error) {
	found, err := l.strings(ctx, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if f != "ok" {
			faults = append(faults, "integrity: "+f)
		}
	}
	found, err = l.strings(ctx, `SELECT "table" || ' row ' || coalesce(rowid, '?') || ' names no row of ' || parent FROM pragma_foreign_key_check`)
	if err != nil {
		return nil, err
	}
	faults = append(faults, found...)
	ids, err := l.strings(ctx, "SELECT id FROM documents ORDER BY id")
	if err != nil {
		return nil, err
	}
	bare, err := l.strings(ctx, "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM layers) ORDER BY id")
	if err != nil {
		return nil, err
	}
	for _, id := range bare {
		faults = append(faults, "document "+id+": its layers are missing")
	}
	said := map[string]readout.Document{} // what stands in the row, too
	for _, id := range ids {
		switch doc, err := l.Document(ctx, id); {
		case readout.KindOf(err) == readout.KindNotFound: // told above
		case err != nil:
			faults = append(faults, err.Error())
		default:
			faults = append(faults, checkDocument(doc)...)
			said[id] = readout.Document{Names: doc.Names, Byline: doc.Byline, Language: doc.Language}
		}
	}
	err = l.EachPart(ctx, func(rows *readout.Export) error {
		for _, r := range rows.Documents {
			d, ok := said[r.ID]
			if ok && (d.Byline != r.Byline || d.Language != r.Language || !slices.Equal(d.Names, r.Names)) {
				faults = append(faults, "document "+r.ID+": its names, byline or language are not those of its row")
			}
		}
		return nil
	})
	if err != nil {
		faults = append(faults, err.Error())
	}
	return faults, nil
}

func checkDocument(doc *readout.Document) []string {
	if err := doc.Validate(); err != nil {
		return []string{err.Error()}
	}
	again, err := readout.NewDocument(*doc)
	if err != nil {
		return []string{err.Error()}
	}
	if again.ID != doc.ID {
		return []string{"document " + doc.ID + ": its text and metadata are those of " + again.ID}
	}
	return nil
}
