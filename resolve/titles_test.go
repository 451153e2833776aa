package resolve

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/lexicon"
)

// A deed is led to whom it is done by the word of its mode; to a place, where
// the deed is not done to the place, by "in".
func TestTitle_leadsToWhomItIsDone(t *testing.T) {
	r := &resolver{actors: []*actor{
		{name: "Norvia", kind: readout.ActorGovernment}, {name: "Ola Dahl", kind: readout.ActorPerson},
		{name: "Velm", kind: readout.ActorPlace}, {name: "Norvia", kind: readout.ActorPlace},
	}}
	for _, c := range []struct {
		typ, mode      string
		source, target []int
		want           string
	}{
		{"COERCE", "arrest", []int{0}, []int{1}, "Arrest of Ola Dahl by Norvia"},
		{"COERCE", "arrest", []int{0}, []int{2}, "Arrest by Norvia in Velm"},
		{"ASSAULT", "shooting", nil, []int{1, 2}, "Shooting of Ola Dahl and Velm"},
		{"ASSAULT", "airstrike", []int{0}, []int{2}, "Airstrike by Norvia on Velm"},
		{"PROTEST", "protest", []int{1}, []int{2}, "Protest by Ola Dahl in Velm"},
		{"PROTEST", "protest", []int{1}, []int{0}, "Protest by Ola Dahl against Norvia"},
		{"COERCE", "coup", nil, []int{3}, "Coup in Norvia"},
		{"COERCE", "coup", nil, []int{0, 3}, "Coup against Norvia"},
		{"THREATEN", "warning", []int{0}, []int{1}, "Warning by Norvia to Ola Dahl"},
		{"RETREAT", "resignation", []int{1}, []int{0}, "Resignation by Ola Dahl from Norvia"},
		{"COERCE", "intrusion", []int{0}, []int{1}, "Intrusion by Norvia on Ola Dahl"},
		{"OTHER", "appointment", []int{0}, []int{1}, "Appointment of Ola Dahl by Norvia"},
		{"AGREE", "offer", []int{1}, []int{0}, "Offer by Ola Dahl to Norvia"},
		{"AGREE", "agreement", []int{1}, []int{0}, "Agreement of Norvia and Ola Dahl"},
		{"OTHER", "speech", []int{1}, nil, "Speech of Ola Dahl"},
	} {
		e := readout.Event{Type: c.typ, Mode: c.mode, Modality: readout.ModalityActual}
		if got := r.title(lexicon.ModeOf(c.mode).Title, directed(c.typ), c.source, c.target, e); got != c.want {
			t.Errorf("%s/%s: %q, want %q", c.typ, c.mode, got, c.want)
		}
	}
}

// Ways of killing are not one another because all of them kill.
func TestModes_waysOfKillingAreNotOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"shooting", "bombing", false}, {"airstrike", "shooting", false}, {"explosion", "shooting", false}, {"execution", "bombing", false},
		{"killing", "shooting", true}, {"death", "shooting", true}, {"killing", "execution", true}, {"wounding", "explosion", true},
		{"airstrike", "bombing", true}, {"attack", "airstrike", true}, {"massacre", "shooting", true}, {"assassination", "killing", true},
	} {
		a, b := lexicon.ModeOf(c.a), lexicon.ModeOf(c.b)
		if a.Compatible(b) != c.want || b.Compatible(a) != c.want {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.want)
		}
	}
}

// One mention of a narrower sort among many does not name the event.
func TestGroupMode_oneStrayMentionDoesNotName(t *testing.T) {
	mode := func(modes ...string) string {
		b := build(t, "a", "2031-03-04", "Ola Dahl was killed.")
		b.mention("killed", "ASSAULT", "killing", -1)
		r := &resolver{docs: []*readout.Document{b.doc}}
		tell := &telling{}
		b.doc.Mentions = nil
		for i, m := range modes {
			b.doc.Mentions = append(b.doc.Mentions, readout.EventMention{Type: "ASSAULT", Mode: m})
			tell.mentions = append(tell.mentions, i)
		}
		r.tellings = []*telling{tell}
		_, got := r.groupMode([]int{0})
		return got.Name
	}
	if got := mode("killing", "killing", "shooting"); got != "shooting" {
		t.Errorf("a killing that others know as a shooting is a %s", got)
	}
	if got := mode("killing", "killing", "killing", "killing", "killing", "shooting"); got != "killing" {
		t.Errorf("one shooting among five killings makes it a %s", got)
	}
}

// Who is nobody in particular stands for his party, or for the state that he serves.
func TestParticipants_whoStandsForWhom(t *testing.T) {
	for _, c := range []struct{ text, who, tag, want string }{
		{"Republicans condemned Ilse Maren.", "Republicans", "NNPS", "Republican Party"},
		{"Two Democratic senators condemned Ilse Maren.", "Two Democratic senators", "NNS", "Democratic Party"},
		{"A Republican condemned Ilse Maren.", "A Republican", "NN", ""},
		{"American negotiators condemned Ilse Maren.", "American negotiators", "NNS", "United States"},
		{"American voters condemned Ilse Maren.", "American voters", "NNS", ""},
		{"American states condemned Ilse Maren.", "American states", "NNS", ""},
		{"American soldiers condemned Ilse Maren.", "American soldiers", "NNS", "United States"},
		{"A American soldier condemned Ilse Maren.", "A American soldier", "NN", ""},
	} {
		b := build(t, "a", "2031-03-04", c.text)
		m := b.mention("condemned", "ACCUSE", "condemnation", b.time("condemned", "weekday:2<="))
		span := b.at(c.who, 0)
		last := m.Head - 1
		b.doc.Tags[last].XPOS, b.doc.Tags[last].Lemma = c.tag, strings.TrimSuffix(b.doc.Tags[last].Lemma, "s")
		for i := range last {
			b.doc.Arcs[i] = readout.Arc{Head: last, Rel: "amod"}
		}
		maren := b.person("Ilse Maren", "NOR")
		m.Source = []readout.Argument{{Span: span, Text: c.who, Chain: readout.NoChain, Code: "USA"}}
		m.Target = []readout.Argument{{Span: b.at("Ilse Maren", 0), Text: "Ilse Maren", Chain: maren, Code: "NOR"}}
		x := Documents([]*readout.Document{b.doc})
		if len(x.Events) != 1 {
			t.Fatalf("%s: %+v", c.text, x.Events)
		}
		got := ""
		for _, a := range x.Actors {
			if slices.Contains(x.Events[0].Source, a.ID) {
				got += a.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: by %q, want %q", c.text, got, c.want)
		}
	}
}
