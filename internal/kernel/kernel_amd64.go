//go:build amd64 && !purego

package kernel

import "golang.org/x/sys/cpu"

// useAVX2 chooses the loops in assembly.
var useAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasBMI1

//go:noescape
func findAVX2(features *uint32, n int, keys, start *uint32, buckets uint32, places *uint32, rows *byte, width int) int

//go:noescape
func hidden128AVX2(rows *byte, width int, places *uint32, n int, first, out *int16)

//go:noescape
func hidden64AVX2(rows *byte, width int, places *uint32, n int, first, out *int16)

//go:noescape
func score8AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)

//go:noescape
func score32AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)
