//go:build amd64 && !purego

package network

import "golang.org/x/sys/cpu"

// useAVX2 chooses the loops in assembly.
var useAVX2 = cpu.X86.HasAVX2

//go:noescape
func addAVX2(x, y *float32, n int)

//go:noescape
func axpyAVX2(a float32, x, y *float32, n int)

//go:noescape
func dotAVX2(x, y *float32, n int) float32
