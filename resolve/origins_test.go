package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

const (
	flood = "The river Aune rose by two metres over night and the lower town of Velm was cleared before dawn. " +
		"Fire crews carried pumps through the market and closed both bridges to cars and to people on foot. " +
		"Schools stay shut until the water falls and trains stop one station short of the town on both lines."
	strike = "Dockers at Orla stopped work at noon and left three ships of grain at anchor outside the long mole. " +
		"Their union wants a shorter night shift while the owners of the port offer money and no hours at all. " +
		"Lorries stood in line as far as the tannery and drivers were told to come back when the week is out. "
	hills = "Shepherds on the Lower Fell brought their ewes down a month before the date on which they always had. " +
		"Hay is short and two barns burned in autumn so that some will have to sell in a market that is full. "
	speech = "“We have seen high water before in this valley and we shall see it again, but never so fast, never in the dark and never with so little warning from those who are paid to watch the gauges up in the hills all through the winter.” "
)

// credit marks words of a text as an agency's.
func credit(d *readout.Document, words, name string, role readout.CreditRole, region readout.RegionKind) *readout.Document {
	at := strings.Index(d.Text, words)
	s := readout.Span{Start: at, End: at + len(words)}
	d.Credits = append(d.Credits, readout.Credit{Name: name, Role: role, Span: s})
	d.Regions = append(d.Regions, readout.Region{Span: s, Kind: region, By: "test"})
	return d
}

func TestOrigins_groupWhoCopiesOrCreditsWhom(t *testing.T) {
	agency := func(name, text string) *readout.Document {
		return credit(build(t, name, "", "VELM (NTB) "+text).doc, "(NTB)", "Norsk Telegram", readout.CreditAgency, readout.RegionDateline)
	}
	plain := func(name, published, text string) *readout.Document { return build(t, name, published, text).doc }
	of := func(outlet string, d *readout.Document) *readout.Document {
		in := readout.Document{Names: d.Names, Text: d.Text, Language: d.Language, Published: d.Published, Outlet: outlet}
		out, err := readout.NewDocument(in)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	tests := []struct {
		name  string
		docs  []*readout.Document
		names []string // of the origins, sorted
		basis readout.OriginBasis
	}{
		{"a copy with a new lead", []*readout.Document{plain("a", "2031-01-01", flood), plain("b", "2031-01-02", "More rain is to come. "+flood)}, []string{"a"}, readout.OriginCopy},
		{"an excerpt", []*readout.Document{plain("a", "2031-01-02", flood[:260]), plain("b", "2031-01-01", flood+" "+strings.Repeat("No more is known of it so far than what was said above. ", 3))}, []string{"b"}, readout.OriginCopy},
		{"a quotation shared is no copy", []*readout.Document{plain("a", "", speech+"So said the mayor."), plain("b", "", "The mayor spoke. "+speech)}, []string{"a", "b"}, readout.OriginOutlet},
		{"two dispatches of one agency", []*readout.Document{agency("a", flood), agency("b", "Snow closed the pass.")}, []string{"Norsk Telegram"}, readout.OriginDateline},
		{"a copy without the agency's name", []*readout.Document{agency("a", flood), plain("b", "", flood)}, []string{"Norsk Telegram"}, readout.OriginDateline},
		{"a contributor leaves a text its own", []*readout.Document{credit(plain("a", "", "Snow fell. Radio Velm contributed."), "Radio Velm contributed.", "Radio Velm", readout.CreditContributor, readout.RegionCredit)}, []string{"a"}, readout.OriginOutlet},
		{"one outlet's reports of two seasons share its standing text", []*readout.Document{of("Velm Post", plain("a", "2031-01-01", flood+" "+hills)), of("Velm Post", plain("b", "2031-05-01", strike+flood))}, []string{"Velm Post", "Velm Post"}, readout.OriginOutlet},
		{"one outlet's reports of two days", []*readout.Document{of("Velm Post", plain("a", "2031-01-01", flood)), of("Velm Post", plain("b", "2031-01-02", strike+flood))}, []string{"Velm Post"}, readout.OriginCopy},
		{"nothing shared", []*readout.Document{plain("a", "", flood), plain("b", "", "Snow closed the pass.")}, []string{"a", "b"}, readout.OriginOutlet},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := Documents(tt.docs)
			var names []string
			for _, o := range x.Origins {
				names = append(names, o.Name)
				if o.Basis != tt.basis {
					t.Errorf("%s rests on %s, want %s", o.Name, o.Basis, tt.basis)
				}
			}
			if !slices.Equal(sorted(names...), tt.names) {
				t.Errorf("origins %q, want %q", names, tt.names)
			}
		})
	}
}

func TestOrigins_aCopyShowsWhatIsShared(t *testing.T) {
	a, b := build(t, "a", "2031-01-01", flood).doc, build(t, "b", "2031-01-02", "More rain is to come. "+flood).doc
	o := Documents([]*readout.Document{a, b}).Origins[0]
	if len(o.Ties) != 1 || o.Ties[0].From != b.ID || o.Ties[0].To != a.ID || o.Ties[0].Share < 0.8 {
		t.Fatalf("ties %+v", o.Ties)
	}
	for _, e := range o.Ties[0].Evidence {
		if !strings.HasPrefix(e.Quote, "The river Aune") {
			t.Errorf("evidence %q", e.Quote)
		}
	}
}

// TestOrigins_aTextOfTwoMakesThemNoOneWitness: what was merged from two reports
// counts with the one from which it has more, and says what it has of the other.
func TestOrigins_aTextOfTwoMakesThemNoOneWitness(t *testing.T) {
	a, b := build(t, "a", "2031-01-01", flood).doc, build(t, "b", "2031-01-01", strike).doc
	merged := build(t, "m", "2031-01-02", flood+" "+strike[:210]).doc
	x := Documents([]*readout.Document{a, b, merged})
	ra, rb, rm := recordOf(t, x, a), recordOf(t, x, b), recordOf(t, x, merged)
	if len(x.Origins) != 2 || ra.Origin == rb.Origin || rm.Origin != ra.Origin {
		t.Fatalf("origins %+v", x.Origins)
	}
	for _, o := range x.Origins {
		if o.ID != rm.Origin {
			continue
		}
		to := map[string]bool{}
		for _, tie := range o.Ties {
			to[tie.To] = tie.From == merged.ID && len(tie.Evidence) > 0
		}
		if !to[a.ID] || !to[b.ID] {
			t.Errorf("ties %+v", o.Ties)
		}
	}
}

// TestOrigins_aLiftedSentenceIsNoted: a sentence of another outlet's report makes
// no copy; it is a tie, unless it is credited or the words of a speech.
func TestOrigins_aLiftedSentenceIsNoted(t *testing.T) {
	of := func(outlet, published, text string) *readout.Document {
		d, err := readout.NewDocument(readout.Document{Names: []string{outlet}, Text: text, Language: "en", Outlet: outlet,
			Published: readout.Published{Value: readout.Date(published), Basis: readout.BasisMetadata}})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const lifted = "Fire crews carried pumps through the market and closed both bridges to cars and to people on foot while the schools stayed shut and the last trains of the evening were sent back one station short of the town with nobody aboard but the guard. "
	const spoken = "I have carried pumps through that market and I have closed both bridges to cars and to people on foot while our schools stayed shut and the last trains of the evening were sent back one station short of the town with nobody aboard but the guard. "
	long := strike + hills + "Nobody at the port had a word for the press and the gates were shut at dusk. "
	const asked = "The council sat until three and heard eleven farmers, two priests and a man who sells boats, of whom none agreed with any other on what is to be done with the old weir above the mill. " +
		"A vote was put off to the spring. The weir was built by monks, mended by soldiers and has leaked since before anybody now alive in the valley was born. "
	tests := []struct {
		name, sentence, credit string
		ties                   int
	}{{"lifted", lifted, "", 1}, {"credited", lifted, "Velm Post", 0}, {"a speech", spoken, "", 0}, {"nothing", "", "", 0}}
	for _, tt := range tests {
		first := of("Velm Post", "2031-01-01", "At Velm the water came up to the church door. "+flood+" "+asked+tt.sentence+"It was gone by noon.")
		second := of("Orla Echo", "2031-01-02", long+tt.sentence+"It snowed at Orla.")
		if tt.credit != "" {
			second.Credits = []readout.Credit{{Name: tt.credit, Role: readout.CreditFirst, Span: readout.Span{Start: 0, End: 7}}}
		}
		r := &resolver{docs: distinct([]*readout.Document{first, second})}
		r.prepare()
		n := 0
		for _, o := range r.origins() {
			if len(o.Documents) > 1 {
				t.Errorf("%s: one origin of two", tt.name)
			}
			for _, tie := range o.Ties {
				if tie.Basis == readout.TiePassage {
					n++
					if tie.From != second.ID || tie.To != first.ID || len(tie.Evidence) == 0 {
						t.Errorf("%s: tie %+v", tt.name, tie)
					}
				}
			}
		}
		if n != tt.ties {
			t.Errorf("%s: %d ties, want %d", tt.name, n, tt.ties)
		}
	}
}

func TestOrigins_anOutletsOwnNameIsNoCredit(t *testing.T) {
	const note = "Ada Serra is an editor of Velm Post."
	in := readout.Document{Names: []string{"a"}, Text: "Snow fell. " + note, Language: "en", Outlet: "Velm Post"}
	d, err := readout.NewDocument(in)
	if err != nil {
		t.Fatal(err)
	}
	credit(d, note, "Velm Post", readout.CreditContributor, readout.RegionCredit)
	if o := Documents([]*readout.Document{d}).Origins[0]; len(o.Ties) != 0 {
		t.Errorf("ties %+v", o.Ties)
	}
}

func TestOrigins_aContributorIsNotedAsATie(t *testing.T) {
	d := credit(build(t, "a", "", "Snow fell. Radio Velm contributed.").doc, "Radio Velm contributed.", "Radio Velm", readout.CreditContributor, readout.RegionCredit)
	o := Documents([]*readout.Document{d}).Origins[0]
	if len(o.Ties) != 1 || o.Ties[0].To != "" || o.Ties[0].Evidence[0].Quote != "Radio Velm contributed." {
		t.Errorf("ties %+v", o.Ties)
	}
}
