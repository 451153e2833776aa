package lexicon

import "sync"

var moving = sync.OnceValue(func() map[string]bool { return Load("en/moving-measures.txt").Set() })

// MovingMeasure reports whether a lemma says that the figures beside it stand
// otherwise the next day or hour: "poll", "precinct".
func MovingMeasure(lemma string) bool { return moving()[lemma] }

var growing = sync.OnceValue(func() map[string]bool { return Load("en/growing-measures.txt").Set() })

// GrowingMeasure reports whether the counts of a measure grow as more becomes
// known: the dead, the arrested.
func GrowingMeasure(measure string) bool { return growing()[measure] }
