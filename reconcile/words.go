package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// term is a word of a context and its weight: rarer and nearer words weigh more.
type term struct {
	word   string
	weight float64
}

// weighedTerms are words with their whole weight.
type weighedTerms struct {
	terms []term
	total float64
}

func weigh(list []term) weighedTerms { return sum(terms(list)) }

// sum weighs words that are sorted already.
func sum(list []term) weighedTerms {
	w := weighedTerms{terms: list}
	for _, t := range list {
		w.total += t.weight
	}
	return w
}

// readLemmas brings the lemmas into lower case: they are asked for again and again.
func (x *extractor) readLemmas() {
	x.lemmas = make([]string, len(x.rec.Tags))
	for i, tag := range x.rec.Tags {
		x.lemmas[i] = strings.ToLower(tag.Lemma)
	}
}

// lemma is the lemma of token i, in lower case.
func (x *extractor) lemma(i int) string { return x.lemmas[i] }

// readWords finds how each token counts in a context: as the name of who is
// meant, else as the lemma of a content word.
func (x *extractor) readWords() {
	n := len(x.rec.Tags)
	x.words, x.rare, x.places = make([]string, n), make([]float64, n), make([]int, n)
	known := make(map[string]int, n/2)
	for i, tag := range x.rec.Tags {
		word := x.referred[i]
		if word == "" && contentWord(tag.UPOS) {
			word = x.lemmas[i]
		}
		if word == "" {
			continue
		}
		at, ok := known[word]
		if !ok {
			at = len(x.terms)
			known[word] = at
			x.terms = append(x.terms, term{word, rarity(word)})
		}
		x.words[i], x.rare[i] = x.terms[at].word, x.terms[at].weight
		x.places[i] = at
	}
	x.sortTerms()
}

// sortTerms brings the terms of the document into the order of their words, so that
// those of a stretch are sorted by place.
func (x *extractor) sortTerms() {
	order := make([]int, len(x.terms))
	for at := range order {
		order[at] = at
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(x.terms[a].word, x.terms[b].word) })
	sorted, moved := make([]term, len(order)), make([]int, len(order))
	for at, from := range order {
		sorted[at], moved[from] = x.terms[from], at
	}
	x.terms = sorted
	for i, word := range x.words {
		if word != "" {
			x.places[i] = moved[x.places[i]]
		}
	}
}

// placesIn appends the places in the document's terms of the words of a sentence.
func (x *extractor) placesIn(sentence int, places []int) []int {
	r := x.rec.Sentences[sentence].Tokens
	for i := r.First; i < r.End; i++ {
		if x.words[i] != "" {
			places = append(places, x.places[i])
		}
	}
	return places
}

// at lists the document's terms at places, each once, those of no weight left out.
func (x *extractor) at(places []int) []term {
	slices.Sort(places)
	out := make([]term, 0, len(places))
	for _, at := range slices.Compact(places) {
		if t := x.terms[at]; t.weight > 0 {
			out = append(out, t)
		}
	}
	return out
}

// contentWords weighs the content words of a sentence, and the names that its
// pronouns stand for, by rarity.
func (x *extractor) contentWords(sentence int) []term { return x.at(x.placesIn(sentence, nil)) }

// context weighs the content words of the sentence by rarity and by their
// distance from the value, in words and in the tree.
func (x *extractor) context(head int, value readout.TokenRange, sentence int) []term {
	r := x.rec.Sentences[sentence].Tokens
	near := x.distances(head, r)
	type weighed struct {
		place  int
		weight float64
	}
	all := make([]weighed, 0, r.Len())
	for i := r.First; i < r.End; i++ {
		if value.Contains(i) || x.words[i] == "" {
			continue
		}
		d := int(near[i-r.First]) - 1
		if d < 0 {
			d = 3 + min(abs(i-head)/4, 4)
		}
		w := x.rare[i] / (1 + 0.3*float64(d))
		if x.rec.Tags[i].UPOS == readout.PROPN {
			w *= 1.3
		}
		all = append(all, weighed{x.places[i], w})
	}
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Or(a.place-b.place, cmp.Compare(b.weight, a.weight)) })
	all = slices.CompactFunc(all, func(a, b weighed) bool { return a.place == b.place })
	out := make([]term, 0, len(all))
	for _, w := range all {
		if w.weight > 0 {
			out = append(out, term{x.terms[w.place].word, w.weight})
		}
	}
	return out
}

// report is every content word of the document.
func (x *extractor) report() weighedTerms {
	if x.whole == nil {
		w := sum(slices.DeleteFunc(slices.Clone(x.terms), func(t term) bool { return t.weight <= 0 }))
		x.whole = &w
	}
	return *x.whole
}

// beside is the content words of the sentences before and after one.
func (x *extractor) beside(sentence int) weighedTerms {
	if w, ok := x.besides[sentence]; ok {
		return w
	}
	var places []int
	for _, s := range []int{sentence - 1, sentence + 1} {
		if s >= 0 && s < len(x.rec.Sentences) {
			places = x.placesIn(s, places)
		}
	}
	w := sum(x.at(places))
	x.besides[sentence] = w
	return w
}

// sentencesWith is in how many sentences of the document a word counts.
func (x *extractor) sentencesWith(word string) int {
	if x.spread == nil {
		x.spread = make([]int, len(x.terms))
		var places []int
		for s := range x.rec.Sentences {
			places = x.placesIn(s, places[:0])
			slices.Sort(places)
			for _, at := range slices.Compact(places) {
				x.spread[at]++
			}
		}
	}
	at, ok := slices.BinarySearchFunc(x.terms, word, func(t term, word string) int { return strings.Compare(t.word, word) })
	if !ok {
		return 1
	}
	return max(x.spread[at], 1)
}

// terms sorts words and keeps each once, at the most it weighs.
func terms(all []term) []term {
	slices.SortFunc(all, func(a, b term) int {
		return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(b.weight, a.weight))
	})
	var last string
	return slices.DeleteFunc(all, func(t term) bool {
		again := t.word == last
		last = t.word
		return again || t.weight <= 0
	})
}

func contentWord(u readout.UPOS) bool {
	return u == readout.NOUN || u == readout.PROPN || u == readout.VERB || u == readout.ADJ
}

// rarity weighs a word by how few articles of a fixed table have it.
func rarity(word string) float64 {
	table := lexicon.WordFrequencies()
	return math.Log(float64(table.Articles+1)/float64(max(table.Of([]byte(word)), 20))) / 7
}
