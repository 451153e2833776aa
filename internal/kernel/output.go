package kernel

// Output is the weights that lead from a hidden layer to classes.
type Output struct {
	pairs   int     // of hidden units
	classes int     // rounded up to whole blocks
	weights []int16 // by pair of units, by class, for each of the two; for the assembly
	words   []uint64
	bias    []int32 // by class
}

// block is how many classes are scored at once, wide how many in the long run.
const (
	block = 8
	wide  = 4 * block
)

// Steepest bounds output weights.
const Steepest = 1000

// NewOutput makes the layer from weights by class and then by hidden unit, of
// which there is an even number, and from a bias for each class. No weight is
// above Steepest or below -Steepest.
func NewOutput(hidden int, weights []int16, bias []int32) *Output {
	o := &Output{pairs: hidden / 2, classes: (len(bias) + block - 1) / block * block}
	o.bias = make([]int32, o.classes+wide)
	copy(o.bias, bias)
	if useAVX2 {
		o.layPairs(weights)
	} else {
		o.layWords(weights)
	}
	return o
}

// layPairs lays the weights out as the assembly reads them.
func (o *Output) layPairs(weights []int16) {
	hidden := 2 * o.pairs
	o.weights = make([]int16, 2*(o.pairs*o.classes+wide)) // some are read past the end
	for i, w := range weights {
		c, u := i/hidden, i%hidden
		o.weights[2*(u/2*o.classes+c)+u%2] = w
	}
}

// layWords lays the weights out two classes to a machine word, by unit. Each
// half is a weight plus Steepest, so that a product does not reach into the
// other half.
func (o *Output) layWords(weights []int16) {
	hidden := 2 * o.pairs
	o.words = make([]uint64, hidden*o.classes/2)
	for i, w := range weights {
		c, u := i/hidden, i%hidden
		o.words[(u*o.classes+c)/2] |= uint64(w+Steepest) << (32 * (c % 2))
	}
}

// Room is how long the slice of scores must be.
func (o *Output) Room() int { return o.classes + wide }

// Score writes the scores of classes from…to-1 into scores, which holds Room of
// them. Scores of classes next to these are overwritten too.
func (o *Output) Score(units []int16, from, to int, scores []int32) {
	scores, units = scores[:o.Room()], units[:2*o.pairs]
	c := from / block * block
	if !useAVX2 {
		o.score(units, c, to, scores)
		return
	}
	for ; c < to; c += wide {
		f := score32AVX2
		if to-c <= block {
			f = score8AVX2
		}
		f(&o.weights[2*c], 4*o.classes, &units[0], o.pairs, &o.bias[c], &scores[c])
	}
}

// score is Score in Go.
func (o *Output) score(units []int16, from, to int, scores []int32) {
	sum := int32(0)
	for _, u := range units {
		sum += int32(u)
	}
	base := uint32(sum) * Steepest
	for ; from < to; from += block {
		var a, b, c, d uint64
		column := o.words[from/2:]
		for i, u := range units {
			if u == 0 {
				continue
			}
			four := column[i*o.classes/2:][:4]
			h := uint64(u)
			a += h * four[0]
			b += h * four[1]
			c += h * four[2]
			d += h * four[3]
		}
		for k, v := range [4]uint64{a, b, c, d} {
			at := from + 2*k
			scores[at] = int32(uint32(v)-base) + o.bias[at]
			scores[at+1] = int32(uint32(v>>32)-base) + o.bias[at+1]
		}
	}
}
