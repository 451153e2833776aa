package reconcile

import "testing"

func TestOneWeekdaySaid_whichFridayIsReadWithLessCertainty(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Friday", "Friday morning", true}, {"early Wednesday morning", "Wednesday", true},
		{"Friday", "Thursday", false}, {"4:40 p.m.", "5 p.m.", false}, {"May 3", "Friday", false},
	} {
		if got := oneWeekdaySaid(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
