package ledger

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

// export is a sound export, made anew so that a test may spoil it.
func export() *readout.Export {
	view := ledgertest.View(ledgertest.Documents()...)
	story := readout.Story{ID: "s0000000000000001", Documents: []string{view.Documents[0].ID}, Events: []string{view.Events[0].ID}}
	view.Stories = []readout.Story{story}
	view.Documents[0].Story = story.ID
	view.Events[0].Stories = []string{story.ID}
	f := &view.Findings[0]
	f.Values = f.Values[:2]
	f.Origins = 2
	return view
}

func TestVerify_passesASoundExport(t *testing.T) {
	if got := Verify(export()); len(got) != 0 {
		t.Errorf("problems: %v", got)
	}
	if got := Verify(&readout.Export{Version: readout.ContractVersion}); len(got) != 0 {
		t.Errorf("an empty export has problems: %v", got)
	}
	if got := EvidenceCount(export()); got != 5*4+2+5 {
		t.Errorf("%d pieces of evidence", got)
	}
}

func TestVerify_findsEveryFault(t *testing.T) {
	none := "e0000000000000000"
	cases := []struct {
		name  string
		spoil func(*readout.Export)
		want  string
	}{
		{"version", func(e *readout.Export) { e.Version = 9 }, "version 9"},
		{"text", func(e *readout.Export) { e.Documents[0].Text += "." }, "does not match its sha256"},
		{"outlet", func(e *readout.Export) { e.Documents[0].Outlet = "Another" }, "are those of"},
		{"order", func(e *readout.Export) { e.Events[0], e.Events[1] = e.Events[1], e.Events[0] }, "not sorted by id"},
		{"twice", func(e *readout.Export) { e.Events[1].ID = e.Events[0].ID }, "stands twice"},
		{"form of id", func(e *readout.Export) { e.Findings[0].ID = "x1" }, "is no id"},
		{"quote", func(e *readout.Export) { e.Figures[0].Evidence.Quote = "Else" }, "evidence says"},
		{"empty quote", func(e *readout.Export) { e.Figures[0].Evidence.Quote = ""; e.Figures[0].Evidence.End = 0 }, "is not in document"},
		{"bounds", func(e *readout.Export) { e.Figures[0].Evidence.End = 1 << 40 }, "is not in document"},
		{"document of evidence", func(e *readout.Export) { e.Figures[0].Evidence.Document = "d0" }, "no document"},
		{"promotion", func(e *readout.Export) {
			d := e.Documents[0].Document
			d.Regions = []readout.Region{{Span: readout.Span{Start: 0, End: 4}, Kind: readout.RegionPromotion}}
		}, "lies in a promotion"},
		{"origin", func(e *readout.Export) { e.Documents[0].Origin = "o0" }, "no origin"},
		{"origin's list", func(e *readout.Export) { e.Origins[0].Documents = []string{} }, "does not list it"},
		{"story's list", func(e *readout.Export) { e.Stories[0].Documents = nil }, "does not list it"},
		{"story of event", func(e *readout.Export) { e.Stories[0].Events = nil }, "does not list it"},
		{"actor", func(e *readout.Export) { e.Events[0].Source = []string{"a1"} }, "no actor"},
		{"event of finding", func(e *readout.Export) { e.Findings[0].Event = &none }, "no event"},
		{"event of statement", func(e *readout.Export) { e.Statements[0].Event = &none }, "no event"},
		{"speaker", func(e *readout.Export) { e.Statements[0].Speaker = &none }, "no actor"},
		{"content", func(e *readout.Export) { e.Statements[0].Content = nil }, "no content"},
		{"part of another document", func(e *readout.Export) { e.Statements[0].Cue = e.Statements[1].Cue }, "is from document"},
		{"bare event", func(e *readout.Export) { e.Events[0].Accounts[0].Mentions = nil }, "without evidence"},
		{"mention of another document", func(e *readout.Export) { e.Events[0].Accounts[0].Mentions = e.Events[1].Accounts[0].Mentions }, "is from document"},
		{"place beside no event", func(e *readout.Export) {
			e.Events[0].Order = []readout.Order{{Event: none, By: "order-noun", Evidence: e.Events[0].Accounts[0].Mentions[0]}}
		}, "no event"},
		{"place beside itself", func(e *readout.Export) {
			e.Events[0].Order = []readout.Order{{Event: e.Events[0].ID, By: "order-noun", Evidence: e.Events[0].Accounts[0].Mentions[0]}}
		}, "before or after itself"},
		{"words of a place", func(e *readout.Export) {
			e.Events[0].Order = []readout.Order{{Event: e.Events[1].ID, By: "order-noun", Evidence: readout.Evidence{Document: "d0"}}}
		}, "no document"},
		{"dates", func(e *readout.Export) { e.Events[0].Date.Value = "June" }, "is no date"},
		{"days", func(e *readout.Export) { e.Events[0].Date.Earliest, e.Events[0].Date.Latest = "2031-02", "2031-01" }, "is after"},
		{"names", func(e *readout.Export) { e.Actors[0].Names = []string{"b", "a"} }, "not sorted"},
		{"bare finding", func(e *readout.Export) { e.Findings[0].Values[0].Evidence = nil }, "has no evidence"},
		{"evidence that no document backs", func(e *readout.Export) { e.Findings[0].Values[0].Documents = []string{} }, "does not list"},
		{"kind", func(e *readout.Export) { e.Findings[0].Kind = "rumour" }, "no kind of finding"},
		{"origins", func(e *readout.Export) { e.Findings[0].Origins = 3 }, "counts 3 origins"},
		{"lone agreement", func(e *readout.Export) { e.Findings[0].Kind, e.Findings[0].Origins = readout.FindingAgreement, 1 }, "is an echo"},
		{"lone conflict", func(e *readout.Export) {
			e.Findings[0].Kind, e.Findings[0].Values = readout.FindingConflict, e.Findings[0].Values[:1]
		}, "two values"},
		{"tie of another origin", func(e *readout.Export) { e.Origins[0].Ties[0].From = e.Documents[1].ID }, "is of another origin"},
		{"evidence of a tie", func(e *readout.Export) { e.Origins[0].Ties[0].Evidence = e.Origins[1].Ties[0].Evidence }, "its evidence is from document"},
		{"a passage that is not shared", func(e *readout.Export) {
			e.Origins[0].Ties[0].To = e.Documents[1].ID
			e.Origins[0].Ties[0].Evidence = append(e.Origins[0].Ties[0].Evidence, e.Origins[1].Ties[0].Evidence...)
		}, "in one of the two only"},
		{"tie", func(e *readout.Export) { e.Origins[0].Ties[0].To = "d0" }, "no document"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e := export()
			c.spoil(e)
			var lines []string
			for _, p := range Verify(e) {
				lines = append(lines, p.String())
			}
			if got := strings.Join(lines, "\n"); !strings.Contains(got, c.want) {
				t.Errorf("problems %q, want %q", got, c.want)
			}
		})
	}
}

func TestOpen_goesByAddress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	for _, dsn := range []string{path, "sqlite:" + path, "sqlite://" + path, ":memory:", "sqlite::memory:"} {
		l, err := Open(context.Background(), dsn, Options{Analysis: "1"})
		if err != nil {
			t.Errorf("%s: %v", dsn, err)
			continue
		}
		if _, ok := l.(Checker); !ok {
			t.Errorf("%s cannot be checked", dsn)
		}
		if err := l.Close(); err != nil {
			t.Errorf("%s: %v", dsn, err)
		}
	}
	for dsn, kind := range map[string]readout.Kind{"": readout.KindInvalid, "postgres://me:secret@host/db": readout.KindUnsupported, "mysql://host": readout.KindUnsupported} {
		l, err := Open(context.Background(), dsn, Options{})
		if readout.KindOf(err) != kind || l != nil {
			t.Errorf("%q: %v, %v, want kind %s", dsn, l, err, kind)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the error tells the password: %v", dsn, err)
		}
	}
}
