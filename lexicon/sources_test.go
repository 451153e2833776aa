package lexicon_test

import (
	"slices"
	"testing"

	"readout/lexicon"
)

func TestOutletAt_findsParentsOfAHost(t *testing.T) {
	for host, want := range map[string]string{
		"www.bbc.co.uk": "BBC", "news.bbc.co.uk": "BBC", "bbc.com": "BBC", "edition.cnn.com": "CNN",
		"money.cnn.com": "CNNMoney", "example.org": "", "com": "", "": "",
	} {
		if got := lexicon.OutletAt(host); got != want {
			t.Errorf("OutletAt(%q) = %q, want %q", host, got, want)
		}
	}
}

func TestSources_nameThemselves(t *testing.T) {
	for list, m := range map[string]map[string]string{"agencies": lexicon.Agencies(), "outlets": lexicon.Outlets()} {
		for surface, name := range m {
			if m[name] != name {
				t.Errorf("%s: %q leads to %q, which is no entry of its own", list, surface, name)
			}
		}
	}
	for surface := range lexicon.Agencies() {
		if name := lexicon.Outlets()[surface]; name != "" {
			t.Errorf("%q is an agency and an outlet", surface)
		}
	}
}

func TestFurniture_saysWhatItMarksAndWhere(t *testing.T) {
	for _, f := range lexicon.FurniturePatterns() {
		if !slices.Contains([]string{"phrase", "sentence", "line", "rest"}, f.Marks) || !slices.Contains([]string{"any", "head", "tail"}, f.Where) {
			t.Errorf("%s: %q marks %q in %q", f.List, f.Pattern, f.Marks, f.Where)
		}
	}
}

func TestHeaderFields_areKnown(t *testing.T) {
	for label, field := range lexicon.HeaderFields() {
		if !slices.Contains([]string{"published", "updated", "title", "outlet", "byline", "url", "other"}, field) {
			t.Errorf("%q names %q", label, field)
		}
	}
}
