package ingest_test

import (
	"context"
	"os"
	"reflect"
	"slices"
	"testing"

	"readout"
	"readout/ingest"
)

// TestAgain_marksAsAReadingDoes: what was read a moment ago, or by a version that
// marked otherwise, is marked as it is read now; its id stays.
func TestAgain_marksAsAReadingDoes(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"page.html":  "<html><head><title>Bridge opens</title></head><body><h1>Bridge opens</h1><p>HARBOUR TOWN, March 4 (Reuters) - The bridge opened on Monday after nine months of work, the mayor said.</p><p>By A. Writer</p></body></html>",
		"front.md":   "---\ntitle: Bridge opens\noutlet: The Valley Echo\n---\n\nThe bridge opened on Monday.\n",
		"fremd.txt":  "Der Bürgermeister eröffnete am Montag die Brücke über den Fluss, die neun Monate lang gesperrt war, und ging selbst als Erster hinüber, während die Bürger auf der anderen Seite schon mit Blumen auf ihn warteten.",
		"odd.txt":    "The “mayor” of Harbour Town said\xff that he would go.",
		"rows.jsonl": `{"id":"r1","title":"Bridge opens","text":"Source: Reuters\nDate: 4 March 2031\n\nThe bridge opened.","published":"2031-03-05","author":"B. Writer"}`,
	} {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := 0
	for doc, refusal := range ingest.Read(context.Background(), ingest.Options{}, dir, "../examples") {
		if refusal != nil {
			t.Fatal(refusal)
		}
		read++
		older := *doc
		older.Credits, older.Layers = nil, readout.Layers{Tokens: []readout.Token{{}}}
		older.Regions = slices.DeleteFunc(slices.Clone(older.Regions), func(r readout.Region) bool { return r.By != "page title" && r.By != "front matter" })
		older.Notes = append(slices.Clone(older.Notes), "dated in the future: check the date")
		if older.Published.Basis != readout.BasisMetadata {
			older.Published = readout.Published{Basis: readout.BasisUnknown}
		}
		for _, d := range []*readout.Document{doc, &older} {
			got, err := ingest.Again(d)
			if err != nil || !reflect.DeepEqual(got, doc) {
				t.Errorf("%s: marked again it is\n%+v, %v, read it is\n%+v", doc.Names, got, err, doc)
			}
		}
	}
	if read < 50 {
		t.Errorf("%d reports prove nothing", read)
	}
}
