package resolve

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/reuse"
)

// ofOutlet makes a document of an outlet.
func ofOutlet(t *testing.T, outlet, published, text string) *readout.Document {
	t.Helper()
	d, err := readout.NewDocument(readout.Document{Names: []string{outlet}, Text: text, Language: "en", Outlet: outlet,
		Published: readout.Published{Value: readout.Date(published), Basis: readout.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	millQuote  = "“Nobody has asked the people below the dam what they would do with a dry river and nobody will”"
	boatQuote  = "“My boats have lain on the mud since the day the sluices were shut and they will rot there”"
	grainQuote = "“We carried grain on that river for two hundred years and now the lorries cannot cross the bridge”"
	fishQuote  = "“The eels went first and then the herons and last of all went the men who sold them in the town”"
	tallLead   = "Leaning on the rail of a moored ferry, the old miller added: "
)

func TestLiftedQuotes_needMoreThanTheSpeakersWords(t *testing.T) {
	all := strings.Join([]string{"At the mill one said: " + millQuote + ".", "Another called over: " + boatQuote + ".", "A third had this: " + grainQuote + "."}, "\n\n")
	ownAll := strings.Join([]string{"From upstream, by telephone: " + millQuote + ".", "Then came a shipper with " + boatQuote + ".", "And to end with, " + grainQuote + "."}, "\n\n")
	tests := []struct {
		name          string
		first, second string
		ties          int
	}{
		{"one quotation", "The miller: " + millQuote + ".", "A woman near him said " + millQuote + " and went.", 0},
		{"with the narrator's words", tallLead + millQuote + ".", "No water came. " + tallLead + millQuote + " and went.", 1},
		{"with what all would say of a speaker", "He said in a statement on Monday: " + millQuote + ".", "So it went. He said in a statement on Monday: " + millQuote + " and more.", 0},
		{"all alike and in one order", all, ownAll, 1},
		{"in another order", all, strings.Join([]string{"First " + grainQuote + ".", "Then " + boatQuote + ".", "Last " + millQuote + "."}, "\n\n"), 0},
		{"a part of many", all + strings.ReplaceAll("\n\nOne sang: "+fishQuote+". ", "eels", "crabs") + strings.ReplaceAll("\n\nOne wept: "+fishQuote+". ", "eels", "swans"), ownAll + "\n\n" + strings.ReplaceAll("He had: "+fishQuote+". ", "eels", "carp") + "\n\n" + strings.ReplaceAll("She had: "+fishQuote+". ", "eels", "pike"), 0},
		{"cut otherwise", all, strings.ReplaceAll(ownAll, "nobody will”", "nobody”"), 0},
		{"handed out to all", strings.ReplaceAll(all, "one said", "one said in a statement"), ownAll, 0},
		{"its source is named", tallLead + millQuote + ".", "As the Velm Post had it, no water came.\n\n" + tallLead + millQuote + ".", 0},
		{"the other's source is named", "To the Orla Echo he spoke at length.\n\n" + tallLead + millQuote + ".", tallLead + millQuote + " and went.", 0},
	}
	for _, tt := range tests {
		filler := " The levels of the three reservoirs were given by the board as low, lower and none."
		x := ofOutlet(t, "Velm Post", "2031-01-01", tt.first+"\n\nHe would not give his name."+filler+" "+flood+" "+hills+strike)
		y := ofOutlet(t, "Orla Echo", "2031-01-02", tt.second+"\n\nWhat else was asked, nobody wrote down, and the ferry stayed where it was until the night came.")
		n := 0
		for _, o := range Documents([]*readout.Document{x, y}).Origins {
			if len(o.Documents) != 1 {
				t.Errorf("%s: one origin of two", tt.name)
			}
			for _, tie := range o.Ties {
				n++
				if tie.Basis != readout.TieQuotation || tie.From != y.ID || tie.To != x.ID || len(tie.Evidence) < 2 || len(tie.Reasons) == 0 {
					t.Errorf("%s: tie %+v", tt.name, tie)
				}
			}
		}
		if n != tt.ties {
			t.Errorf("%s: %d ties, want %d", tt.name, n, tt.ties)
		}
	}
}

func TestLiftedQuotes_areOfOneTime(t *testing.T) {
	tests := map[string]int{"2031-01-01": 1, "2031-01-09": 1, "2031-06-01": 0}
	for day, want := range tests {
		x := ofOutlet(t, "Velm Post", "2031-01-01", tallLead+millQuote+".")
		y := ofOutlet(t, "Orla Echo", day, "No water came. "+tallLead+millQuote+" and then "+boatQuote+".")
		r := &resolver{docs: distinct([]*readout.Document{x, y})}
		r.prepare()
		got := r.liftedQuotes(nil)
		if len(got) != want {
			t.Fatalf("%s: %d ties, want %d", day, len(got), want)
		}
		if day == "2031-01-01" && got[0].tie.From != x.ID {
			t.Errorf("of one day, the one with fewer quotations lifted: %+v", got[0].tie)
		}
	}
}

func TestNamesOutlet_knowsItsOtherNames(t *testing.T) {
	tests := []struct {
		text, outlet string
		want         bool
	}{
		{"as BBC News had it", "BBC", true},
		{"as the Velm Post had it", "The Velm Post", true},
		{"as the Velm Postman had it", "The Velm Post", false},
		{"", "Velm Post", false},
		{"nobody", "", false},
	}
	for _, tt := range tests {
		if got := namesOutlet(tt.text, tt.outlet); got != tt.want {
			t.Errorf("%q in %q: %v", tt.outlet, tt.text, got)
		}
	}
}

func TestSentencesOf_leavesOutWhatStandsUnderManyReports(t *testing.T) {
	const sentence = "Fire crews carried pumps through the market and closed both bridges to cars and to people on foot while the schools stayed shut"
	tests := map[string]struct {
		before, passage, after string
		want                   int
	}{
		"a sentence":      {"Rain fell.\n\n", sentence, ".", 1},
		"a post":          {"Rain fell.\n\n", sentence, "! — Ada Serra (@adaserra) May 2, 2031", 0},
		"a quoted block":  {"The paper had it so:\n\n", sentence, ".", 0},
		"an author":       {"", "She is the author of two books on dams and weirs in the hills and a third on the men who built them", ".", 0},
		"a list of names": {"Gone are ", "Abel Orr, Bea Lund, Carl Mott, Dora Pym, Egon Rast, Fay Tull, Gus Wren, Hal Yates, Ida Zorn and Jo Katt", ".", 0},
		"a speech":        {"", "we carried our pumps through the market and closed both bridges to cars and to people on foot while schools were shut", ".", 0},
	}
	for name, tt := range tests {
		text := tt.before + tt.passage + tt.after
		x, y := ofOutlet(t, "Velm Post", "2031-01-01", "At noon it was over. "+tt.passage+tt.after), ofOutlet(t, "Orla Echo", "2031-01-02", text)
		r := &resolver{docs: []*readout.Document{x, y}}
		if got := r.sentencesOf(0, 1, reuse.Align(own(x), own(y)).Passages); len(got) != tt.want {
			t.Errorf("%s: %d passages, want %d", name, len(got), tt.want)
		}
	}
}
