package resolve

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"readout"
)

// archive makes n invented reports over some weeks: forty people who call one
// another, in words drawn from a small vocabulary, a tenth of them copies.
func archive(t testing.TB, n int) []*readout.Document {
	rng := rand.New(rand.NewPCG(7, 7))
	word := func() string { return fmt.Sprintf("w%d", int(rng.ExpFloat64()*400)) }
	name := func(i int) string { return fmt.Sprintf("Given%d Family%d", i, i) }
	var docs []*readout.Document
	body := ""
	for i := range n {
		if i%10 != 9 {
			var b strings.Builder
			for range 300 {
				b.WriteString(word() + " ")
			}
			body = b.String()
		}
		x, y := rng.IntN(40), 40+rng.IntN(40)
		b := build(t, fmt.Sprint(i), string(dayDate(22000+rng.IntN(60))), fmt.Sprintf("%s and %s spoke on Tuesday. %s.", name(x), name(y), body))
		p, q := b.person(name(x), ""), b.person(name(y), "")
		b.mention("spoke", "CONSULT", "call", b.time("Tuesday", "weekday:2<="), p, q)
		docs = append(docs, b.doc)
	}
	return docs
}

func BenchmarkDocuments(b *testing.B) {
	docs := archive(b, 1000)
	b.ResetTimer()
	for b.Loop() {
		Documents(docs)
	}
	b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
}
