//go:build amd64 && !purego

package kernel

import "golang.org/x/sys/cpu"

// useAVX2 chooses the loops in assembly.
var useAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasBMI1

//go:noescape
func findAVX2(features *uint32, n int, keys, start *uint32, buckets uint32, places *uint32, rows *byte, width int) int

//go:noescape
func sum128AVX2(rows *byte, width int, places *uint32, n int, sums *int16)

//go:noescape
func sum64AVX2(rows *byte, width int, places *uint32, n int, sums *int16)

//go:noescape
func addAVX2(terms *int16, n int, sums *int16)

//go:noescape
func unitsAVX2(first *int16, n int, units *int16)

//go:noescape
func score8AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)

//go:noescape
func score32AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)
