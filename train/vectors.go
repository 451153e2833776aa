package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"readout/analyze/tokens"
	"readout/internal/wordclass"
)

// The sizes of the word vectors that the classes are made of.
const (
	dimension  = 64
	window     = 2
	negatives  = 4
	leastCount = 25
	passes     = 2
)

// rawText is the articles as word numbers, most frequent first; -1 parts texts.
type rawText struct {
	keys   []uint32 // by word number
	counts []int
	stream []int32
}

// readArticles cuts the articles' text into words.
func readArticles(dir string) (*rawText, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no articles in %s (name the data directory with -data): %w", dir, err)
	}
	slices.Sort(paths)
	number := map[uint32]int32{}
	var keys []uint32
	var counts []int
	var stream []int32
	cutter := tokens.New()
	for _, path := range paths {
		err := eachArticle(path, func(text string) {
			for _, t := range cutter.Cut(text) {
				k := wordclass.Key(text[t.Start:t.End])
				n, ok := number[k]
				if !ok {
					n = int32(len(keys))
					number[k] = n
					keys, counts = append(keys, k), append(counts, 0)
				}
				counts[n]++
				stream = append(stream, n)
			}
			stream = append(stream, -1)
		})
		if err != nil {
			return nil, err
		}
	}
	return prune(keys, counts, stream), nil
}

func eachArticle(path string, do func(text string)) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("articles: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		do(a.Text)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// prune drops rare words and numbers the others by frequency.
func prune(keys []uint32, counts []int, stream []int32) *rawText {
	order := make([]int32, 0, len(keys))
	for i, n := range counts {
		if n >= leastCount {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(keys[a], keys[b]))
	})
	to := make([]int32, len(keys))
	for i := range to {
		to[i] = -2
	}
	r := &rawText{}
	for i, o := range order {
		to[o] = int32(i)
		r.keys, r.counts = append(r.keys, keys[o]), append(r.counts, counts[o])
	}
	for _, s := range stream {
		if s >= 0 {
			s = to[s]
		}
		r.stream = append(r.stream, s)
	}
	return r
}

// vectors trains a skip-gram whose context words are told apart by their place
// (Ling et al. 2015), which makes words alike that behave alike in syntax.
func vectors(r *rawText) []float32 {
	n := len(r.keys)
	rng := rand.New(rand.NewPCG(5, 6))
	in, out := make([]float32, n*dimension), make([]float32, 2*window*n*dimension)
	for i := range in {
		in[i] = (rng.Float32() - 0.5) / dimension
	}
	noise := noiseTable(r.counts)
	keep := make([]float32, n)
	for i, c := range r.counts {
		f := float64(c) / float64(len(r.stream)) / 2e-4
		keep[i] = float32(math.Sqrt(1/f) + 1/f)
	}
	var gradient [dimension]float32
	total := passes * len(r.stream)
	for pass := range passes {
		for i, w := range r.stream {
			if w < 0 || rng.Float32() > keep[w] {
				continue
			}
			rate := 0.05 * max(1-float32(pass*len(r.stream)+i)/float32(total), 0.001)
			v := in[int(w)*dimension:][:dimension]
			clear(gradient[:])
			place := 0
			for o := -window; o <= window; o++ {
				if o == 0 {
					continue
				}
				place++
				j := i + o
				if j < 0 || j >= len(r.stream) || r.stream[j] < 0 {
					continue
				}
				table := out[(place-1)*n*dimension:]
				pushPull(v, table, int(r.stream[j]), 1, rate, &gradient)
				for range negatives {
					pushPull(v, table, int(noise[rng.IntN(len(noise))]), 0, rate, &gradient)
				}
			}
			for k := range v {
				v[k] += gradient[k]
			}
		}
		log.Printf("vectors: pass %d of %d over %d words, %d kinds", pass+1, passes, len(r.stream), n)
	}
	return in
}

func pushPull(v, table []float32, word int, label, rate float32, gradient *[dimension]float32) {
	u := table[word*dimension:][:dimension]
	var a, b, c, d float32
	for k := 0; k+3 < dimension; k += 4 {
		a += v[k] * u[k]
		b += v[k+1] * u[k+1]
		c += v[k+2] * u[k+2]
		d += v[k+3] * u[k+3]
	}
	g := (label - sigmoid((a+b)+(c+d))) * rate
	for k := range u {
		gradient[k] += g * u[k]
		u[k] += g * v[k]
	}
}

func sigmoid(x float32) float32 {
	switch {
	case x > 8:
		return 1
	case x < -8:
		return 0
	}
	return float32(1 / (1 + math.Exp(-float64(x))))
}

// noiseTable draws words by the three-quarter power of their frequency.
func noiseTable(counts []int) []int32 {
	const size = 1 << 20
	total := 0.0
	for _, c := range counts {
		total += math.Pow(float64(c), 0.75)
	}
	table := make([]int32, 0, size+len(counts))
	for i, c := range counts {
		for range int(math.Pow(float64(c), 0.75)/total*size) + 1 {
			table = append(table, int32(i))
		}
	}
	return table
}
