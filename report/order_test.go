package report

import (
	"bytes"
	"strings"
	"testing"

	"readout"
	"readout/internal/fixture"
)

// TestShowAndExplain_tellTheOrder: what a text says of the order of two events
// without a date is printed with the words that say so.
func TestShowAndExplain_tellTheOrder(t *testing.T) {
	affair := fixture.Affair()
	for before, want := range map[bool]string{false: "told to come after “", true: "told to come before “"} {
		for i := range affair.Events {
			e := &affair.Events[i]
			for k := range e.Order {
				e.Order[k].Before = before
				var shown, explained bytes.Buffer
				if err := Show(&shown, affair, e.ID, TerminalOptions{}); err != nil {
					t.Fatal(err)
				}
				if err := Explain(&explained, affair, e.ID, TerminalOptions{}); err != nil {
					t.Fatal(err)
				}
				quote := strings.Fields(e.Order[k].Evidence.Quote)[0]
				for _, out := range []string{shown.String(), explained.String()} {
					at := strings.Index(out, want)
					if at < 0 || !strings.Contains(out[at:], quote) || !strings.Contains(out[at:], e.Order[k].Event) {
						t.Errorf("%q with %q is not in:\n%s", want, quote, out)
					}
				}
				if !strings.Contains(explained.String(), e.Order[k].By+": "+want) {
					t.Errorf("the rule %s is not explained:\n%s", e.Order[k].By, explained.String())
				}
			}
		}
	}
	if got := newBuilder(affair, Options{}).orderWords(readout.Order{Event: "e0"}); got != "told to come after e0" {
		t.Errorf("of an event that is not there: %q", got)
	}
}
