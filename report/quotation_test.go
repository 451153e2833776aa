package report

import (
	"testing"

	"readout"
)

// TestTeller_saysHowItWasSaid: without its verb a denial reads as a claim.
func TestTeller_saysHowItWasSaid(t *testing.T) {
	text := "Norvia denied that ships were held. According to Maren the strait is open."
	doc := &readout.Document{ID: "d1", Text: text}
	at := func(start, end int) []readout.Evidence {
		return []readout.Evidence{readout.Cite(doc, readout.Span{Start: start, End: end})}
	}
	export := &readout.Export{
		Documents: []readout.Record{{Document: doc, Story: "s1"}},
		Stories:   []readout.Story{{ID: "s1", Documents: []string{"d1"}}},
		Statements: []readout.Statement{
			{ID: "q1", Document: "d1", Kind: readout.QuoteIndirect, Stance: readout.StanceDeny, Source: at(0, 6), Cue: at(7, 13), Content: at(14, 34)},
			{ID: "q2", Document: "d1", Kind: readout.QuoteIndirect, Stance: readout.StanceAssert, Source: at(49, 54), Cue: at(36, 48), Content: at(55, 73)},
		},
	}
	var got []string
	for _, q := range New(export, Options{Full: true}).Stories[0].Quotations {
		got = append(got, q.Teller())
	}
	if len(got) != 2 || got[0] != "Norvia denied" || got[1] != "According to Maren" {
		t.Errorf("tellers %q", got)
	}
	for i, want := range []string{"denied", ""} {
		if got := stanceLabel(&export.Statements[i]); got != want {
			t.Errorf("a register says %q before statement %d, want %q", got, i, want)
		}
	}
}

func TestInOrderOf_putsPiecesWhereTheFullestVersionHasThem(t *testing.T) {
	whole := "The cod is ours to catch, and all the boats come home tonight"
	for _, c := range []struct{ text, want string }{
		{"the boats come home tonight … The cod is ours to catch", "The cod is ours to catch … the boats come home tonight"},
		{"the boats come home tonight … The herring is not", "the boats come home tonight … The herring is not"}, // one is not in it
		{"The cod is ours", "The cod is ours"},
	} {
		if got := inOrderOf(c.text, whole); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSpeaker_ofAStateIsTheOrganThatItsReportNames(t *testing.T) {
	nor := "a1"
	b := &builder{actors: map[string]*readout.Actor{nor: {ID: nor, Name: "Norway", Kind: readout.ActorGovernment, Code: "NOR"}}}
	for words, want := range map[string]string{"the Norwegian presidency": "the Norwegian presidency", "the Norwegian government": "Norway", "Oslo": "Norway", "the presidency": "Norway"} {
		st := &readout.Statement{Speaker: &nor, Source: []readout.Evidence{{Quote: words}}}
		if got := b.speaker(st); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
