package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// Line is one line of a file, without its end.
type Line struct {
	Number int // from 1
	Data   []byte
	Long   bool // longer than allowed: Data is nil and the line was read over
}

// Lines reads r line by line, keeping no more than limit bytes of each, and
// leaves out blank ones. It ends after the first error that is not the end of
// the file. Data is the caller's to keep.
func Lines(r *bufio.Reader, limit int64) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for n := 1; ; n++ {
			data, long, err := line(r, limit)
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Line{Number: n}, err)
				return
			}
			if long || len(bytes.TrimSpace(data)) > 0 {
				if !yield(Line{Number: n, Data: data, Long: long}, nil) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

func line(r *bufio.Reader, limit int64) (data []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		switch {
		case long:
		case int64(len(data)+len(part)) > limit:
			data, long = nil, true
		default:
			data = append(data, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(data, "\r\n"), long, err
		}
	}
}
