package denial_test

import (
	"testing"

	"readout"
	"readout/internal/denial"
)

func TestTold(t *testing.T) {
	for _, c := range []struct {
		verb     string
		stance   readout.Stance
		polarity readout.Polarity
		within   int
		want     bool
	}{
		{"deny", readout.StanceDeny, readout.PolarityPos, 0, true},
		{"deny", readout.StanceDeny, readout.PolarityNeg, 0, false},
		{"deny", readout.StanceDeny, readout.PolarityPos, -1, false},
		{"deny", readout.StanceAssert, readout.PolarityPos, 0, false}, // "did not deny"
		{"say", readout.StanceDeny, readout.PolarityPos, 0, false},    // "would not say"
		{"say", readout.StanceAssert, readout.PolarityNeg, 0, true},
	} {
		cue := readout.Span{Start: 0, End: 4}
		d := &readout.Document{Text: "Deny it."}
		d.Tokens, d.Tags = []readout.Token{{Span: cue}}, []readout.Tag{{UPOS: readout.VERB, Lemma: c.verb}}
		d.Attributions = []readout.Attribution{{Cue: []readout.Span{cue}, Stance: c.stance}}
		if got := denial.Told(d, &readout.EventMention{Polarity: c.polarity, Within: c.within}); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
