package ingest_test

import (
	"testing"

	"readout/ingest"
)

// FuzzBytes gives any bytes under the names of every format and expects of each
// input documents that are valid or a refusal that says why.
func FuzzBytes(f *testing.F) {
	for _, s := range []string{report, "\ufeff" + report, "\xff\xfea\x00b\x00", "a\x00b\x00c\x00d\x00e\x00", "---\ntitle: a\n---\n# a\n",
		"<html><title>a</title><p>" + report, `{"text":"a"}`, `{"articles":[{"id":1,"body":"a"}`, "{\"text\":\"a\"}\n{\"te",
		string(zipOf(f, "a.txt", report, "../b", "x")), string(gzipOf(f, report)), "%PDF-1", "\xe9\xe8 caf\xe9"} {
		for _, name := range []string{"a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.zip", "a.gz", "a"} {
			f.Add(name, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		opts := ingest.Options{MaxDocument: 1 << 16, MaxMember: 1 << 17, MaxTotal: 1 << 18, MaxMembers: 10}
		docs, refused := ingest.Bytes(name, data, opts)
		if len(docs)+len(refused) == 0 {
			t.Errorf("%q is neither read nor refused", data)
		}
		for _, d := range docs {
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			if len(d.Names) != 1 || d.Language == "" {
				t.Errorf("names %q, language %q", d.Names, d.Language)
			}
		}
		for _, no := range refused {
			if no.Reason == "" || no.Kind == "" {
				t.Errorf("refused without a reason: %+v", no)
			}
		}
	})
}
