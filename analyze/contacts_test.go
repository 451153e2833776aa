package analyze_test

import (
	"fmt"
	"slices"
	"testing"

	"readout"
	"readout/analyze"
)

// contactsOf reads a text and writes each mention of a contact, or of its end: mode,
// who with whom, where, what came of it.
func contactsOf(t *testing.T, p *analyze.Pipeline, text string) []string {
	t.Helper()
	doc := annotated(t, p, text)
	var out []string
	for _, m := range doc.Mentions {
		if m.Type != "CONSULT" && m.Mode != "cancellation" {
			continue
		}
		outcome := ""
		for _, s := range m.Slots {
			if s.Name == readout.SlotOutcome {
				outcome = " " + s.Value
			}
		}
		out = append(out, fmt.Sprintf("%s %s>%s @%s%s", m.Mode, names(m.Source), names(m.Target), placeOf(m), outcome))
	}
	return out
}

func TestContacts_inEveryForm(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a house is where one comes to", "Norwegian President Ola Berg visited the White House on Monday.", []string{"visit Ola Berg> @White House"}},
		{"a host is no house", "Norwegian President Ola Berg visited Prime Minister Ann Lind in Reykjavik on Monday.", []string{"visit Ola Berg>Ann Lind @Reykjavik"}},
		{"a body is met", "Norwegian President Ola Berg met with the European Commission in Brussels on Monday.", []string{"meeting Ola Berg>European Commission @Brussels"}},
		{"who does something on a visit is the visitor", "During a visit to Oslo on Monday, President Pedro Villar praised the mills.", []string{"visit Pedro Villar>Oslo @Oslo"}},
		{"whose the visit is was said before", "During the visit, President Pedro Villar praised the mills.", nil},
		{"no talk with a paper is a contact", "President Pedro Villar spoke by phone with the New York Times on Monday.", nil},
		{"nor one of a broadcaster", "The BBC talked with Prime Minister Ann Lind of Iceland on Monday.", nil},
		{"an earlier trip goes where this one does", "President Pedro Villar arrived in Oslo on Monday. He had called off an earlier trip in January.",
			[]string{"visit Pedro Villar>Oslo @Oslo", "cancellation He> @Oslo cancelled"}},
		{"another trip of somebody else does not", "President Pedro Villar arrived in Oslo on Monday. Prime Minister Ann Lind had called off an earlier trip in January.",
			[]string{"visit Pedro Villar>Oslo @Oslo", "cancellation Ann Lind> @- cancelled"}},
		{"who hosts a fair is visited by nobody", "The Nordwind Union, which hosts the Vorn Fair, invited President Pedro Villar.", []string{"invitation Nordwind Union>Pedro Villar @-"}},
		{"who hosts a guest is", "The mills reopened, said the government. President Ola Berg hosted Prime Minister Ann Lind in Oslo on Monday.", []string{"visit Ola Berg>Ann Lind @Oslo"}},
		{"accepted", "President Pedro Villar invited President Maria Corra to dinner, and she accepted.", []string{"invitation Pedro Villar>Maria Corra @- accepted"}},
		{"accepted by who was invited", "The minister said that President Pedro Villar had been invited by Norway and had accepted.", []string{"invitation Norway>Pedro Villar @- accepted"}},
		{"declined", "President Pedro Villar invited President Maria Corra to Oslo, but Corra declined the offer.", []string{"invitation Pedro Villar>Maria Corra @- declined"}},
		{"not yet accepted", "President Pedro Villar invited President Maria Corra to Oslo, but Corra has not accepted.", []string{"invitation Pedro Villar>Maria Corra @-"}},
		{"who invites accepts nothing of it", "President Pedro Villar invited President Maria Corra to Oslo and accepted a prize.", []string{"invitation Pedro Villar>Maria Corra @-"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := contactsOf(t, p, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// TestContacts_whatIsLackingIsDenied: who deplores the lack of talks says that there
// were none.
func TestContacts_whatIsLackingIsDenied(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]readout.Polarity{
		"Analysts deplored the lack of talks between Norway and Iceland.":    readout.PolarityNeg,
		"Analysts deplored the failure of talks between Norway and Iceland.": readout.PolarityPos,
		"Analysts deplored the end of talks between Norway and Iceland.":     readout.PolarityPos,
	} {
		doc := annotated(t, p, text)
		talks := slices.IndexFunc(doc.Mentions, func(m readout.EventMention) bool { return m.Mode == "talks" })
		if talks < 0 || doc.Mentions[talks].Polarity != want {
			t.Errorf("%s: %+v, want %s", text, doc.Mentions, want)
		}
	}
}
