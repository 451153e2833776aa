package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTimeline_asJSONAndOfOneStory(t *testing.T) {
	dir, file := "../../examples/fishing-accord", filepath.Join(t.TempDir(), "t.json")
	if code, _, errs := readoutRun(t, "", "timeline", dir, "-o", file); code != exitRead {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Timelines []struct {
			Story  string
			Placed []struct {
				Date     struct{ Value, Basis string }
				Evidence []struct{ Quote string }
			}
		}
	}
	if err := json.Unmarshal(data, &out); err != nil || len(out.Timelines) == 0 || len(out.Timelines[0].Placed) == 0 {
		t.Fatalf("%v: no timeline in %s", err, data)
	}
	for _, e := range out.Timelines[0].Placed {
		if e.Date.Basis == "" || len(e.Evidence) == 0 || e.Evidence[0].Quote == "" {
			t.Errorf("an entry without basis or evidence: %+v", e)
		}
	}
	if code, text, _ := readoutRun(t, "", "timeline", dir, "--story", out.Timelines[0].Story); code != exitRead || !strings.Contains(text, "│") {
		t.Errorf("--story: exit code %d: %s", code, text)
	}
}

func TestTimeline_refusesWhatItCannotMean(t *testing.T) {
	dir := "../../examples/fishing-accord"
	for _, args := range [][]string{{"--story", "s00000000000"}, {"--story", "s"}, {"--pair", "Norway"}, {"--actor", "Nobody Known"}, {"-o", "x.pdf"}} {
		if code, out, errs := readoutRun(t, "", append([]string{"timeline", dir}, args...)...); code != exitUsage || out != "" || errs == "" {
			t.Errorf("%v: exit code %d, out %q, errors %q", args, code, out, errs)
		}
	}
}

// TestTimeline_saysWhenThereIsNothingToTell: an empty page would look like a
// quiet affair.
func TestTimeline_saysWhenThereIsNothingToTell(t *testing.T) {
	code, out, errs := readoutRun(t, "", "timeline", t.TempDir())
	if code != exitRefused || out != "" || !strings.Contains(errs, "nothing to show") {
		t.Errorf("exit code %d, out %q, errors %q", code, out, errs)
	}
}
