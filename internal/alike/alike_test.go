package alike

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"readout"
)

// report makes a document whose title and only sentence are given, without
// other layers.
func report(t testing.TB, title, text string) *readout.Document {
	t.Helper()
	d, err := readout.NewDocument(readout.Document{Title: title, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: len(text)}, Kind: readout.RegionBody}}
	return d
}

const (
	leak = "The nuclear plant at Lenholm was shut down on Monday after coolant leaked from its second reactor, the operator said. Nobody was hurt."
	same = "Operators closed the second reactor of the Lenholm nuclear plant on Monday because of a leak of coolant. No injuries were reported."
	far  = "The parliament in Ostrava voted on Tuesday for a new law on public archives, after a debate of nine hours between the two large parties."
)

func TestOdds_ordersReports(t *testing.T) {
	a := Of(report(t, "Lenholm reactor shut after leak", leak))
	b := Of(report(t, "Leak of coolant closes reactor at Lenholm", same))
	c := Of(report(t, "Parliament votes for archive law", far))
	if Odds(a, b) < 0 {
		t.Errorf("two reports of one leak: odds %v", Odds(a, b))
	}
	if Odds(a, c) > -4 {
		t.Errorf("a leak and a law: odds %v", Odds(a, c))
	}
}

func TestOdds_readsFirstLinesOnly(t *testing.T) {
	long := ""
	for range 40 {
		long += "The council will meet again in spring to speak of the budget. "
	}
	a, b := Of(report(t, "", long)), report(t, "", long+far)
	b.Sentences = []readout.Sentence{{Span: readout.Span{End: len(long)}, Kind: readout.RegionBody}, {Span: readout.Span{Start: len(long), End: len(b.Text)}, Kind: readout.RegionBody}}
	if !a.Whole || Of(b).Whole {
		t.Error("only the first report ends with what is read of it")
	}
	if OfBrief(b) != nil || !reflect.DeepEqual(OfBrief(report(t, "", long)), a) {
		t.Error("only the first report is a brief")
	}
	if Compare(a, Of(b)) != Compare(a, a) {
		t.Error("what follows the first lines changes the measures")
	}
}

func TestCompare_weekdays(t *testing.T) {
	day := func(value string) *Profile {
		d := report(t, "", leak)
		d.Timexes = []readout.Timex{{Span: readout.Span{Start: 40, End: 46}, Value: value}}
		return Of(d)
	}
	monday, friday := day("XXXX-WXX-1"), day("XXXX-WXX-5")
	if f := Compare(monday, friday); f[otherDay] != 1 || f[sameDay] != 0 {
		t.Error("Monday and Friday are two days")
	}
	if f := Compare(monday, monday); f[sameDay] != 1 || f[otherDay] != 0 {
		t.Error("Monday is one day")
	}
	if f := Compare(monday, day("P3D")); f[sameDay]+f[otherDay] != 0 {
		t.Error("a duration names a weekday")
	}
}

func TestRows_keepTheNetwork(t *testing.T) {
	for round, network := range networks {
		n := network()
		if rows := len(n.Rows()); rows != len(n.Names)+2 {
			t.Errorf("network %d: %d rows", round, rows)
		}
		if len(n.Units) == 0 {
			t.Errorf("network %d has no units", round)
		}
	}
}

func TestRead_unpacksTheSameProfile(t *testing.T) {
	for _, text := range []string{leak, "", strings.Repeat(far+" ", 9)} {
		want := Of(report(t, "Lenholm reactor shut after leak", text))
		data := want.AppendBinary(nil)
		got, err := Read(data)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v, error %v", text, got, want, err)
		}
		for n := range data {
			if _, err := Read(data[:n]); err == nil {
				t.Fatalf("%d of %d bytes were taken for a profile", n, len(data))
			}
		}
	}
}

func FuzzRead_refusesOtherBytes(f *testing.F) {
	f.Add([]byte{1, 3, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Add(make([]byte, headSize+termSize+pairSize))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := Read(data); err == nil && len(p.AppendBinary(nil)) != len(data) {
			t.Error("another length")
		}
	})
}

func FuzzOdds_isSymmetric(f *testing.F) {
	f.Add("One title", leak, same)
	f.Add("", "", far)
	f.Fuzz(func(t *testing.T, title, x, y string) {
		make := func(title, text string) *Profile {
			d := &readout.Document{Title: title, Text: text}
			d.Sentences = []readout.Sentence{{Span: readout.Span{End: len(text)}, Kind: readout.RegionBody}}
			return Of(d)
		}
		a, b := make(title, x), make("", y)
		if o := Odds(a, b); o != Odds(b, a) || math.IsNaN(o) || math.IsInf(o, 0) {
			t.Errorf("odds %v, turned round %v", o, Odds(b, a))
		}
	})
}

func BenchmarkOdds(b *testing.B) {
	x, y := Of(report(b, "Lenholm reactor shut after leak", leak)), Of(report(b, "Leak of coolant closes reactor at Lenholm", same))
	for b.Loop() {
		Odds(x, y)
	}
}
