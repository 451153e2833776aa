package trees

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"readout"
	"readout/internal/network"
	"readout/internal/wordclass"
	"readout/models"
)

// TestSums_giveTheHiddenLayerOfAllFeatures takes random moves through random
// sentences, with sums kept from state to state, and asks at each state for what
// all its features give at once.
func TestSums_giveTheHiddenLayerOfAllFeatures(t *testing.T) {
	pack, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(pack)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 3))
	list := []string{"the", "mayor", "opened", "bridge", "of", "in", "harbour", ",", "who", "and", "Monday", "left", "unheard-of"}
	var w Worker
	var whole network.Work
	var places network.Places
	for range 60 {
		n := 1 + rng.IntN(20)
		tags := make([]readout.Tag, n)
		forms := make([]string, n)
		for i := range tags {
			forms[i] = list[rng.IntN(len(list))]
			tags[i] = readout.Tag{UPOS: readout.UPOS(rng.IntN(readout.UPOSCount)), XPOS: fmt.Sprint(rng.IntN(4))}
		}
		w.words.Reset(n, func(i int) string { return forms[i] }, tags, a.classes)
		w.state.Reset(n)
		w.sums.reset(n, a.model.Units())
		for !w.state.Done() {
			w.sums.hidden(a.model, &w.work, &w.words, &w.state)
			a.model.Run(&whole, a.model.Find(w.words.Features(&w.state), &places))
			got := a.model.Score(&w.work, 0, a.model.Classes())
			if want := a.model.Score(&whole, 0, a.model.Classes()); !slices.Equal(got, want) {
				t.Fatalf("%v, at word %d: the scores differ from those of all features at once", forms, w.state.next)
			}
			move := rng.IntN(3)
			for !w.state.Allowed(move) {
				move = rng.IntN(3)
			}
			w.state.Do(move, uint8(rng.IntN(len(a.rels))))
		}
	}
}

func TestFeatures_fillEveryPlace(t *testing.T) {
	classes, err := wordclass.Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	var w Words
	var s State
	w.Reset(3, func(int) string { return "word" }, make([]readout.Tag, 3), classes)
	s.Reset(3)
	for place, f := range w.Features(&s) {
		if f == 0 {
			t.Errorf("no group has the feature of place %d", place)
		}
	}
}
