package kernel

import "unsafe"

// hugePage is the size of the large pages of memory that systems lend.
const hugePage = 2 << 20

// room gives n bytes of nought that begin a line of the cache. Where they fill
// large pages, the system is asked for such: rows are read in no order, and on
// small pages the search for a page costs more than the reading.
func room(n int) []byte {
	const line = 64
	unit := line
	if n >= hugePage {
		unit = hugePage
	}
	whole := (n + unit - 1) &^ (unit - 1)
	b := make([]byte, whole+unit)
	skip := -int(uintptr(unsafe.Pointer(&b[0]))) & (unit - 1)
	b = b[skip:][:whole]
	if unit == hugePage {
		askHugePages(b)
	}
	return b[:n:n]
}

// numbers takes bytes of nought that begin a line for numbers.
func numbers(b []byte) []uint32 {
	if len(b) < 4 {
		return nil
	}
	return unsafe.Slice((*uint32)(unsafe.Pointer(&b[0])), len(b)/4)
}
