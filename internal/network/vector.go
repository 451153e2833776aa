package network

// The loops of training, over vectors whose length is a multiple of eight. In
// assembly and in Go they give the same numbers, bit for bit: products are
// rounded before they are added, and a sum is made of eight sums in one order.

// add adds x to y.
func add(x, y []float32) {
	if useAVX2 {
		addAVX2(&x[0], &y[0], len(y))
		return
	}
	for i, v := range x[:len(y)] {
		y[i] += v
	}
}

// axpy adds a times x to y.
func axpy(a float32, x, y []float32) {
	if useAVX2 {
		axpyAVX2(a, &x[0], &y[0], len(y))
		return
	}
	axpyGo(a, x, y)
}

func axpyGo(a float32, x, y []float32) {
	for i, v := range x[:len(y)] {
		y[i] += float32(a * v)
	}
}

// dot is the inner product of x and y.
func dot(x, y []float32) float32 {
	if useAVX2 {
		return dotAVX2(&x[0], &y[0], len(y))
	}
	return dotGo(x, y)
}

func dotGo(x, y []float32) float32 {
	var s [8]float32
	for i := 0; i+7 < len(y); i += 8 {
		for k := range s {
			s[k] += float32(x[i+k] * y[i+k])
		}
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}
