package analyze_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
)

func annotated(t *testing.T, p *analyze.Pipeline, text string) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(readout.Document{Text: text, Language: "en", Published: readout.Published{Value: "2031-03-14", Basis: readout.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// names joins the words of arguments.
func names(list []readout.Argument) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Text)
	}
	return strings.Join(out, "+")
}

// placeOf is where a mention says that it was, a dash for nowhere.
func placeOf(m readout.EventMention) string {
	if m.Place == nil {
		return "-"
	}
	return m.Place.Text
}

// TestAttributions_aRoleIsOfWhoeverIsNamedBehindIt: "its foreign minister" is its
// country's, and the one whose name follows.
func TestAttributions_aRoleIsOfWhoeverIsNamedBehindIt(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const before = "Icelandic Foreign Minister Olav Dahl called on Oslo to lift the tariff. Brazil urged both sides to show restraint. "
	for text, want := range map[string]string{
		"Its foreign minister, Ana Ruiz, said she would help.": "Ana Ruiz",
		"Iceland's foreign minister said he would help.":       "Olav Dahl",
	} {
		doc := annotated(t, p, before+text)
		last := doc.Attributions[len(doc.Attributions)-1]
		if last.Speaker < 0 || doc.Chains[last.Speaker].Name != want {
			t.Errorf("%s: speaker %d of %+v, want %s", text, last.Speaker, doc.Chains, want)
		}
	}
}

func TestAttributions_nounsAndQuestionsOfNobodySayNothing(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"Their ships may not enter the port, and their accounts at Icelandic banks, which hold $45 million, are frozen.": 0,
		"For shippers the question is how long it lasts.":                                                                0,
		"The minister asked how long it lasts.":                                                                          1,
	} {
		if got := len(annotated(t, p, text).Attributions); got != want {
			t.Errorf("%s: %d attributions, want %d", text, got, want)
		}
	}
}

func TestDetails_whoKeepsWhatWasSaidToThemselves(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const before = "Norwegian President Anna Berg said that she spoke by telephone with Icelandic President Olav Dahl on Monday. "
	for text, want := range map[string]string{
		"Her office remained tight-lipped about the details of what was discussed.": "Anna Berg",
		"Her office would not say what was discussed.":                              "Anna Berg",
		"Her office said that the port was closed.":                                 "",
		"Her office would not say when the port will open.":                         "",
	} {
		doc := annotated(t, p, before+text)
		got := ""
		for _, m := range doc.Mentions {
			for _, s := range m.Slots {
				if s.Name == readout.SlotDetail && s.Chain >= 0 {
					got = doc.Chains[s.Chain].Name
				}
			}
		}
		if got != want {
			t.Errorf("%s: kept back by %q, want %q", text, got, want)
		}
	}
}

func TestMentions_ofCollisions(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"Four people were killed when a freighter rammed the pier of Bergen on Monday.": true,
		"Two freighters collided off Norway on Monday.":                                 true,
		"The senator rammed the bill through the chamber on Monday.":                    false,
	} {
		got := slices.ContainsFunc(annotated(t, p, text).Mentions, func(m readout.EventMention) bool { return m.Mode == "collision" })
		if got != want {
			t.Errorf("%s: a collision %v, want %v", text, got, want)
		}
	}
}
