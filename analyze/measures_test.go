package analyze_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
	"readout/lexicon"
)

// measuresOf reads a text and writes each mention of a measure: type, mode, modality,
// who on whom, day.
func measuresOf(t *testing.T, p *analyze.Pipeline, text string) []string {
	t.Helper()
	doc := annotated(t, p, text)
	var out []string
	for _, m := range doc.Mentions {
		if !lexicon.InClass("measure-mode", m.Mode) {
			continue
		}
		codes := func(list []readout.Argument) string {
			var out []string
			for _, a := range list {
				if a.Code != "" {
					out = append(out, a.Code)
				}
			}
			slices.Sort(out)
			return strings.Join(slices.Compact(out), "+")
		}
		day := readout.Date("-")
		if m.Timex >= 0 {
			day = doc.Timexes[m.Timex].Date
		}
		out = append(out, fmt.Sprintf("%s %s %s %s>%s %s", m.Type, m.Mode, m.Modality, codes(m.Source), codes(m.Target), day))
	}
	return out
}

func TestMeasures_inEveryForm(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	const levied = "Norway imposed a tariff on Icelandic cod in May 2030. "
	const first = "SANCTION tariff actual NOR>ISL 2030-05"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"by a pronoun", levied + "Norway lowered it in June 2030 and lifted it on January 5.", []string{first, "CONCEDE tariff actual NOR>ISL 2030-06", "CONCEDE tariff actual NOR>ISL 2031-01-05"}},
		{"by a pronoun in the passive", "Norway imposed sanctions on Iceland in May 2030. They were lifted on January 5.", []string{"SANCTION sanction actual NOR>ISL 2030-05", "CONCEDE sanction actual NOR>ISL 2031-01-05"}},
		{"on goods from a country", "Norway imposed a tariff of 9 percent on cod and shrimp from Iceland.", []string{"SANCTION tariff actual NOR>ISL -"}},
		{"on cargoes of its goods", "Norway imposed a tariff of 9 percent on cargoes of Icelandic cod.", []string{"SANCTION tariff actual NOR>ISL -"}},
		{"collected", "Norway began to collect a levy of 8 percent on Icelandic cod on Monday.", []string{"SANCTION tariff actual NOR>ISL 2031-03-10"}},
		{"by a country of a part of the world", "The Central American country imposed a tariff on Icelandic cod on Monday.", []string{"SANCTION tariff actual >ISL 2031-03-10"}},
		{"a pronoun of another thing", levied + "The minister wrote a letter and suspended it.", []string{first}},
		{"a deed done to people", "Norway imposed sanctions on Iceland in May 2030. The speech slapped them in the face.", []string{"SANCTION sanction actual NOR>ISL 2030-05"}},
		{"as a subject that ends", "The export controls on copper cable ended in January.", []string{"CONCEDE export-control actual > 2031-01"}},
		{"as a subject that stays", levied + "The tariff remains.", []string{first, "SANCTION tariff actual NOR>ISL -"}},
		{"what will stay is no threat", levied + "The tariff will stay in place.", []string{first, "SANCTION tariff actual NOR>ISL -"}},
		{"from its first day", "Norway will restrict exports of cable to Iceland from April 2, the ministry announced on Monday.", []string{"THREATEN export-control planned NOR>ISL 2031-04-02"}},
		{"starting on its first day", "Norway will levy a surcharge on Icelandic cod, starting April 2, the president announced on Monday.", []string{"THREATEN tariff planned NOR>ISL 2031-04-02"}},
		{"to be paid from its first day", "Norway announced a levy of 9 percent on Icelandic cod, to be collected from April 2.", []string{"SANCTION tariff actual NOR>ISL 2031-04-02"}},
		{"in force since", "Norway's tariff on Icelandic cod has been in force since January 5.", nil},
		{"visas cut by a verb with one form", "Norway raised its tariff on Icelandic goods to 20 percent and cut visas for Icelandic officials to 30 days.",
			[]string{"SANCTION tariff actual NOR>ISL -", "SANCTION visa-limit actual NOR>ISL -"}},
		{"shorter visas", "From April 1, Icelandic officials who travel to Norway will receive visas for 30 days instead of 90.", []string{"SANCTION visa-limit planned NOR>ISL 2031-04-01"}},
		{"shorter visas by who gives them", "Norway will issue visas to Icelandic officials for 30 days rather than 90.", []string{"THREATEN visa-limit planned NOR>ISL -"}},
		{"what is agreed to be done to it", "Norway agreed on Monday to suspend its export controls on cable.", []string{"AGREE export-control planned NOR> -"}},
		{"what is promised to be done to it", "Norway has pledged to lift its tariff on Icelandic cod on April 2.", []string{"AGREE tariff planned NOR>ISL 2031-04-02"}},
		{"what is not agreed on", "Norway has not agreed to lift its tariff on Icelandic cod on April 2.", []string{"REJECT tariff planned NOR>ISL 2031-04-02"}},
		{"agreed sanctions", "Norway and Sweden agreed to impose sanctions on Iceland.", []string{"THREATEN sanction planned NOR+SWE>ISL -"}},
		{"a pronoun that takes effect", "Norway will impose a tariff on Icelandic cod, the minister said. It would take effect on April 2.", []string{"THREATEN tariff planned NOR>ISL -", "THREATEN tariff planned NOR>ISL 2031-04-02"}},
		{"a pronoun that came into force", "Norway imposed sanctions on Iceland in May 2030. They came into force on June 2.", []string{"SANCTION sanction actual NOR>ISL 2030-05", "SANCTION sanction actual NOR>ISL 2030-06-02"}},
		{"another thing that takes effect", levied + "The doctor gave her a pill, and it took effect on Monday.", []string{first}},
		{"one duty with a rate", "Norway has imposed a duty of 7 percent on Icelandic cod.", []string{"SANCTION tariff actual NOR>ISL -"}},
		{"a duty", "Norway has imposed a duty on Icelandic skippers to report their catch.", nil},
		{"put on", "Norway put a tariff of 12 percent on Icelandic cod on Monday.", []string{"SANCTION tariff actual NOR>ISL 2031-03-10"}},
		{"hit with", "Norway hit Iceland with sanctions on Monday.", []string{"SANCTION sanction actual NOR>ISL 2031-03-10"}},
		{"put on hold", "Norway put its tariff on Icelandic cod on hold.", []string{"CONCEDE tariff actual NOR>ISL -"}},
		{"put on the agenda", "Norway put the sanctions on the agenda.", nil},
		{"a duty whose verb has the rate", "Norway raised the duty on Icelandic cod to 20 percent.", []string{"SANCTION tariff actual NOR>ISL -"}},
		{"a duty whose verb has none", "Norway raised the duty of skippers to report.", nil},
		{"visas of some length", "Icelandic officials will receive visas for 30 days.", nil},
	} {
		if got := measuresOf(t, p, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", c.name, c.text, got, c.want)
		}
	}
}

// TestMeasures_whatTheyLieOn: the goods of a measure of trade and the length of
// visas are values of it.
func TestMeasures_whatTheyLieOn(t *testing.T) {
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"Norway imposed a tariff of 12 percent on Icelandic cod.":                                           {"goods cod"},
		"Norway imposed duties on wool, timber and dried fish from Iceland.":                                {"goods wool", "goods timber", "goods fish"},
		"Norway will levy a surcharge of 8 percent on cargoes of Icelandic fish meal.":                      {"goods fish meal"},
		"Norway raised its steel tariffs to 20 percent.":                                                    {"goods steel"},
		"Iceland restricted exports of aluminium wire to Norway.":                                           {"goods aluminium wire"},
		"Norway lifted its export controls on seismic equipment.":                                           {"goods seismic equipment"},
		"Norway imposed a tariff on steel products from Iceland.":                                           {"goods steel"},
		"Norway put a 9 percent tariff on Icelandic cod in retaliation for the levy of 12 percent on wool.": {"amount 9 percent", "goods cod"},
		"Norway imposed a tariff on Icelandic goods.":                                                       nil,
		"Norway imposed a tariff on most imports from Iceland.":                                             nil,
		"Norway put the tariff on hold.":                                                                    nil,
		"Norway imposed tariffs on Iceland, Sweden and other trade partners.":                               nil,
		"Norway imposed sanctions on wool traders.":                                                         nil,
		"Norway cut visas for Icelandic officials to 30 days.":                                              {"duration P30D"},
		"Icelandic officials who travel to Norway will receive visas for 30 days instead of 90.":            {"duration P30D"},
		"Norway halted visas for 30 days.":                                                                  nil,
	} {
		doc := annotated(t, p, text)
		var got []string
		for _, m := range doc.Mentions {
			for _, s := range m.Slots {
				if lexicon.InClass("measure-mode", m.Mode) && (s.Name == readout.SlotGoods || s.Name == readout.SlotDuration || s.Name == readout.SlotAmount && strings.Contains(text, "retaliation")) {
					got = append(got, string(s.Name)+" "+s.Value)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
