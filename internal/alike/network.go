package alike

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"readout/lexicon"
)

// Network turns measures into the logarithm of the odds that two reports tell
// one story: a straight sum of the measures, and the sum of some units that
// each answer to a combination of them and are silent below nought.
type Network struct {
	Names  []string  // of the measures, as its table has them
	Direct []float64 // weight of each measure in the straight sum
	Bias   float64
	Units  []Unit
}

// Unit is one hidden unit.
type Unit struct {
	Weights      []float64
	Bias, Output float64
}

// NewNetwork is a network of so many units that knows nothing yet.
func NewNetwork(names []string, units int) *Network {
	n := &Network{Names: names, Direct: make([]float64, len(names)), Units: make([]Unit, units)}
	for u := range n.Units {
		n.Units[u].Weights = make([]float64, len(names))
	}
	return n
}

// Odds is the network's answer to as many measures as it has names. Every
// product is rounded before it is added, so that all machines agree.
func (n *Network) Odds(f []float64) float64 {
	sum := n.Bias
	for i, w := range n.Direct[:len(f)] {
		sum += float64(w * f[i])
	}
	for u := range n.Units {
		unit := &n.Units[u]
		a := unit.Bias
		for i, w := range unit.Weights[:len(f)] {
			a += float64(w * f[i])
		}
		if a > 0 {
			sum += float64(unit.Output * a)
		}
	}
	return sum
}

// networks are those of the language pack's tables: the first is asked of two
// reports alone, see [Odds], the others in turn, see [Again].
var networks = [1 + Rounds]func() *Network{
	reading("en/likeness.txt", featureNames[:]), reading("en/likeness-2.txt", againNames), reading("en/likeness-3.txt", againNames),
}

// reading reads a table once. It panics when that is malformed: tables are part
// of the program.
func reading(path string, names []string) func() *Network {
	return sync.OnceValue(func() *Network {
		n, err := readNetwork(lexicon.Load(path), names)
		if err != nil {
			panic("alike: " + err.Error())
		}
		return n
	})
}

// Odds is the logarithm of the odds that two reports tell one story.
func Odds(a, b *Profile) float64 {
	f := Compare(a, b)
	return f.Odds()
}

// Odds is the logarithm of the odds that two reports of which this was measured
// tell one story.
func (f *Features) Odds() float64 { return networks[0]().Odds(f[:]) }

// The rows of the table beside those of the features.
const (
	biasRow   = "bias"
	outputRow = "output"
)

// readNetwork reads the rows of a table: the key, the direct weight, then one
// weight for each unit.
func readNetwork(t *lexicon.Table, names []string) (*Network, error) {
	n := NewNetwork(names, len(t.Columns)-2)
	rows := map[string][]float64{}
	for _, r := range t.Rows {
		for _, cell := range r[1:] {
			x, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return nil, fmt.Errorf("%s: row %s: %w", t.Path, r[0], err)
			}
			rows[r[0]] = append(rows[r[0]], x)
		}
	}
	take := func(key string, set func(column int, x float64)) error {
		row, ok := rows[key]
		if !ok {
			return fmt.Errorf("%s: it lacks the row %s; make it anew", t.Path, key)
		}
		delete(rows, key)
		for c, x := range row {
			set(c-1, x)
		}
		return nil
	}
	for i, key := range names {
		err := take(key, func(c int, x float64) {
			if c < 0 {
				n.Direct[i] = x
			} else {
				n.Units[c].Weights[i] = x
			}
		})
		if err != nil {
			return nil, err
		}
	}
	err := take(biasRow, func(c int, x float64) {
		if c < 0 {
			n.Bias = x
		} else {
			n.Units[c].Bias = x
		}
	})
	if err != nil {
		return nil, err
	}
	err = take(outputRow, func(c int, x float64) {
		if c >= 0 {
			n.Units[c].Output = x
		}
	})
	if err == nil && len(rows) > 0 {
		err = fmt.Errorf("%s: it has rows that no measure knows; make it anew", t.Path)
	}
	return n, err
}

// Rows writes the network as the rows of its table, sorted by key.
func (n *Network) Rows() map[string]string {
	out := map[string]string{}
	put := func(key string, direct float64, unit func(u *Unit) float64) {
		cells := []string{key, short(direct)}
		for u := range n.Units {
			cells = append(cells, short(unit(&n.Units[u])))
		}
		out[key] = strings.Join(cells, "\t")
	}
	for i, key := range n.Names {
		put(key, n.Direct[i], func(u *Unit) float64 { return u.Weights[i] })
	}
	put(biasRow, n.Bias, func(u *Unit) float64 { return u.Bias })
	put(outputRow, 0, func(u *Unit) float64 { return u.Output })
	return out
}

// short keeps what matters of a weight.
func short(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }
