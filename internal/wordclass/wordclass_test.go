package wordclass_test

import (
	"testing"

	"readout"
	"readout/internal/wordclass"
)

func TestTable_knowsWhatWasPacked(t *testing.T) {
	words := []string{"bridge", "river", "0000"}
	var keys []uint32
	var codes []wordclass.Codes
	for i, w := range words {
		keys, codes = append(keys, wordclass.Key(w)), append(codes, wordclass.Codes{uint16(i + 1), 7, 300})
	}
	table, err := wordclass.Read(wordclass.Pack(keys, codes))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]uint16{"Bridge": 1, "RIVER": 2, "2025": 3, "unseen": 0} {
		if got := table.Lookup(wordclass.Key(form))[0]; got != want {
			t.Errorf("%s is of class %d, want %d", form, got, want)
		}
	}
}

func TestKey_overlooksCaseFiguresAndCurlyQuotes(t *testing.T) {
	for _, pair := range [][2]string{{"’s", "'s"}, {"Élan", "élan"}, {"1,234", "9,876"}} {
		if wordclass.Key(pair[0]) != wordclass.Key(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
}

func TestRead_refusesABrokenSection(t *testing.T) {
	if _, err := wordclass.Read(make([]byte, 7)); err == nil {
		t.Error("a section that is cut short was read")
	}
}

func TestForm_tellsOpeningFromClosingMarks(t *testing.T) {
	doc := &readout.Document{Text: `"It 's the boys ' day"`}
	for at := 0; at < len(doc.Text); {
		end := at + 1
		if c := doc.Text[at]; c != '"' && c != '\'' && c != ' ' {
			for end < len(doc.Text) && doc.Text[end] != ' ' && doc.Text[end] != '"' {
				end++
			}
		}
		if doc.Text[at] != ' ' {
			doc.Tokens = append(doc.Tokens, readout.Token{Span: readout.Span{Start: at, End: end}})
		}
		at = end
	}
	got := ""
	for i := range doc.Tokens {
		got += wordclass.Form(doc, i) + " "
	}
	if want := "“ It ‘ s the boys ’ day ” "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestIsQuote_knowsMarksOnly(t *testing.T) {
	for form, want := range map[string]bool{`"`: true, "“": true, "”": true, "''": true, "«": true, "'": true, "‘": true, "’": true, "’s": false, "word": false, ",": false, "": false} {
		if got := wordclass.IsQuote(form); got != want {
			t.Errorf("%q: %v, want %v", form, got, want)
		}
	}
}
