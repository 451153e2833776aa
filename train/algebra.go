package main

import (
	"cmp"
	"math"
	"slices"
)

// orthogonal makes the columns of a matrix orthogonal and of length 1, each in
// turn (Gram and Schmidt, modified).
func orthogonal(a [][]float64) {
	for c := range a[0] {
		for before := range c {
			share := dot(a, before, c)
			for _, row := range a {
				row[c] -= float64(share * row[before])
			}
		}
		length := math.Sqrt(dot(a, c, c))
		for _, row := range a {
			row[c] /= length
		}
	}
}

// dot is the scalar product of two columns.
func dot(a [][]float64, c, d int) float64 {
	sum := 0.0
	for _, row := range a {
		sum += float64(row[c] * row[d])
	}
	return sum
}

// gram is the scalar product of every two columns.
func gram(a [][]float64) [][]float64 {
	out := grid(len(a[0]), len(a[0]))
	for _, row := range a {
		for i, x := range row {
			for j, y := range row {
				out[i][j] += float64(x * y)
			}
		}
	}
	return out
}

// eigen gives the eigenvalues of a symmetric matrix, the largest first, and the
// eigenvectors as columns, by Jacobi's rotations. It uses a up.
func eigen(a [][]float64) (values []float64, vectors [][]float64) {
	const sweeps = 30
	n := len(a)
	v := grid(n, n)
	for i := range v {
		v[i][i] = 1
	}
	for range sweeps {
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(a, v, p, q)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(a[j][j], a[i][i]), i-j) })
	vectors = grid(n, n)
	for d, o := range order {
		values = append(values, a[o][o])
		for i := range n {
			vectors[i][d] = v[i][o]
		}
	}
	return values, vectors
}

// rotate turns rows and columns p and q so that their cell becomes nought.
func rotate(a, v [][]float64, p, q int) {
	if a[p][q] == 0 {
		return
	}
	theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
	t := math.Copysign(1/(math.Abs(theta)+math.Sqrt(float64(theta*theta)+1)), theta)
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := t * c
	turn := func(x, y *float64) { *x, *y = float64(c**x)-float64(s**y), float64(s**x)+float64(c**y) }
	for k := range a {
		turn(&a[k][p], &a[k][q])
	}
	for k := range a {
		turn(&a[p][k], &a[q][k])
	}
	for k := range v {
		turn(&v[k][p], &v[k][q])
	}
}
