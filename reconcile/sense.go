package reconcile

import (
	"sync"

	"readout"
	"readout/internal/wordvec"
)

// compareSenses sets the features that tell how near in meaning two passages
// are where their words differ: "shares fell" stands near "the stock dropped".
func (f *features) compareSenses(a, b *fact) {
	f[featureSense] = wordvec.Likeness(a.from.sense(a.sentence, a.sentence+1), b.from.sense(b.sentence, b.sentence+1))
	f[featureSenseAround] = wordvec.Likeness(a.from.sense(a.sentence-1, a.sentence+2), b.from.sense(b.sentence-1, b.sentence+2))
	f[featureSenseBeside] = wordvec.Likeness(a.beside(), b.beside())
}

// vectors are those of the language pack. It panics when their section is
// damaged: the pack is part of the program.
var vectors = sync.OnceValue(func() *wordvec.Table {
	t, err := wordvec.English()
	if err != nil {
		panic("reconcile: " + err.Error())
	}
	return t
})

// sense is the sum of the vectors of the words of the sentences first to end.
func (x *extractor) sense(first, end int) wordvec.Vector {
	first, end = max(first, 0), min(end, len(x.rec.Sentences))
	key := [2]int{first, end}
	if v, ok := x.senses[key]; ok {
		return v
	}
	v := vectors().Of(textOf(x.rec, readout.TokenRange{First: x.rec.Sentences[first].Tokens.First, End: x.rec.Sentences[end-1].Tokens.End}))
	x.senses[key] = v
	return v
}

// beside is the sum of the vectors of the words beside a value in its sentence.
func (f *fact) beside() wordvec.Vector {
	if !f.sensed {
		f.sensed, f.sense = true, f.senseBeside()
	}
	return f.sense
}

func (f *fact) senseBeside() wordvec.Vector {
	sentence := f.rec.Sentences[f.sentence].Tokens
	before := readout.TokenRange{First: max(f.tokens.First-windowSide, sentence.First), End: f.tokens.First}
	after := readout.TokenRange{First: f.tokens.End, End: min(f.tokens.End+windowSide, sentence.End)}
	return vectors().Of(textOf(f.rec, before), textOf(f.rec, after))
}

// textOf is the text from the first of some tokens to the last.
func textOf(rec *readout.Record, r readout.TokenRange) string {
	if r.First >= r.End {
		return ""
	}
	return rec.Text[rec.Tokens[r.First].Start:rec.Tokens[r.End-1].End]
}
