package marks_test

import (
	"fmt"
	"strings"
	"testing"

	"readout"
	"readout/ingest/marks"
	"readout/internal/casetest"
)

// TestMark_cases runs the articles in testdata.
func TestMark_cases(t *testing.T) {
	casetest.Run(t, "testdata/*.txtar", func(t *testing.T, c casetest.Case) string {
		d := readout.Document{Text: c["text"], Names: []string{"case"}}
		marks.Mark(&d)
		doc, err := readout.NewDocument(d)
		if err != nil {
			t.Fatal(err)
		}
		return write(doc)
	})
}

// write lists what was found, one line each.
func write(d *readout.Document) string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{{"title", d.Title}, {"outlet", d.Outlet}, {"byline", d.Byline}, {"url", d.URL}} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s = %s\n", f.name, f.value)
		}
	}
	if d.Published.Value.Known() {
		fmt.Fprintf(&b, "published = %s by %s\n", d.Published.Value, d.Published.Basis)
	}
	for _, r := range d.Regions {
		fmt.Fprintf(&b, "%s %q\n", r.Kind, r.Span.Text(d))
	}
	for _, c := range d.Credits {
		fmt.Fprintf(&b, "credit %s %s %q\n", c.Role, c.Name, c.Span.Text(d))
	}
	if b.Len() == 0 {
		return "nothing"
	}
	return b.String()
}

// FuzzMark gives any text and expects regions that lie in it, in order, and an
// unaltered text.
func FuzzMark(f *testing.F) {
	f.Add(" date 2031-04-09 A title\n\nApril 9, 2031\n\nPORT AVEN, April 8 (AFP) -- The mayors said.\n\n-AFP")
	f.Add("By Ada Quill, AP\nUpdated: 3 May 2031\n\nClick here. SIGN UP\n“(Photo: X/Reuters)\n© 2031 AP")
	f.Add("A Brandt Ola BrandtFerry MORE\u00a0— Reuters\n\n\u200b\n. | AP Photo")
	f.Add("Tidewater, March 4, 2031\nOSLO (Skerry News Agency) -- The pact.\n\n- Skerry News Agency")
	f.Add("\xff\xfe(\x00CNN) Title: \nSource: AP\n\n# a\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		d := readout.Document{Text: text}
		marks.Mark(&d)
		if d.Text != text {
			t.Fatal("the text was altered")
		}
		doc, err := readout.NewDocument(d)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Published.Value.Known() && doc.Published.Basis == readout.BasisUnknown {
			t.Fatal("a date without a basis")
		}
	})
}
