package main

import (
	"os"
	"path/filepath"
	"testing"

	"readout/reconcile"
)

func TestReadVerdicts_holdInEitherOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "read.txt")
	if err := os.WriteFile(path, []byte("# a remark of four\nb:7 a:12 date true\na:1 b:2 number undecided\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := readVerdicts(path)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		pairKey("a:12", "b:7", "date"): "true", pairKey("b:7", "a:12", "date"): "true", pairKey("a:1", "b:2", "number"): "undecided",
		pairKey("a:1", "b:2", "date"): "",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
	if _, err := readVerdicts(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is missing is no error")
	}
}

// TestFit_whatWasReadCountsForMore fits one feature that a conflict and a pair that
// is none have alike.
func TestFit_whatWasReadCountsForMore(t *testing.T) {
	pairs := func(read bool) []example {
		var out []example
		for i := range 40 {
			f := make([]float64, len(reconcile.FeatureNames()))
			f[0], f[1] = 1, float64(i%2)
			out = append(out, example{Kind: "number", Features: f, Reports: 2, Conflict: i%4 == 1, Read: read && i%4 != 1})
		}
		return out
	}
	sure := func(w weights) float64 { return w["number"][0] + w["number"][1] }
	if plain, read := sure(fit(pairs(false))), sure(fit(pairs(true))); read >= plain {
		t.Errorf("odds %.3f where the pairs that are none were read, %.3f where not", read, plain)
	}
}

// TestFit_plantedConflictsCount fits one feature that only planted conflicts have.
func TestFit_plantedConflictsCount(t *testing.T) {
	pairs := func(sort string) []example {
		var out []example
		for i := range 40 {
			f := make([]float64, len(reconcile.FeatureNames()))
			f[0], f[1] = 1, float64(i%2)
			out = append(out, example{Kind: "number", Features: f, Reports: 2, Conflict: i%4 == 1})
		}
		for range 20 {
			f := make([]float64, len(reconcile.FeatureNames()))
			f[0], f[2] = 1, 1
			out = append(out, example{Kind: "number", Features: f, Reports: 2, Conflict: sort != "", Sort: sort})
		}
		return out
	}
	sure := func(w weights) float64 { return w["number"][0] + w["number"][2] }
	if plain, planted := sure(fit(pairs(""))), sure(fit(pairs("number"))); planted <= plain {
		t.Errorf("odds %.3f with planted conflicts, %.3f without", planted, plain)
	}
}
