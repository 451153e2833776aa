package main

import (
	"cmp"
	"log"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"github.com/zeebo/xxh3"

	"readout/internal/bag"
	"readout/internal/wordvec"
	"readout/lexicon"
)

// The sizes of the word vectors by which sentences are compared.
const (
	vectorWords = 16000 // the commonest words have one
	contexts    = 4000  // as many of them are counted as company
	company     = 15    // words on either side
	wordDims    = 64
	spareDims   = 16 // found besides, and dropped: the last ones are rough
	refinements = 3
	smoothing   = 0.75 // flattens the frequencies of company
	telling     = 0.5  // power of a word's rarity that its vector is long by
)

// trainVectors makes vectors of the words of the articles: the pointwise
// mutual information of words and their company, where positive, in as few
// dimensions as keep most of it (Levy, Goldberg and Dagan 2015).
func trainVectors(dir string) ([]byte, error) {
	words, stream, err := readWords(dir)
	if err != nil {
		return nil, err
	}
	m := information(count(stream, len(words)), len(words))
	log.Printf("vectors: %d words, %d in all, %d cells", len(words), len(stream), len(m.values))
	points := reduce(m)
	for i, w := range words {
		unit64(points[i])
		for d := range points[i] {
			points[i][d] *= rarityOf(w)
		}
	}
	return packVectors(words, points), nil
}

// readWords gives the commonest words of the articles and their text as word
// numbers; -1 for other words, and company times between articles.
func readWords(dir string) (words []string, stream []int32, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if err != nil {
		return nil, nil, err
	}
	slices.Sort(paths)
	number := map[string]int32{}
	var names []string
	var counts []int
	for _, path := range paths {
		err := eachArticle(path, func(text string) {
			bag.EachWord(text, func(w []byte) {
				n, ok := number[string(w)]
				if !ok {
					n = int32(len(names))
					number[string(w)] = n
					names, counts = append(names, string(w)), append(counts, 0)
				}
				counts[n]++
				stream = append(stream, n)
			})
			stream = append(stream, slices.Repeat([]int32{-1}, company)...)
		})
		if err != nil {
			return nil, nil, err
		}
	}
	order := make([]int32, len(names))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(names[a], names[b])) })
	place := slices.Repeat([]int32{-1}, len(names))
	for i, n := range order[:min(vectorWords, len(order))] {
		place[n] = int32(i)
		words = append(words, names[n])
	}
	for i, n := range stream {
		if n >= 0 {
			stream[i] = place[n]
		}
	}
	return words, stream, nil
}

// count counts how often each word stands near each word of company, a row of
// contexts counts for each word.
func count(stream []int32, words int) []uint32 {
	counts := make([]uint32, words*contexts)
	for i, w := range stream {
		if w < 0 {
			continue
		}
		row := counts[int(w)*contexts:][:contexts]
		for j := max(0, i-company); j <= min(i+company, len(stream)-1); j++ {
			if c := stream[j]; j != i && c >= 0 && c < contexts {
				row[c]++
			}
		}
	}
	return counts
}

// matrix is a matrix of which only the cells that are not nought are kept.
type matrix struct {
	starts  []int // of each row, and the end
	columns []int32
	values  []float32
	width   int
}

// information turns counts into positive pointwise mutual information.
func information(counts []uint32, words int) *matrix {
	perContext, total := make([]float64, contexts), 0.0
	for i, n := range counts {
		perContext[i%contexts] += float64(n)
	}
	for c := range perContext {
		perContext[c] = math.Pow(perContext[c], smoothing)
		total += perContext[c]
	}
	m := &matrix{starts: []int{0}, width: contexts}
	for w := range words {
		row, sum := counts[w*contexts:][:contexts], 0.0
		for _, n := range row {
			sum += float64(n)
		}
		for c, n := range row {
			if n == 0 {
				continue
			}
			if x := math.Log(float64(n) * total / (sum * perContext[c])); x > 0 {
				m.columns, m.values = append(m.columns, int32(c)), append(m.values, float32(x))
			}
		}
		m.starts = append(m.starts, len(m.columns))
	}
	return m
}

// times gives m multiplied by a matrix whose rows are those of b.
func (m *matrix) times(b [][]float64) [][]float64 {
	out := grid(len(m.starts)-1, len(b[0]))
	for i, row := range out {
		for k := m.starts[i]; k < m.starts[i+1]; k++ {
			x := float64(m.values[k])
			for d, y := range b[m.columns[k]] {
				row[d] += float64(x * y)
			}
		}
	}
	return out
}

// turnedTimes gives m, its rows and columns changed about, multiplied by b.
func (m *matrix) turnedTimes(b [][]float64) [][]float64 {
	out := grid(m.width, len(b[0]))
	for i, row := range b {
		for k := m.starts[i]; k < m.starts[i+1]; k++ {
			x := float64(m.values[k])
			to := out[m.columns[k]]
			for d, y := range row {
				to[d] += float64(x * y)
			}
		}
	}
	return out
}

func grid(rows, columns int) [][]float64 {
	room := make([]float64, rows*columns)
	out := make([][]float64, rows)
	for i := range out {
		out[i] = room[i*columns:][:columns]
	}
	return out
}

// reduce gives a point of wordDims dimensions for every row of m: the singular
// vectors, each times the root of its value, by subspace iteration from random
// directions (Halko, Martinsson and Tropp 2011).
func reduce(m *matrix) [][]float64 {
	const k = wordDims + spareDims
	rng := rand.New(rand.NewPCG(7, 8))
	q := grid(m.width, k)
	for _, row := range q {
		for d := range row {
			row[d] = rng.NormFloat64()
		}
	}
	orthogonal(q)
	for range refinements {
		q = m.turnedTimes(m.times(q))
		orthogonal(q)
	}
	b := m.times(q)
	values, vectors := eigen(gram(b))
	points := grid(len(b), wordDims)
	for i, row := range b {
		for d := range wordDims {
			sum := 0.0
			for j, x := range row {
				sum += float64(x * vectors[j][d])
			}
			points[i][d] = sum / math.Sqrt(math.Sqrt(values[d])) // U·√S = B·V/√S, and values are S²
		}
	}
	return points
}

func unit64(v []float64) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x * x)
	}
	if sum == 0 {
		return
	}
	for d := range v {
		v[d] /= math.Sqrt(sum)
	}
}

// rarityOf is how long the vector of a word is made.
func rarityOf(word string) float64 {
	const floor = 40 // articles under which all words are equally rare, as in package bag
	f := lexicon.WordFrequencies()
	return math.Pow(math.Log(float64(f.Articles+1)/float64(max(f.Of([]byte(word)), floor))), telling)
}

// packVectors rounds points to small whole numbers. Of two words with one key
// the commoner is kept.
func packVectors(words []string, points [][]float64) []byte {
	most := 0.0
	for _, p := range points {
		for _, x := range p {
			most = max(most, math.Abs(x))
		}
	}
	at := map[uint32]int{}
	var keys []uint32
	for i, w := range words {
		k := wordvec.Key(xxh3.HashString(w))
		if _, taken := at[k]; !taken {
			at[k] = i
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	rows := make([][]int8, len(keys))
	for i, k := range keys {
		for _, x := range points[at[k]] {
			rows[i] = append(rows[i], int8(math.Round(x/most*127)))
		}
	}
	return wordvec.Pack(keys, rows)
}
