package analyze_test

import (
	"fmt"
	"slices"
	"testing"

	"readout"
	"readout/analyze"
)

// plansOf reads a text and writes each mention of a contact: mode, modality, who,
// where, day.
func plansOf(t *testing.T, p *analyze.Pipeline, text string) []string {
	t.Helper()
	doc := annotated(t, p, text)
	var out []string
	for _, m := range doc.Mentions {
		if m.Type != "CONSULT" {
			continue
		}
		day := readout.Date("-")
		if m.Timex >= 0 {
			day = doc.Timexes[m.Timex].Date
		}
		out = append(out, fmt.Sprintf("%s %s %s @%s %s", m.Mode, m.Modality, names(m.Source), placeOf(m), day))
	}
	return out
}

// TestPlans_andWhatBecomesOfThem: what is due is planned; a visit that is put off to a
// day is a plan for it, and was not put off on it.
func TestPlans_andWhatBecomesOfThem(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const planned = "President Ola Berg will visit Reykjavik on March 20. "
	const plan = "visit planned Ola Berg @Reykjavik 2031-03-20"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"due to travel", "Norwegian President Ola Berg is due to travel to Reykjavik in May, two aides said.", []string{"visit planned Ola Berg @Reykjavik 2031-05"}},
		{"still due to travel", "Berg is still due to travel to Reykjavik in May, two aides said.", []string{"visit planned Berg @Reykjavik 2031-05"}},
		{"due to travel is no cause of it", "The delay is due to travel to the coast, two aides said.", nil},
		{"put off to a day", planned + "The visit has been postponed to May 12, the palace said.",
			[]string{plan, "postponement actual  @- -", "visit planned Ola Berg @Reykjavik 2031-05-12"}},
		{"put off until a month", "Ola Berg's visit to Reykjavik was put off until May.",
			[]string{"postponement actual Ola Berg @Reykjavik -", "visit planned Ola Berg @Reykjavik 2031-05"}},
		{"put off on a day", planned + "The visit was postponed on March 12.", []string{plan, "postponement actual  @- 2031-03-12"}},
		{"not put off", planned + "The visit was not postponed to May 12.", []string{plan, "postponement actual  @- 2031-05-12"}},
		{"in company", "Berg arrived in Oslo on Monday, accompanied by Trade Minister Jon Lind.", []string{"visit actual Berg+Jon Lind @Oslo 2031-03-10"}},
		{"in the company of a thing", "Berg arrived in Oslo on Monday, accompanied by heavy rain.", []string{"visit actual Berg @Oslo 2031-03-10"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plansOf(t, p, c.text); !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// TestPlans_theAimOfWhatIsToComeIsToCome: who will travel to sign or to tender something
// has not done so.
func TestPlans_theAimOfWhatIsToComeIsToCome(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]readout.Modality{
		"Ola Berg will travel to the palace on Monday to tender her resignation to King Olav.": readout.ModalityPlanned,
		"Ola Berg will fly to Oslo on Monday to sign an agreement with Iceland.":               readout.ModalityPlanned,
		"Ola Berg tendered her resignation to King Olav on Monday.":                            readout.ModalityActual,
		"Ola Berg will not fly to Oslo on Monday to sign an agreement with Iceland.":           readout.ModalityHypothetical,
	} {
		doc := annotated(t, p, text)
		aim := slices.IndexFunc(doc.Mentions, func(m readout.EventMention) bool { return m.Mode == "resignation" || m.Mode == "agreement" })
		if aim < 0 || doc.Mentions[aim].Modality != want {
			t.Errorf("%s: %+v, want the aim %s", text, doc.Mentions, want)
		}
	}
}
