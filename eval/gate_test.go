package eval

import (
	"bytes"
	"strings"
	"testing"
)

func measured(value, down float64) *Result {
	return &Result{Documents: 9, Figures: []Figure{{Name: "quality", Value: value, Counts: &Score{Right: 1, Found: 1, Gold: 1000}}, {Name: "noise", Value: down, Down: true}}}
}

func pinned(value, down float64) *FloorsOf {
	f := &FloorsOf{Measure: "timex", Path: "timex/x.tar.gz"}
	f.pin(measured(value, down), "sum", false)
	return f
}

func failures(list []Verdict) string {
	var out []string
	for _, v := range list {
		if v.Fails != "" {
			out = append(out, v.Figure+" "+v.Fails)
		}
	}
	return strings.Join(out, "; ")
}

func TestGate_failsBelowAFloorOnly(t *testing.T) {
	for _, c := range []struct {
		name        string
		value, down float64
		want        string
	}{
		{"the same", 80, 0.2, ""},
		{"within the slack", 79.71, 0.22, ""},
		{"better", 99, 0, ""},
		{"worse", 79.6, 0.2, "quality below its floor"},
		{"noisier", 80, 0.23, "noise above what is allowed"},
	} {
		if got := failures(pinned(80, 0.2).verdicts(measured(c.value, c.down), "sum")); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := failures(pinned(80, 0.2).verdicts(measured(80, 0.2), "another")); !strings.Contains(got, "the corpus is not the one") {
		t.Errorf("another corpus: %q", got)
	}
	if got := failures(pinned(80, 0.2).verdicts(&Result{}, "sum")); !strings.Contains(got, "quality is not measured any more") {
		t.Errorf("figures gone: %q", got)
	}
}

func TestGate_oneCaseIsNoRegression(t *testing.T) {
	f := &FloorsOf{}
	f.pin(&Result{Figures: []Figure{share("found", 8, 10)}}, "sum", false)
	if f.Floors[0].Floor != 70 {
		t.Errorf("floor %v under 8 of 10", f.Floors[0].Floor)
	}
}

func TestPin_neverLowersUnlessAllowed(t *testing.T) {
	floor := func(f *FloorsOf, i int) float64 { return f.Floors[i].Floor }
	f := pinned(80, 0.2)
	f.pin(measured(70, 0.5), "sum", false)
	if floor(f, 0) != 79.7 || floor(f, 1) != 0.22 {
		t.Errorf("floors sank to %v", f.Floors)
	}
	f.pin(measured(85, 0.1), "sum", false)
	if floor(f, 0) != 84.7 || floor(f, 1) != 0.12 {
		t.Errorf("floors did not rise: %v", f.Floors)
	}
	f.pin(&Result{}, "sum", false)
	if len(f.Floors) != 2 {
		t.Errorf("figures measured no more lost their floors: %v", f.Floors)
	}
	f.pin(measured(70, 0.5), "sum", true)
	if floor(f, 0) != 69.7 || floor(f, 1) != 0.52 {
		t.Errorf("allowed to sink: %v", f.Floors)
	}
	f.pin(measured(60, 0.9), "another corpus", false)
	if floor(f, 0) != 59.7 {
		t.Errorf("floors of another corpus bind: %v", f.Floors)
	}
}

func TestFloors_readAsWritten(t *testing.T) {
	in := &Floors{Corpora: []FloorsOf{*pinned(80, 0.2)}}
	var b bytes.Buffer
	if err := in.Write(&b); err != nil {
		t.Fatal(err)
	}
	out, err := ReadFloors("floors.json", b.Bytes())
	if err != nil || len(out.Corpora) != 1 || out.Corpora[0].Floors[0].Floor != 79.7 {
		t.Errorf("%+v, %v", out, err)
	}
	if _, err := ReadFloors("floors.json", []byte(`{"corpus":[]}`)); err == nil || !strings.HasPrefix(err.Error(), "floors.json: ") {
		t.Errorf("another file was read: %v", err)
	}
}
