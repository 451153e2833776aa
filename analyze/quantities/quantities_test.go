package quantities_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/quantities"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/timexes"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/models"
)

// layers makes the annotators that quantities needs below it, once.
var layers = sync.OnceValue(func() []readout.Annotator {
	pack, err := models.English()
	if err != nil {
		panic(err)
	}
	tagger, err := tags.New(pack)
	if err != nil {
		panic(err)
	}
	parser, err := trees.New(pack)
	if err != nil {
		panic(err)
	}
	times, err := timexes.New()
	if err != nil {
		panic(err)
	}
	return []readout.Annotator{tokens.New(), sentences.New(), tagger, parser, times}
})

// read gives a text all layers; the countries named become chains.
func read(t testing.TB, text string, chains ...string) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(readout.Document{Text: text, Language: "en",
		Published: readout.Published{Value: "2024-05-15", Basis: readout.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range layers() {
		made := a.Annotate(doc)
		switch a.Describe().Assigns {
		case readout.LayerTokens:
			doc.Tokens = made.Tokens
		case readout.LayerSentences:
			doc.Sentences = made.Sentences
		case readout.LayerTags:
			doc.Tags = made.Tags
		case readout.LayerTrees:
			doc.Arcs = made.Arcs
		case readout.LayerTimexes:
			doc.Timexes = made.Timexes
		}
	}
	for _, names := range chains {
		c := readout.Chain{Kind: readout.ActorGovernment, Name: names}
		for i, tok := range doc.Tokens {
			for _, name := range strings.Split(names, "|") {
				if tok.Text(doc) == name {
					c.References = append(c.References, readout.Reference{Span: tok.Span, Head: i, Form: readout.FormName})
				}
			}
		}
		doc.Chains = append(doc.Chains, c)
	}
	a, err := quantities.New()
	if err != nil {
		t.Fatal(err)
	}
	doc.Quantities = a.Annotate(doc).Quantities
	return doc
}

// show writes a quantity as the tables below have it.
func show(doc *readout.Document, q readout.Quantity) string {
	s := fmt.Sprintf("%s = %v %s", q.Span.Text(doc), q.Value, q.Unit)
	if q.Approximate {
		s += " approximate"
	}
	if q.Bound != readout.BoundNone {
		s += " " + string(q.Bound)
	}
	if q.Of != "" {
		s += " of " + q.Of
	}
	return s
}

func TestAnnotate_findsFiguresWithUnitAndBound(t *testing.T) {
	for text, want := range map[string]string{
		"The fee rose to 145% last year.":                              "145% = 145 percent",
		"Turnout fell by 25 percent.":                                  "25 percent = 25 percent",
		"Rates moved two percentage points.":                           "two percentage points = 2 percentage point",
		"The state gave nearly $600 billion.":                          "$600 billion = 6e+11 USD approximate",
		"The firm paid €3m for it.":                                    "€3m = 3e+06 EUR",
		"It cost 1.2 billion yuan.":                                    "1.2 billion yuan = 1.2e+09 CNY",
		"They raised more than US$40 million.":                         "US$40 million = 4e+07 USD at-least",
		"A roll costs 80 cents.":                                       "80 cents = 0.8 USD",
		"At least 12 soldiers were killed.":                            "12 soldiers = 12 person at-least of soldier",
		"Some 300 houses burned.":                                      "300 houses = 300 count approximate of house",
		"As many as two dozen trucks left.":                            "two dozen trucks = 24 count at-most of truck",
		"They held a nearly 90-minute call.":                           "90-minute = 90 minute approximate",
		"The talks took about 90 minutes.":                             "90 minutes = 90 minute approximate",
		"The shell flew 12 kilometers.":                                "12 kilometers = 12 kilometre",
		"The road needs 40 tons or more.":                              "40 tons = 40 ton at-least",
		"Between 10 and 15 percent of voters stayed home.":             "10 = 10 percent at-least; 15 percent = 15 percent at-most",
		"They cut the rate from 35 to 15 percent.":                     "35 = 35 percent; 15 percent = 15 percent",
		"It takes two to three weeks.":                                 "two = 2 week at-least; three weeks = 3 week at-most",
		"He was born on May 4, 1987, and rose at 6:30 a.m.":            "",
		"She came third in 2012.":                                      "",
		"Call 555-0100-22 about Section 12 of Resolution 1441.":        "",
		"The home side won 3-2.":                                       "",
		"They had one-on-one talks with the Group of Seven ministers.": "",
		"The dam failed three years ago.":                              "",
		"At one point the lights went out.":                            "",
	} {
		doc := read(t, text)
		var got []string
		for _, q := range doc.Quantities {
			got = append(got, show(doc, q))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

func TestAnnotate_saysWhatIsMeasuredAndBetweenWhom(t *testing.T) {
	for text, want := range map[string]string{
		"Norway raised tariffs on Peru to 40% in March.":             "tariff Norway > Peru 2024-03",
		"Norway imposed a 30% tariff on goods from Peru.":            "tariff Norway > Peru",
		"The minister criticised a 30% tariff on goods from Peru.":   "tariff  > Peru",
		"Norway's duties on Peru reached 12 percent.":                "tariff Norway > Peru",
		"Norway has pushed levies on Peruvian imports up to 60%.":    "tariff Norway > Peru",
		"The two states' trade was worth $40 billion in 2021.":       "  >  2021;trade  >  2021",
		"Norway gave Peru $5 million in aid.":                        "aid Norway > ",
		"The blast killed 12 people and wounded 40 others.":          "toll  > ;wounded  > ",
		"A 5% tariff imposed by Norway on Peru is in force.":         "tariff Norway > Peru",
		"Norway put the cost of the toll for Peru at $5 million.":    "cost  > ",
		"Twenty people were injured, five of them gravely.":          "wounded  > ;  > ",
		"Wheat now costs $300 a ton.":                                "  > ",
		"Norway spent 300 million kroner on roads in 2021.":          "spending Norway >  2021",
		"The central bank said inflation slowed to 3.2% last month.": "inflation  >  2024-04",
	} {
		doc := read(t, text, "Norway", "Peru|Peruvian")
		var got []string
		for _, q := range doc.Quantities {
			name := func(k int) string {
				if k == readout.NoChain {
					return ""
				}
				return strings.SplitN(doc.Chains[k].Name, "|", 2)[0]
			}
			s := fmt.Sprintf("%s %s > %s", q.Measure, name(q.ByChain), name(q.OnChain))
			if q.Timex >= 0 {
				s += " " + string(doc.Timexes[q.Timex].Date)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("%s\n got %q\nwant %q", text, s, want)
		}
	}
}

func TestAnnotate_pointsADurationAtItsTimex(t *testing.T) {
	doc := read(t, "They spoke for 90 minutes.")
	if len(doc.Quantities) != 1 || doc.Quantities[0].Timex != 0 || doc.Timexes[0].Value != "PT90M" {
		t.Fatalf("got %+v over %+v", doc.Quantities, doc.Timexes)
	}
}

func FuzzAnnotate_keepsSpansInBounds(f *testing.F) {
	f.Add("Nearly $600 billion, up to 145% or 1/2 of €3m – 12 soldiers, 9.5.1 and ½ a 1,00 or more.")
	f.Add("$ $5 5$ -5 to 6 % percent one two hundred and million")
	a, err := quantities.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 500 {
			return
		}
		doc := read(t, text)
		for _, q := range a.Annotate(doc).Quantities {
			if !doc.HasSpan(q.Span) || q.Tokens.First < 0 || q.Tokens.End > len(doc.Tokens) || q.Tokens.Empty() {
				t.Fatalf("%q gives a quantity out of bounds: %+v", text, q)
			}
			if q.Timex >= len(doc.Timexes) || q.Value != q.Value || q.Bound == "" {
				t.Fatalf("%q gives a malformed quantity: %+v", text, q)
			}
		}
	})
}
