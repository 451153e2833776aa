package kernel

import (
	"testing"
	"unsafe"
)

func TestRoom_beginsALineOrALargePage(t *testing.T) {
	for _, n := range []int{1, 63, 64, 4097, hugePage - 1, hugePage, hugePage + 1, 3*hugePage + 77} {
		b := room(n)
		at := uintptr(unsafe.Pointer(&b[0]))
		unit := uintptr(64)
		if n >= hugePage {
			unit = hugePage
		}
		if len(b) != n || at%unit != 0 {
			t.Errorf("room of %d: %d bytes, %d behind a multiple of %d", n, len(b), at%unit, unit)
		}
		for i, x := range b {
			if x != 0 {
				t.Fatalf("room of %d: byte %d is %d", n, i, x)
			}
			b[i] = 1
		}
	}
}
