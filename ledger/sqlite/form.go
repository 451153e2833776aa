package sqlite

import (
	"encoding/binary"
	"math"
)

// form writes values to bytes, or reads them back in the same order, so that
// both ways are told by one description. Strings are told by their place in a
// table that comes first. After a failure all that it reads is empty.
type form struct {
	reading bool
	failed  bool
	buf     []byte
	table   []string
	index   map[string]int // where a string is in table, when writing
}

// written is what was written, with its table.
func (f *form) written() []byte {
	size := 0
	for _, s := range f.table {
		size += len(s) + 2
	}
	out := make([]byte, 0, size+len(f.buf)+16)
	out = binary.AppendUvarint(out, uint64(len(f.table)))
	for _, s := range f.table {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return append(out, f.buf...)
}

// strings reads the table.
func (f *form) strings() {
	n := f.unsigned()
	f.table = make([]string, 0, min(n, len(f.buf)))
	all := string(f.buf) // one allocation for all
	for range n {
		size := f.unsigned()
		if f.failed || size > len(f.buf) {
			f.fail()
			return
		}
		at := len(all) - len(f.buf)
		f.table = append(f.table, all[at:at+size])
		f.buf = f.buf[size:]
	}
}

func (f *form) fail() { f.failed, f.buf = true, nil }

func (f *form) unsigned() int {
	v, n := binary.Uvarint(f.buf)
	if n <= 0 || v > maxLayers {
		f.fail()
		return 0
	}
	f.buf = f.buf[n:]
	return int(v)
}

func (f *form) numbers(list ...*int) {
	for _, p := range list {
		if !f.reading {
			f.buf = binary.AppendVarint(f.buf, int64(*p))
			continue
		}
		v, n := binary.Varint(f.buf)
		if n <= 0 || int64(int(v)) != v {
			f.fail()
			*p = 0
			return
		}
		*p, f.buf = int(v), f.buf[n:]
	}
}

func (f *form) flag(p *bool) {
	n := 0
	if *p {
		n = 1
	}
	f.numbers(&n)
	*p = n != 0
}

func (f *form) float(p *float64) {
	if !f.reading {
		f.buf = binary.LittleEndian.AppendUint64(f.buf, math.Float64bits(*p))
		return
	}
	if len(f.buf) < 8 {
		f.fail()
		return
	}
	*p, f.buf = math.Float64frombits(binary.LittleEndian.Uint64(f.buf)), f.buf[8:]
}

func text[S ~string](f *form, p *S) {
	if !f.reading {
		i, ok := f.index[string(*p)]
		if !ok {
			i = len(f.table)
			f.index[string(*p)] = i
			f.table = append(f.table, string(*p))
		}
		f.buf = binary.AppendUvarint(f.buf, uint64(i))
		return
	}
	i := f.unsigned()
	if i >= len(f.table) {
		f.fail()
		return
	}
	*p = S(f.table[i])
}

// most is how many members a list is first given room for: what it claims to
// hold may be more than there is.
const most = 1 << 12

// list is a list, nil and empty told apart: its length and one more, or 0.
func list[T any](f *form, p *[]T, each func(*form, *T)) {
	n := 0
	if *p != nil {
		n = len(*p) + 1
	}
	f.numbers(&n)
	if n > 0 {
		members(f, p, n-1, each)
	}
}

// plainList is a list that is nil when it is empty: its length.
func plainList[T any](f *form, p *[]T, each func(*form, *T)) {
	n := len(*p)
	f.numbers(&n)
	if n > 0 {
		members(f, p, n, each)
	}
}

func members[T any](f *form, p *[]T, n int, each func(*form, *T)) {
	if f.reading {
		*p = make([]T, 0, min(n, most))
	}
	for i := 0; i < n && !f.failed; i++ {
		if f.reading {
			*p = append(*p, *new(T))
		}
		each(f, &(*p)[i])
	}
}
