package coreference_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/coreference"
	"readout/analyze/names"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/models"
)

// annotators are those up to coreference, with the embedded language pack.
func annotators(t testing.TB) []readout.Annotator {
	t.Helper()
	pack, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := tags.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := trees.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	namer, err := names.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return []readout.Annotator{tokens.New(), sentences.New(), tagger, parser, namer, coreference.New()}
}

func annotate(list []readout.Annotator, text string) *readout.Document {
	return annotateOf("", list, text)
}

// annotateOf is annotate for a report of a known day.
func annotateOf(day readout.Date, list []readout.Annotator, text string) *readout.Document {
	doc := &readout.Document{Text: text, Language: "en", Published: readout.Published{Value: day, Basis: readout.BasisMetadata}}
	doc.Tokens = list[0].Annotate(doc).Tokens
	doc.Sentences = list[1].Annotate(doc).Sentences
	doc.Tags = list[2].Annotate(doc).Tags
	doc.Arcs = list[3].Annotate(doc).Arcs
	doc.Entities = list[4].Annotate(doc).Entities
	doc.Chains = list[5].Annotate(doc).Chains
	return doc
}

// chainsOf gives the names of the chains to which the references reading
// surface belong, in text order; "-" for none at all.
func chainsOf(doc *readout.Document, surface string) string {
	var at []string
	for i := 0; ; {
		k := strings.Index(doc.Text[i:], surface)
		if k < 0 {
			break
		}
		span := readout.Span{Start: i + k, End: i + k + len(surface)}
		for _, c := range doc.Chains {
			for _, r := range c.References {
				if r.Span == span {
					at = append(at, string(c.Kind)+" "+c.Name)
				}
			}
		}
		i = span.End
	}
	if at == nil {
		return "-"
	}
	return strings.Join(at, "; ")
}

const summit = `Peruvian President Ana Ruiz met Norwegian Prime Minister Lars Holm in Geneva on Monday.

Ruiz said she was pleased. “We will sign soon,” she said.

Holm told reporters that he had invited the Peruvian president to Oslo. He praised her.

The two leaders spoke for an hour. Peru and Norway have argued about fish for years, and both countries want a treaty.

Lima's foreign ministry gave no details. Norway's embassy in Lima said it would publish a text.`

func TestAnnotate_tiesReferences(t *testing.T) {
	doc := annotate(annotators(t), summit)
	for _, c := range []struct{ surface, want string }{
		{"Ruiz", "person Ana Ruiz"},
		{"she", "person Ana Ruiz; person Ana Ruiz"},
		{"he", "person Lars Holm"},
		{"He", "person Lars Holm"},
		{"her", "person Ana Ruiz"},
		{"the Peruvian president", "person Ana Ruiz"},
		{"The two leaders", "group Ana Ruiz and Lars Holm"},
		{"both countries", "group Peru and Norway"},
		{"Peruvian", "government Peru; government Peru"},
		{"Geneva", "place Geneva"},
		{"Norway's embassy", "organization Norway's embassy in Lima"},
		{"it", "organization Norway's embassy in Lima"},
	} {
		if got := chainsOf(doc, c.surface); got != c.want {
			t.Errorf("%s: got %q, want %q", c.surface, got, c.want)
		}
	}
}

// TestAnnotate_anOfficeIsOfWhomeverHoldsItThen: of two who are known to have
// held an office, it is of the one who did when the report appeared.
func TestAnnotate_anOfficeIsOfWhomeverHoldsItThen(t *testing.T) {
	const text = "Donald Trump spoke in Ohio on Monday. Barack Obama spoke in Iowa. On Tuesday the U.S. president flew home."
	list := annotators(t)
	for day, want := range map[readout.Date]string{"2018-03-05": "person Donald Trump", "2016-03-05": "person Barack Obama"} {
		if got := chainsOf(annotateOf(day, list, text), "the U.S. president"); got != want {
			t.Errorf("the U.S. president on %s: got %q, want %q", day, got, want)
		}
	}
}

// TestAnnotate_anOfficeAloneIsSomebody: who holds an office that one holds at a time is a
// person, though the text names nobody; who holds one of many, or of no country, is none.
func TestAnnotate_anOfficeAloneIsSomebody(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface, want string }{
		{"On Monday the Chilean president spoke. The president of Chile then left.", "The president", "person president"},
		{"Peru's foreign minister flew to Lima.", "Peru's foreign minister", "person foreign minister"},
		{"The Peruvian president spoke in Lima. Ana Ruiz, the president of Peru, was in her car.", "The Peruvian president", "person Ana Ruiz"},
		{"The former Chilean president spoke.", "The former Chilean president", "-"},
		{"The Chilean mayor spoke.", "The Chilean mayor", "-"},
		{"The Chilean minister spoke.", "The Chilean minister", "-"},
		{"The president of the club spoke.", "The president", "-"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.surface, got, c.want)
		}
	}
}

func TestAnnotate_knowsTheIssuersOwnPresident(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ name, text, want string }{
		{"title that names the country", "Presidency of Peru: press release\n\nThe President of Peru, Ana Ruiz, spoke today with the President of Chile, Marco Vega. President Vega thanked her. The President explained that new posts will be built.", "person Ana Ruiz"},
		{"first sentence that names the body", "The Office of the President of Peru reports that President Ana Ruiz spoke with President Marco Vega of Chile. President Vega spoke of trade. The President explained that new posts will be built.", "person Ana Ruiz"},
		{"title that names the person", "Readout of President Ana Ruiz's call with President Marco Vega of Chile\n\nPresident Ana Ruiz spoke with President Marco Vega of Chile today. President Vega spoke of trade. The President explained that new posts will be built.", "person Ana Ruiz"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := annotate(list, c.text)
			at := strings.LastIndex(doc.Text, "The President")
			for _, chain := range doc.Chains {
				for _, r := range chain.References {
					if r.Span.Start == at && string(chain.Kind)+" "+chain.Name == c.want {
						return
					}
				}
			}
			t.Errorf("got %q, want %q last", chainsOf(doc, "The President"), c.want)
		})
	}
}

func TestAnnotate_tellsGovernmentsFromPlaces(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface, want string }{
		{"Moscow accused Washington of bad faith.", "Moscow", "government Russia"},
		{"Moscow accused Washington of bad faith.", "Washington", "government United States"},
		{"The ministers met in Beijing on Friday.", "Beijing", "place Beijing"},
		{"According to Beijing's account, the call was long.", "Beijing", "government China"},
		{"The suburbs of Beijing's west were flooded.", "Beijing", "place Beijing"},
		{"The White House said nothing.", "White House", "government United States"},
		{"She flew to Japan last week.", "Japan", "place Japan"},
		{"Japan signed the treaty.", "Japan", "government Japan"},
		{"Tariffs on Japanese cars will rise.", "Japanese", "government Japan"},
		{"The Japanese government protested.", "The Japanese government", "government Japan"},
		{"They met in Osaka, Japan.", "Japan", "place Japan"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.surface, got, c.want)
		}
	}
}

func TestAnnotate_readsRoles(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, person, code, roles string }{
		{"Peruvian President Ana Ruiz spoke.", "Ana Ruiz", "PER", "[{President PER}]"},
		{"U.S. Trade Representative Mark Dunn spoke.", "Mark Dunn", "USA", "[{Trade Representative USA}]"},
		{"The EU's trade commissioner Petra Novak spoke.", "Petra Novak", "", "[{trade commissioner European Union}]"},
		{"World Bank chief Ingrid Berg spoke.", "Ingrid Berg", "", "[{chief World Bank}]"},
		{"Former Chilean President Juan Vega spoke.", "Juan Vega", "CHL", "[{former President CHL}]"},
		{"Mr. Vega spoke.", "Vega", "", "[]"},
	} {
		doc := annotate(list, c.text)
		found := false
		for _, chain := range doc.Chains {
			if chain.Kind != readout.ActorPerson {
				continue
			}
			found = true
			roles := []string{}
			for _, r := range chain.Roles {
				roles = append(roles, "{"+r.Title+" "+r.Of+"}")
			}
			if got := fmt.Sprint(roles); chain.Name != c.person || chain.Code != c.code || got != c.roles {
				t.Errorf("%q: got %s %q %s, want %s %q %s", c.text, chain.Name, chain.Code, got, c.person, c.code, c.roles)
			}
		}
		if !found {
			t.Errorf("%q: no person", c.text)
		}
	}
}

// TestAnnotate_readsRolesOfSeveral: a title before several names is that of each whose
// country is said, and whoever is called a counterpart is of the country that says so.
func TestAnnotate_readsRolesOfSeveral(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, want string }{
		{"Presidents Ana Ruiz of Peru and Marco Vega of Chile met in Arica on Monday.", "Ana Ruiz PER president PER; Marco Vega CHL president CHL"},
		{"Foreign ministers Ana Ruiz of Peru and Marco Vega of Chile met in Arica on Monday.", "Ana Ruiz PER foreign minister PER; Marco Vega CHL foreign minister CHL"},
		{"Presidents Ana Ruiz and Marco Vega met in Arica on Monday.", "Ana Ruiz; Marco Vega"},
		{"Ministry of Foreign Affairs of Peru\n\nForeign Minister Ana Ruiz spoke with her Chilean counterpart, Foreign Minister Marco Vega, today.", "Ana Ruiz PER Foreign Minister; Marco Vega CHL Foreign Minister"},
		{"Ministry of Foreign Affairs of Peru\n\nForeign Minister Ana Ruiz spoke with her counterpart, Foreign Minister Marco Vega, today.", "Ana Ruiz PER Foreign Minister; Marco Vega Foreign Minister"},
	} {
		var got []string
		for _, chain := range annotate(list, c.text).Chains {
			if chain.Kind == readout.ActorPerson {
				words := []string{chain.Name, chain.Code}
				for _, r := range chain.Roles {
					words = append(words, r.Title, r.Of)
				}
				got = append(got, strings.Join(strings.Fields(strings.Join(words, " ")), " "))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

func TestAnnotate_findsWhoSpeaksOfHimself(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface, want string }{
		{"Lars Holm met Juan Vega. Holm said that President Vega was an old friend, adding that he had liked the talks.", "he", "person Lars Holm"},
		{"Lars Holm met Juan Vega. Holm enjoyed his meeting with Vega.", "his", "person Lars Holm"},
		{"Lars Holm met Juan Vega. “He is a friend,” Holm said.", "He", "person Juan Vega"},
		{"“The door is open,” Lars Holm said on Friday.\n\nPeru's foreign minister, Juan Vega, called the plan small. “We shall see,” he said.", "he", "person Juan Vega"},
		{"President Lars Holm of Norway spoke with President Juan Vega of Peru. The two leaders agreed that their foreign ministers would meet before May. They also spoke of fish.", "They", "group Lars Holm and Juan Vega"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.surface, got, c.want)
		}
	}
}

// TestAnnotate_abstains holds that what nothing tells is left open.
func TestAnnotate_abstains(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface string }{
		{"It is clear that the river rises.", "It"},
		{"He left early.", "He"},
		{"The tariff hurt Peru, but it brought in money.", "it"},
		{"The two leaders met.", "The two leaders"},
		{"The farmers met Ana Ruiz before they left.", "they"},
		{"Lars Holm stayed away. A senior official said that the visit was put off. A new day would be set in May, he said.", "he"},
		{"Ana Ruiz came. A government spokeswoman denied that the law was new. She said that others would follow.", "She"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != "-" {
			t.Errorf("%q: %s is %q, want none", c.text, c.surface, got)
		}
	}
}

func TestAnnotate_isDeterministic(t *testing.T) {
	list := annotators(t)
	first := annotate(list, summit).Chains
	for range 5 {
		if again := annotate(list, summit).Chains; !reflect.DeepEqual(first, again) {
			t.Fatalf("got %v, then %v", first, again)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	list := annotators(f)
	for _, s := range []string{"", summit, "both sides", "Jr.", "Mr. \"Al\" al-", "THE U.S. PRESIDENT'S 'administration'", "he he he, Peru-Chile-Peru and and", "the two two leaders of of it"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		doc := annotate(list, text)
		if doc.Text != text {
			t.Fatal("the text was altered")
		}
		check(t, doc)
	})
}

// check holds what is true of every chain.
func check(t *testing.T, doc *readout.Document) {
	t.Helper()
	start := readout.Span{Start: -1}
	heads := map[int]bool{}
	for i, c := range doc.Chains {
		if len(c.References) == 0 || c.References[0].Span.Compare(start) < 0 {
			t.Fatalf("chain %d is empty or out of order", i)
		}
		start = c.References[0].Span
		last := readout.Span{Start: -1}
		for _, r := range c.References {
			if !doc.HasSpan(r.Span) || r.Span.Compare(last) < 0 || r.Head < 0 || r.Head >= len(doc.Tokens) || heads[r.Head] {
				t.Fatalf("reference %+v of chain %d is out of bounds or order", r, i)
			}
			if !r.Span.Contains(doc.Tokens[r.Head].Span) || r.By == "" {
				t.Fatalf("reference %+v of chain %d does not hold its head, or is unsigned", r, i)
			}
			heads[r.Head] = true
			last = r.Span
		}
		for _, m := range c.Members {
			if m < 0 || m >= len(doc.Chains) || m == i {
				t.Fatalf("chain %d has the member %d", i, m)
			}
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	list := annotators(b)
	doc := annotate(list, strings.Repeat(summit+"\n\n", 20))
	b.ResetTimer()
	for b.Loop() {
		list[5].Annotate(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func TestAnnotate_tiesThoseWhoAreTwo(t *testing.T) {
	list := annotators(t)
	const call = "Peruvian President Ana Ruiz spoke by telephone with Chilean President Luis Vega on Monday. "
	for _, c := range []struct{ text, surface, want string }{
		{call + "The two heads of state spoke for an hour.", "The two heads", "group Ana Ruiz and Luis Vega"},
		{call + "The two heads of the firm spoke for an hour.", "The two heads", "-"},
		{call + "The presidents spoke for an hour.", "The presidents", "group Ana Ruiz and Luis Vega"},
		{call + "Bolivian President Rosa Paz listened. The presidents spoke for an hour.", "The presidents", "-"},
		{call + "The two had met in Lima in August.", "The two", "group Ana Ruiz and Luis Vega"},
		{call + "The two of them had met in Lima.", "The two", "-"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.surface, c.text, got, c.want)
		}
	}
}

func TestAnnotate_aPresidencysOwnPresidentIsOfItsCountry(t *testing.T) {
	doc := annotate(annotators(t), "Presidency of Peru\n\nPresident Ana Ruiz spoke today with President Luis Vega of Chile.\n")
	for _, c := range doc.Chains {
		if c.Name == "Ana Ruiz" && c.Code != "PER" {
			t.Errorf("Ana Ruiz is of %q", c.Code)
		}
	}
}

func TestAnnotate_aHeadlinesCountryIsNobodysInTheLineBelow(t *testing.T) {
	doc := annotate(annotators(t), "Call with President Luis Vega of Chile\n\nPresident Ana Ruiz spoke today.\n")
	for _, c := range doc.Chains {
		if c.Name == "Ana Ruiz" && (c.Code != "" || len(c.Roles) != 1 || c.Roles[0].Of != "") {
			t.Errorf("Ana Ruiz is of %q, with roles %v", c.Code, c.Roles)
		}
	}
}

func TestAnnotate_aNameReadAsABodysIsThePersons(t *testing.T) {
	tests := []struct{ name, text, longer, want string }{
		{"a person elsewhere in the text", "Tarvek said on Tuesday that the toll was unfair. Olm invited Tarvek to the harbour.", "", "person"},
		{"a body whose longer name the text tells", "Tarvek said on Tuesday that the toll was unfair. Olm invited Tarvek to the harbour.", "Tarvek Group", "organization"},
	}
	list := annotators(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := annotate(list, tt.text)
			doc.Entities = nil
			for i, tok := range doc.Tokens {
				if tok.Text(doc) == "Tarvek" {
					typ := readout.EntityPerson
					if i > 0 {
						typ = readout.EntityOrganization
					}
					doc.Entities = append(doc.Entities, readout.Entity{Type: typ, Name: "Tarvek", Span: tok.Span, Tokens: readout.TokenRange{First: i, End: i + 1}})
				}
			}
			if tt.longer != "" {
				last := len(doc.Tokens) - 2
				doc.Entities = append(doc.Entities, readout.Entity{Type: readout.EntityOrganization, Name: tt.longer, Span: doc.Tokens[last].Span, Tokens: readout.TokenRange{First: last, End: last + 1}})
			}
			at := strings.LastIndex(tt.text, "Tarvek")
			for _, c := range coreference.New().Annotate(doc).Chains {
				for _, ref := range c.References {
					if ref.Span.Start == at && string(c.Kind) != tt.want {
						t.Errorf("a %s, want a %s", c.Kind, tt.want)
					}
				}
			}
		})
	}
}
