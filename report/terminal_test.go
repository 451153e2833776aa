package report

import (
	"bytes"
	"testing"

	"readout/internal/fixture"
)

func TestTerminal_golden(t *testing.T) {
	for name, opts := range map[string]TerminalOptions{"affair-80.txt": {}, "affair-120.txt": {Width: 120}, "affair-50.txt": {Width: 50}, "affair-colour.txt": {Width: 100, Colour: true}} {
		var out bytes.Buffer
		if err := Terminal(&out, New(fixture.Affair(), Options{}), opts); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}
