package names_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/names"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/models"
)

// annotators are those up to names, with the embedded language pack.
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
	namer, err := names.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return []readout.Annotator{tokens.New(), sentences.New(), tagger, namer}
}

func annotate(list []readout.Annotator, text string) *readout.Document {
	doc := &readout.Document{Text: text, Language: "en"}
	doc.Tokens = list[0].Annotate(doc).Tokens
	doc.Sentences = list[1].Annotate(doc).Sentences
	doc.Tags = list[2].Annotate(doc).Tags
	doc.Entities = list[3].Annotate(doc).Entities
	return doc
}

func TestAnnotate_findsNames(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ name, text, want string }{
		{"a title stands beside the person", "Peruvian President Ana Ruiz spoke in Lima.",
			"NATIONALITY:Peruvian/PER TITLE:President PERSON:Ana Ruiz PLACE:Lima/PER"},
		{"a country with full stops", "U.S. Energy Secretary Mark Dunn left on Monday.",
			"PLACE:U.S./USA TITLE:Energy Secretary PERSON:Mark Dunn"},
		{"a possessive is no part of a name", "The talks follow Norway's offer to the United States.",
			"PLACE:Norway/NOR PLACE:United States/USA"},
		{"a body of many words", "The International Monetary Fund and the World Bank met in Geneva.",
			"ORGANIZATION:International Monetary Fund ORGANIZATION:World Bank PLACE:Geneva"},
		{"a nickname within a name", `Chief of staff Jakob "Jock" Lind met William “Bill” Berg and Robert 'Bob' Dunn.`,
			"TITLE:Chief of staff PERSON:Jakob Lind PERSON:William Berg PERSON:Robert Dunn"},
		{"a nickname of two words", `Police arrested Pedro “El Chico” Villar in Lima.`, "PERSON:Pedro Villar PLACE:Lima/PER"},
		{"a name before a quoted word", `Ana Ruiz called it "Waste" and left.`, "PERSON:Ana Ruiz"},
		{"a possessive and a title in quotation marks", "Ana Ruiz's “Harbour” sold well.", "PERSON:Ana Ruiz"},
		{"a body and its chief", "World Health Organization chief Ingrid Berg spoke.",
			"ORGANIZATION:World Health Organization TITLE:chief PERSON:Ingrid Berg"},
		{"a house that governs", "Aides at the White House gave no details.", "ORGANIZATION:White House/USA"},
		{"peoples", "Many Norwegians and Swedish officials agreed.", "NATIONALITY:Norwegians/NOR NATIONALITY:Swedish/SWE"},
		{"two countries with a hyphen", "The India-Pakistan border was quiet.", "PLACE:India/IND PLACE:Pakistan/PAK"},
		{"a capital that acts", "Jakarta forced the agency out of the country.", "PLACE:Jakarta/IDN"},
		{"a town that acts", "Kandahar rejected the offer.", "PLACE:Kandahar"},
		{"a person named as a town is", "Mr. Aleppo spoke.", "TITLE:Mr. PERSON:Aleppo"},
		{"a paper named after its town", "The Jakarta Post said so.", "ORGANIZATION:Jakarta Post"},
		{"a paper that quotes", "The Harbour Gazette quoted Ada Miles as saying that the bridge will open.", "ORGANIZATION:Harbour Gazette PERSON:Ada Miles"},
		{"an acronym", "Officials at NATO said so.", "ORGANIZATION:NATO"},
		{"a bare surname that opens a sentence", "Brandvold had already agreed to the plan.", "PERSON:Brandvold"},
		{"no names", "The weather was fine and nobody came.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range annotate(list, c.text).Entities {
				s := fmt.Sprintf("%s:%s", e.Type, e.Name)
				if e.Code != "" {
					s += "/" + e.Code
				}
				got = append(got, s)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestAnnotate_keepsASurnameAPersonThroughoutTheDocument(t *testing.T) {
	doc := annotate(annotators(t), "Helena Brandvold became mayor in May.\n\nBrandvold wants a new bridge.\n\nIn the town hall they trust Brandvold.")
	n := 0
	for _, e := range doc.Entities {
		if strings.Contains(e.Name, "Brandvold") && e.Type == readout.EntityPerson {
			n++
		}
	}
	if n != 3 {
		t.Errorf("got %d persons, want 3: %v", n, doc.Entities)
	}
}

func TestAnnotate_seesASurnameAtTheStartOfASentence(t *testing.T) {
	doc := annotate(annotators(t), "The town will buy the mill, Mayor Helena Barreras said.\n\nBarreras did not rule out a loan.\n\nHouses were sold, too.")
	var got []string
	for _, e := range doc.Entities {
		if e.Type == readout.EntityPerson {
			got = append(got, e.Name)
		}
	}
	if strings.Join(got, ", ") != "Helena Barreras, Barreras" {
		t.Errorf("got persons %q", got)
	}
}

func TestAnnotate_isDeterministic(t *testing.T) {
	list := annotators(t)
	text := "Peruvian President Ana Ruiz met U.S. officials. Ruiz told the BBC that Peru's Congress had agreed."
	first := annotate(list, text).Entities
	for range 5 {
		if again := annotate(list, text).Entities; !reflect.DeepEqual(first, again) {
			t.Fatalf("got %v, then %v", first, again)
		}
	}
}

func TestNew_refusesAPackWithoutItsSection(t *testing.T) {
	pack, err := models.Read(models.Write(nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := names.New(pack); readout.KindOf(err) != readout.KindInvalid {
		t.Errorf("got %v, want an invalid pack", err)
	}
}

func FuzzAnnotate(f *testing.F) {
	list := annotators(f)
	for _, s := range []string{
		"", "Ana", "PRESIDENT ANA RUIZ", "“Élysée” Mr. O’Neil’s", "the U.S.-China\n\nUN", "Sen. . .", "a\u0301 Ž İ ǅ", "General General Secretary of of State",
	} {
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
		end := 0
		for _, e := range doc.Entities {
			if !doc.HasSpan(e.Span) || e.Tokens.Empty() || e.Tokens.First < end {
				t.Fatalf("entity %+v is out of bounds or order", e)
			}
			if e.Span.Start != doc.Tokens[e.Tokens.First].Start || e.Span.End != doc.Tokens[e.Tokens.End-1].End {
				t.Fatalf("entity %+v does not lie on its tokens", e)
			}
			end = e.Tokens.End
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	list := annotators(b)
	text := strings.Repeat("Peruvian President Ana Ruiz met officials of the United States in Geneva on Monday. She said that talks with the World Bank would go on for some weeks, and that nobody should expect an early end.\n\n", 40)
	doc := annotate(list, text)
	b.ResetTimer()
	for b.Loop() {
		list[3].Annotate(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
