package issuer_test

import (
	"testing"

	"readout"
	"readout/internal/issuer"
)

func TestOf_theNameAtTheHeadIsNoTitle(t *testing.T) {
	for _, c := range []struct{ outlet, title, text, want string }{
		{"Ministry of Foreign Affairs of Norway", "A call", "They spoke.", "NOR"},
		{"", "Presidency of Norway", "They spoke.", "NOR"},
		{"", "", "Presidency of Norway\n\nThey spoke.", "NOR"},
		{"", "Presidency of Norway denies a call", "They spoke.", ""},
		{"Norway Times", "A call", "Presidency of Norway\n\nThey spoke.", ""},
		{"", "", "", ""},
	} {
		if got := issuer.Of(&readout.Document{Outlet: c.outlet, Title: c.title, Text: c.text}); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestOf_aHeadWithAVerbIsNoName(t *testing.T) {
	const head = "Presidency of Norway Denies Call"
	d := &readout.Document{Text: head + "\n\nThey spoke."}
	if got := issuer.Of(d); got != "NOR" {
		t.Errorf("untagged: %q", got)
	}
	at := 0
	for _, w := range []struct {
		n    int
		upos readout.UPOS
	}{{10, readout.NOUN}, {2, readout.ADP}, {6, readout.PROPN}, {6, readout.VERB}, {4, readout.NOUN}} {
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + w.n}})
		d.Tags = append(d.Tags, readout.Tag{UPOS: w.upos})
		at += w.n + 1
	}
	if got := issuer.Of(d); got != "" {
		t.Errorf("tagged: %q", got)
	}
}
