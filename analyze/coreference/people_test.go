package coreference_test

import "testing"

// TestPeople_aSonIsNotHisFather: a name that a text has without "Jr." before it has it
// with is that of another; who is introduced with "Jr." may go without it later.
func TestPeople_aSonIsNotHisFather(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface, want string }{
		{"Carl Berg visited Oslo. Berg praised the mills. His son, Carl Berg Jr., met the minister. Berg left.", "Berg", "person Carl Berg; person Carl Berg"},
		{"Carl Berg visited Oslo. His son, Carl Berg, Jr., met the minister. Jr. left.", "Carl Berg", "person Carl Berg; person Carl Berg, Jr."},
		{"Carl Berg visited Oslo. His son, Carl Berg Jr., met the minister.", "Carl Berg Jr.", "person Carl Berg Jr."},
		{"Carl Berg Jr. visited Oslo. Carl Berg met the minister there.", "Carl Berg", "person Carl Berg Jr."},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.text, c.surface, got, c.want)
		}
	}
}

// TestPeople_aNicknameIsOfWhoHasIt: who is introduced with a nickname may go by it.
func TestPeople_aNicknameIsOfWhoHasIt(t *testing.T) {
	list := annotators(t)
	for _, c := range []struct{ text, surface, want string }{
		{`Jakob "Jock" Lind visited Oslo. Later Jock Lind met the minister.`, "Jock Lind", "person Jakob Lind"},
		{`Jakob "Jock" Lind visited Oslo. On Monday, Lind met the minister.`, "Lind", "person Jakob Lind"},
		{`Jakob "Jock" Lind visited Oslo. Later Olav Lind met the minister.`, "Olav Lind", "person Olav Lind"},
	} {
		if got := chainsOf(annotate(list, c.text), c.surface); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.text, c.surface, got, c.want)
		}
	}
}
