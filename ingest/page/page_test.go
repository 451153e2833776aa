package page_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/ingest/page"
	"readout/internal/casetest"
)

// TestRead_cases reads the pages in testdata.
func TestRead_cases(t *testing.T) {
	casetest.Run(t, "testdata/*.txtar", func(t *testing.T, c casetest.Case) string {
		var d readout.Document
		if err := page.Read(&d, c["page"]); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		fmt.Fprintf(&b, "title = %s\noutlet = %s\nbyline = %s\nurl = %s\nlanguage = %s\npublished = %s %s\n", d.Title, d.Outlet, d.Byline, d.URL, d.Language, d.Published.Value, d.Published.Basis)
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "note = %s\n", n)
		}
		for _, r := range d.Regions {
			fmt.Fprintf(&b, "%s %q\n", r.Kind, r.Span.Text(&d))
		}
		return b.String() + "text:\n" + d.Text
	})
}

func TestRead_isTheSameEachTime(t *testing.T) {
	source := "<html><body>" + strings.Repeat("<div><p>The talks about a common ferry resumed on Tuesday, the port said.</p><a href=/x>More</a></div>", 30)
	var first readout.Document
	if err := page.Read(&first, source); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var d readout.Document
		if err := page.Read(&d, source); err != nil || d.Text != first.Text {
			t.Fatalf("the second reading gives %q, %v", d.Text, err)
		}
	}
}

func TestRead_brokenPagesStillGiveTheirText(t *testing.T) {
	for name, source := range map[string]string{
		"nested too deep": strings.Repeat("<div>", 5000) + "The port is open.",
		"never closed":    "<html><body><p>The port is open.<p>It was closed.<div <b",
		"no tags":         "The port is open.",
		"broken JSON-LD":  `<script type="application/ld+json">{"@type":"NewsArticle","headline":</script><p>The port is open.</p>`,
	} {
		var d readout.Document
		if err := page.Read(&d, source); err != nil || !strings.Contains(d.Text, "The port is open.") {
			t.Errorf("%s: got %q, %v", name, d.Text, err)
		}
	}
	var d readout.Document
	var e *readout.Error
	if err := page.Read(&d, "<html><script>x()</script></html>"); !errors.As(err, &e) || e.Kind != readout.KindInvalid || e.Hint == "" {
		t.Errorf("a page without text gives %v", err)
	}
}

// FuzzRead gives any bytes as a page and expects valid text with regions in it.
func FuzzRead(f *testing.F) {
	f.Add(`<html lang=en><title>a | b</title><meta property="og:title" content="a"><h1>a</h1><p>The port is open.</p>`)
	f.Add(`<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":["a"],"author":{"name":{"name":1}}}]}</script>x`)
	f.Add("<table><a><td><div></a><p>&#0;&amp;&#xD800;</svg><math>")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 1<<16 {
			t.Skip()
		}
		var d readout.Document
		if err := page.Read(&d, source); err != nil {
			return
		}
		if _, err := readout.NewDocument(d); err != nil {
			t.Fatal(err)
		}
	})
}
