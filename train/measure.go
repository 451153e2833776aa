package main

import (
	"log"
	"slices"

	"readout"
	"readout/analyze/tags"
	"readout/analyze/trees"
)

// measure prints how tags and trees fare on the development parts.
func measure(c corpus, tagger *tags.Annotator, section []byte) {
	parser, err := trees.New(pack(map[string][]byte{trees.Section: section}))
	if err != nil {
		panic(err)
	}
	names := make([]string, 0, len(c.dev))
	for name := range c.dev {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		list := c.dev[name]
		var n, upos, xpos, lemma, uas, las int
		var w trees.Worker
		for k, t := range tagAll(tagger, list) {
			words := list[k].Words
			arcs := make([]readout.Arc, len(words))
			parser.Parse(&w, func(i int) string { return words[i].Form }, t, arcs)
			for i, g := range words {
				n++
				upos += one(g.UPOS == t[i].UPOS)
				xpos += one(g.XPOS == t[i].XPOS)
				lemma += one(g.Lemma == t[i].Lemma)
				uas += one(g.Head == arcs[i].Head)
				las += one(g.Head == arcs[i].Head && g.Rel == arcs[i].Rel)
			}
		}
		p := func(x int) float64 { return 100 * float64(x) / float64(n) }
		log.Printf("  %s-dev: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f (section %d bytes)", name, p(upos), p(xpos), p(lemma), p(uas), p(las), len(section))
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
