package happenings_test

import (
	"testing"

	"readout"
	"readout/analyze"
	"readout/analyze/happenings"
)

// tell reads a report of 3 March 2025 and gives its happenings by lemma.
func tell(t *testing.T, text string) (*readout.Document, map[string]readout.Happening) {
	t.Helper()
	p, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := readout.NewDocument(readout.Document{Text: text, Language: "en",
		Published: readout.Published{Value: "2025-03-03", Basis: readout.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]readout.Happening{}
	for _, h := range happenings.New().Annotate(doc).Happenings {
		out[h.Lemma] = h
	}
	return doc, out
}

func names(args []readout.Argument) string {
	out := ""
	for _, a := range args {
		out += a.Text + ";"
	}
	return out
}

func TestAnnotate_partiesDateAndMood(t *testing.T) {
	for _, c := range []struct {
		name, text, lemma, source, target, date string
		polarity                                readout.Polarity
		modality                                readout.Modality
	}{
		{"subject, object, stated day", "Nordwind bought the yard on 12 January 2025.", "buy", "Nordwind;", "the yard;", "2025-01-12", readout.PolarityPos, readout.ModalityActual},
		{"passive", "The yard was bought by Nordwind on 12 January 2025.", "buy", "Nordwind;", "The yard;", "2025-01-12", readout.PolarityPos, readout.ModalityActual},
		{"what is to come has no day of its own", "Nordwind will build a new yard.", "build", "Nordwind;", "a new yard;", "", readout.PolarityPos, readout.ModalityPlanned},
		{"what is so has no day of its own", "Nordwind makes big ships.", "make", "Nordwind;", "big ships;", "", readout.PolarityPos, readout.ModalityActual},
		{"denied", "Nordwind did not sell the yard on 12 January 2025.", "sell", "Nordwind;", "the yard;", "2025-01-12", readout.PolarityNeg, readout.ModalityActual},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := tell(t, c.text)
			h, ok := found[c.lemma]
			if !ok {
				t.Fatalf("no happening %q in %v", c.lemma, found)
			}
			if got := names(h.Source); got != c.source {
				t.Errorf("source %q, want %q", got, c.source)
			}
			if got := names(h.Target); got != c.target {
				t.Errorf("target %q, want %q", got, c.target)
			}
			if string(h.Date) != c.date || h.Polarity != c.polarity || h.Modality != c.modality {
				t.Errorf("date %q, %s, %s; want %q, %s, %s", h.Date, h.Polarity, h.Modality, c.date, c.polarity, c.modality)
			}
		})
	}
}

func TestAnnotate_spansLieInTheText(t *testing.T) {
	doc, found := tell(t, "The launch of the rocket delayed the company. It said its engineers had been warned, and that they left.")
	if len(found) == 0 {
		t.Fatal("no happening found")
	}
	for _, h := range found {
		if h.Trigger.Start < 0 || h.Trigger.End > len(doc.Text) || h.Trigger.Start >= h.Trigger.End {
			t.Errorf("%s: trigger %v is not in a text of %d bytes", h.Lemma, h.Trigger, len(doc.Text))
		}
		if !doc.Sentences[h.Sentence].Span.Contains(h.Trigger) {
			t.Errorf("%s: trigger %v is outside its sentence", h.Lemma, h.Trigger)
		}
	}
}

// TestAnnotate_likeTellingsHaveOneName: reports that know nothing of one another
// name a happening alike by its verb and by who or what is known best.
func TestAnnotate_likeTellingsHaveOneName(t *testing.T) {
	name := func(text, lemma string) string {
		_, found := tell(t, text)
		h, ok := found[lemma]
		if !ok {
			t.Fatalf("no happening %q in %q", lemma, text)
		}
		return h.Event
	}
	one := name("Nordwind unveiled the new Falke N90 in Bergen.", "unveil")
	if two := name("The N90 was unveiled on 12 January 2025.", "unveil"); one == "" || one != two {
		t.Errorf("one unveiling has the names %q and %q", one, two)
	}
	for _, c := range [][2]string{
		{"Nordwind unveiled the new Falke N70 in Bergen.", "unveil"}, // another make
		{"Nordwind sold the new Falke N90 in Bergen.", "sell"},       // another deed
	} {
		if other := name(c[0], c[1]); other == one {
			t.Errorf("%q has the name of another happening", c[0])
		}
	}
	if n := name("The crew waited.", "wait"); n != "" {
		t.Errorf("what nobody known takes part in has the name %q", n)
	}
}
