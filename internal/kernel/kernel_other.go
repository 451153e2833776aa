//go:build !amd64 || purego

package kernel

// useAVX2 is false where there is no assembly.
const useAVX2 = false

func findAVX2(features *uint32, n int, keys, start *uint32, buckets uint32, places *uint32, rows *byte, width int) int {
	panic("kernel: no assembly here")
}

func sum128AVX2(rows *byte, width int, places *uint32, n int, sums *int16) {
	panic("kernel: no assembly here")
}

func sum64AVX2(rows *byte, width int, places *uint32, n int, sums *int16) {
	panic("kernel: no assembly here")
}

func addAVX2(terms *int16, n int, sums *int16) { panic("kernel: no assembly here") }

func unitsAVX2(first *int16, n int, units *int16) { panic("kernel: no assembly here") }

func score8AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32) {
	panic("kernel: no assembly here")
}

func score32AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32) {
	panic("kernel: no assembly here")
}
