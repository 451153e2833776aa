package readout

import (
	"encoding/json"
	"testing"
)

func TestSpan_comesBackFromJSON(t *testing.T) {
	for _, want := range []Span{{0, 0}, {0, 7}, {12, 345}, {999999998, 999999999}, {-1, 4}, {1 << 40, 1<<40 + 3}} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Span
		if err := json.Unmarshal(b, &got); err != nil || got != want {
			t.Errorf("%s: %v, %v, want %v", b, got, err, want)
		}
	}
	for _, bad := range []string{`[1,"2"]`, `{"a":1}`, `"1,2"`, `[1.5,2]`} {
		var s Span
		if json.Unmarshal([]byte(bad), &s) == nil {
			t.Errorf("%s was read as %v", bad, s)
		}
	}
}

// The short way reads no span otherwise than the long one.
func FuzzReadPair_readsAsJSONDoes(f *testing.F) {
	for _, s := range []string{"[0,1]", "[01,2]", "[1, 2]", "[1,2,3]", "[,]", "[-1,2]", "[1e3,2]", "[12345678901,2]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, ok := readPair(b)
		if !ok {
			return
		}
		var pair [2]int
		if err := json.Unmarshal(b, &pair); err != nil || got != (Span{pair[0], pair[1]}) {
			t.Errorf("%s: %v, but as JSON %v, %v", b, got, pair, err)
		}
	})
}
