package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// chains makes a document of chains alone: its text is their names.
func chains(t *testing.T, name string, list ...readout.Chain) *readout.Document {
	t.Helper()
	text := "Snow closed the pass above Velm on the road to the mine, said"
	for _, c := range list {
		text += " " + c.Name + ","
	}
	b := build(t, name, "", text+" in report "+name+".")
	for _, c := range list {
		n := b.who(c.Kind, c.Name, c.Code, c.Roles...)
		if strings.HasPrefix(c.Name, "the ") {
			b.doc.Chains[n].References[0].Form = readout.FormNominal
		}
	}
	return b.doc
}

func person(name, code string, roles ...readout.Role) readout.Chain {
	return readout.Chain{Kind: readout.ActorPerson, Name: name, Code: code, Roles: roles}
}

func office(words, code string, roles ...readout.Role) readout.Chain {
	return readout.Chain{Kind: readout.ActorPerson, Name: words, Code: code, Roles: roles}
}

func body(kind readout.ActorKind, name, code string) readout.Chain {
	return readout.Chain{Kind: kind, Name: name, Code: code}
}

func TestActors_acrossDocuments(t *testing.T) {
	premier := readout.Role{Title: "Prime Minister", Of: "NOR"}
	tests := []struct {
		name string
		docs [][]readout.Chain
		want []string // names, sorted
	}{
		{"one full name", [][]readout.Chain{{person("Ilse Maren", "EST")}, {person("Ilse Maren", "")}}, []string{"Ilse Maren"}},
		{"a middle name comes and goes", [][]readout.Chain{{person("Ilse K. Maren", "")}, {person("Ilse Maren", "")}}, []string{"Ilse K. Maren"}},
		{"a pet form", [][]readout.Chain{{person("Tim Lund", "")}, {person("Timothy Lund", "NOR")}}, []string{"Tim Lund"}},
		{"a pet form is no surname", [][]readout.Chain{{person("Ilse Will", "")}, {person("Ilse William", "")}}, []string{"Ilse Will", "Ilse William"}},
		{"two middle initials", [][]readout.Chain{{person("Ilse K. Maren", "")}, {person("Ilse T. Maren", "")}}, []string{"Ilse K. Maren", "Ilse T. Maren"}},
		{"accents and hyphens", [][]readout.Chain{{person("Chô Min-su", "KOR")}, {person("Cho Min Su", "KOR")}}, []string{"Cho Min Su"}},
		{"father and son", [][]readout.Chain{{person("Per Lund Jr.", "")}, {person("Per Lund", "")}}, []string{"Per Lund", "Per Lund Jr."}},
		{"a surname with its full name near", [][]readout.Chain{{person("Ilse Maren", "EST")}, {person("Maren", "")}}, []string{"Ilse Maren"}},
		{"a surname that two bear", [][]readout.Chain{{person("Ilse Maren", ""), person("Jon Maren", "")}, {person("Maren", "")}}, []string{"Ilse Maren", "Jon Maren", "Maren"}},
		{"the office tells which", [][]readout.Chain{{person("Ilse Maren", "NOR", premier), person("Jon Maren", "")}, {person("Maren", "", premier)}}, []string{"Ilse Maren", "Jon Maren"}},
		{"an office alone", [][]readout.Chain{{person("Ilse Maren", "NOR", premier)}, {office("the Norwegian premier", "NOR", premier)}}, []string{"Ilse Maren"}},
		{"an office alone, written small", [][]readout.Chain{{person("Ilse Maren", "NOR", premier)}, {office("the Norwegian premier", "NOR", readout.Role{Title: "prime minister", Of: "NOR"})}}, []string{"Ilse Maren"}},
		{"an office that nobody near holds", [][]readout.Chain{{person("Ilse Maren", "EST")}, {office("the Norwegian premier", "NOR", premier)}}, []string{"Ilse Maren"}},
		{"a government by its country", [][]readout.Chain{{body(readout.ActorGovernment, "Norway", "NOR")}, {body(readout.ActorGovernment, "Oslo", "NOR")}}, []string{"Norway"}},
		{"a government and the place", [][]readout.Chain{{body(readout.ActorGovernment, "Norway", "NOR")}, {body(readout.ActorPlace, "Norway", "NOR")}}, []string{"Norway", "Norway"}},
		{"towns of one name", [][]readout.Chain{{body(readout.ActorPlace, "Velm", "NOR")}, {body(readout.ActorPlace, "Velm", "SWE")}}, []string{"Velm", "Velm"}},
		{"a ministry in other order", [][]readout.Chain{{body(readout.ActorOrganization, "Ministry of Foreign Affairs", "NOR")}, {body(readout.ActorOrganization, "Foreign Ministry", "NOR")}}, []string{"Ministry of Foreign Affairs"}},
		{"ministries of two countries", [][]readout.Chain{{body(readout.ActorOrganization, "Foreign Ministry", "NOR")}, {body(readout.ActorOrganization, "Foreign Ministry", "SWE")}}, []string{"Foreign Ministry", "Foreign Ministry"}},
		{"an acronym of the lexicon", [][]readout.Chain{{body(readout.ActorOrganization, "IMF", "")}, {body(readout.ActorOrganization, "International Monetary Fund", "")}}, []string{"International Monetary Fund"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var docs []*readout.Document
			for i, list := range tt.docs {
				docs = append(docs, chains(t, string(rune('a'+i)), list...))
			}
			var got []string
			for _, a := range Documents(docs).Actors {
				got = append(got, a.Name)
				if len(a.Evidence) == 0 || !slices.IsSorted(a.Names) {
					t.Errorf("%s: evidence %v, names %q", a.Name, a.Evidence, a.Names)
				}
			}
			if !slices.Equal(sorted(got...), tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestActors_aSurnameIsOfWhomReportsKnowByIt(t *testing.T) {
	a := build(t, "a", "", "Snow closed the pass above Velm. Ilse Maren and her brother Jon Maren were there, and Maren spoke.")
	ilse := a.person("Ilse Maren", "")
	a.person("Jon Maren", "")
	at := a.at("Maren", 2)
	a.doc.Chains[ilse].References = append(a.doc.Chains[ilse].References, readout.Reference{Span: at, Form: readout.FormName})
	b := build(t, "b", "", "Snow closed the pass above Velm. Maren spoke.")
	maren := b.person("Maren", "")
	x := Documents([]*readout.Document{a.doc, b.doc})
	id := recordOf(t, x, b.doc).ChainActors[maren]
	i := slices.IndexFunc(x.Actors, func(a readout.Actor) bool { return a.ID == id })
	if i < 0 || x.Actors[i].Name != "Ilse Maren" {
		t.Errorf("Maren is %q among %+v", id, x.Actors)
	}
}

func TestActors_whoStaysApartSaysWhy(t *testing.T) {
	x := Documents([]*readout.Document{
		chains(t, "a", person("Ilse Maren", ""), person("Jon Maren", "")),
		chains(t, "b", person("Maren", "")),
	})
	i := slices.IndexFunc(x.Actors, func(a readout.Actor) bool { return a.Name == "Maren" })
	if i < 0 || len(x.Actors[i].Reasons) == 0 || !strings.Contains(x.Actors[i].Reasons[0].Note, "2 bear it") {
		t.Errorf("actors %+v", x.Actors)
	}
}

func TestActors_anOfficeLeadsToItsHolder(t *testing.T) {
	premier := readout.Role{Title: "Prime Minister", Of: "NOR"}
	a, b := chains(t, "a", person("Ilse Maren", "NOR", premier)), chains(t, "b", office("the Norwegian premier", "NOR", premier))
	x := Documents([]*readout.Document{a, b})
	if got := recordOf(t, x, b).ChainActors[0]; got != x.Actors[0].ID {
		t.Errorf("the premier is %q, want %s", got, x.Actors[0].ID)
	}
}

func TestActors_chainsKnowTheirActor(t *testing.T) {
	d := chains(t, "a", person("Ilse Maren", "EST"))
	d.Chains = append(d.Chains, readout.Chain{Kind: readout.ActorPerson, Name: "she", References: []readout.Reference{{Span: d.Chains[0].References[0].Span, Form: readout.FormPronoun}}})
	x := Documents([]*readout.Document{d})
	if got := x.Documents[0].ChainActors; len(got) != 2 || got[0] != x.Actors[0].ID || got[1] != "" {
		t.Errorf("chain actors %q, actor %s", got, x.Actors[0].ID)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"The White House": "white house", "Beijing's": "beijing", "Müller-Lund": "muller lund", "U.S.": "us", "  A  B ": "a b", "—": "",
	} {
		if got := fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestActors_anOfficeIsOfWhomeverHeldItThen: "the U.S. president" of 2016 is
// not the one of 2018, and of no day it is nobody who is known to hold it once.
func TestActors_anOfficeIsOfWhomeverHeldItThen(t *testing.T) {
	president := readout.Role{Title: "President", Of: "USA"}
	for _, c := range []struct{ published, want string }{
		{"2016-05-03", "Barack Obama"}, {"2018-05", "Donald Trump"}, {"2017-01", ""},
	} {
		a := chains(t, "a", person("Barack Obama", "USA", readout.Role{Title: "former President", Of: "USA"}), person("Donald Trump", "USA", readout.Role{Title: "candidate", Of: "USA"}))
		b := chains(t, "b", office("the U.S. president", "USA", president))
		b.Published = readout.Published{Value: readout.Date(c.published), Basis: readout.BasisMetadata}
		a.Published = b.Published
		x := Documents([]*readout.Document{a, b})
		got := ""
		for _, y := range x.Actors {
			if y.ID == recordOf(t, x, b).ChainActors[0] {
				got = y.Name
			}
		}
		if got != c.want {
			t.Errorf("the U.S. president in %s is %q, want %q", c.published, got, c.want)
		}
	}
}

func TestActors_ofSeveralRomanisationsAreOne(t *testing.T) {
	role := readout.Role{Title: "President", Of: "UKR"}
	docs := []*readout.Document{
		chains(t, "a", person("Danylo Verenskyy", "UKR", role)),
		chains(t, "b", person("Danylo Verenskiy", "UKR", role)),
		chains(t, "c", person("Verensky", "UKR", role)),
		chains(t, "d", person("Danylo Verenko", "UKR", role)),
	}
	var got []string
	for _, a := range Documents(docs).Actors {
		if a.Kind == readout.ActorPerson {
			got = append(got, strings.Join(a.Names, " = "))
			if len(a.Names) > 1 && !slices.ContainsFunc(a.Reasons, func(r readout.Reason) bool { return r.By == "spelling" }) {
				t.Errorf("%v are one without a reason", a.Names)
			}
		}
	}
	slices.Sort(got)
	if want := []string{"Danylo Verenko", "Danylo Verenskiy = Danylo Verenskyy = Verensky"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestActors_aLeadersShortNameMeansTheLeader(t *testing.T) {
	docs := []*readout.Document{
		chains(t, "a", person("Angela Merkel", "DEU")),
		chains(t, "b", person("Merkel", "DEU")),
		chains(t, "c", person("Merkel", "NOR")), // another: of another country
	}
	documents := map[int]int{}
	for _, a := range Documents(docs).Actors {
		if a.Kind == readout.ActorPerson {
			documents[a.Documents]++
			if a.Documents == 2 && (a.Name != "Angela Merkel" || !slices.ContainsFunc(a.Reasons, func(r readout.Reason) bool { return r.By == "leader" })) {
				t.Errorf("%s is one without a reason: %v", a.Name, a.Reasons)
			}
		}
	}
	if documents[2] != 1 || documents[1] != 1 {
		t.Errorf("persons by number of documents: %v, want one of two and one of one", documents)
	}
}

// An actor's id says who is meant, however the reports at hand spell the name,
// so that parts which know one spelling each name one actor.
func TestActors_oneIDForAllSpellings(t *testing.T) {
	id := func(names ...string) string {
		var docs []*readout.Document
		for i, n := range names {
			docs = append(docs, chains(t, string(rune('a'+i)), person(n, "")))
		}
		x := Documents(docs)
		if len(x.Actors) != 1 {
			t.Fatalf("%v: %d actors", names, len(x.Actors))
		}
		return x.Actors[0].ID
	}
	if both := id("Sergei Lund", "Sergey Lund"); id("Sergei Lund") != both || id("Sergey Lund") != both {
		t.Error("the spellings that stand in a part change the actor's id")
	}
	if id("Tim Lund") != id("Timothy Lund") || id("Tim Lund") == id("Tom Lund") {
		t.Error("a pet form has another id, or two names have one")
	}
}
