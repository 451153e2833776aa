package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"readout/internal/fixture"
)

var update = flag.Bool("update", false, "write the golden files of testdata")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make it with -update)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what was written; see the difference with: go test ./report -update && git diff report/testdata", path)
	}
}

func TestHTML_golden(t *testing.T) {
	for name, opts := range map[string]Options{"affair.html": {}, "affair-full.html": {Full: true}} {
		var out bytes.Buffer
		if err := HTML(&out, New(fixture.Affair(), opts)); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}
