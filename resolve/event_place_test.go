package resolve

import "testing"

func TestEvents_aPlaceOnWhichAsManyDifferIsLeftOut(t *testing.T) {
	tests := []struct {
		name   string
		places []string
		want   string
	}{
		{"one place", []string{"Lisbon", "Lisbon"}, "Lisbon"},
		{"two towns, as many for either", []string{"Lisbon", "Hamburg"}, ""},
		{"two towns, more for one", []string{"Lisbon", "Lisbon", "Hamburg"}, "Lisbon"},
		{"a place that may lie in the other", []string{"Lisbon", "Villa Rosa"}, "Lisbon"},
		{"a report that names none", []string{"Lisbon", ""}, "Lisbon"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &resolver{}
			var group []int
			for i, p := range tt.places {
				r.tellings = append(r.tellings, &telling{doc: i, place: place{name: p, key: fold(p)}})
				r.origin = append(r.origin, string(rune('a'+i)))
				group = append(group, i)
			}
			got := ""
			if p := r.eventPlace(group); p != nil {
				got = *p
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	copied := &resolver{tellings: []*telling{{doc: 0, place: place{name: "Lisbon", key: "lisbon"}}, {doc: 1, place: place{name: "Lisbon", key: "lisbon"}},
		{doc: 2, place: place{name: "Hamburg", key: "hamburg"}}}, origin: []string{"a", "a", "b"}}
	if p := copied.eventPlace([]int{0, 1, 2}); p != nil {
		t.Errorf("a copy outvotes a report of its own: %q", *p)
	}
}
