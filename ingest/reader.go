package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout"
)

// reader is the state of one reading.
type reader struct {
	ctx      context.Context
	opts     Options
	yield    func(*readout.Document, *readout.Refusal) bool
	progress Progress
}

// input is a stream of bytes to be read as one or more documents.
type input struct {
	name   string // what its documents are called: a base name, or archive/member
	place  string // what refusals call it: the path as it was given
	stream *bufio.Reader
	at     io.ReaderAt // set where the bytes can be read in any order
	size   int64       // with at
	packed bool        // it came out of an archive
	notes  []string    // what was done to its bytes
}

// sniffed is how many bytes are looked at to tell what an input is.
const sniffed = 16 << 10

// source opens and reads one source. It returns false when the reading is to end.
func (r *reader) source(s source) bool {
	if s.refused != nil {
		return r.refuse(*s.refused)
	}
	if s.path == "-" {
		if r.opts.Stdin == nil {
			return r.no("-", readout.KindUnavailable, "there is no standard input", "pipe a text into it")
		}
		return r.input(input{name: "stdin", place: "-", stream: bufio.NewReaderSize(r.counted(r.opts.Stdin), sniffed)})
	}
	f, err := os.Open(s.path)
	if err != nil {
		return r.refuse(*fileRefusal(s.path, err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return r.refuse(*fileRefusal(s.path, err))
	}
	in := input{name: filepath.Base(s.path), place: s.path, stream: bufio.NewReaderSize(r.counted(f), sniffed)}
	switch {
	case info.Mode().IsRegular():
		in.at, in.size = f, info.Size()
	case info.Mode()&os.ModeNamedPipe == 0 || s.inside != "":
		return r.no(s.path, readout.KindUnsupported, "it is no regular file", "give a file, a folder or a pipe")
	}
	return r.input(in)
}

// bytes reads an input that is in memory.
func (r *reader) bytes(name string, data []byte) bool {
	b := bytes.NewReader(data)
	return r.input(input{name: name, place: name, stream: bufio.NewReaderSize(r.counted(b), sniffed), at: b, size: b.Size()})
}

// give hands on a document.
func (r *reader) give(d *readout.Document) bool {
	if r.ctx.Err() != nil {
		return false
	}
	r.progress.Documents++
	r.report()
	return r.yield(d, nil)
}

// refuse hands on a refusal.
func (r *reader) refuse(no readout.Refusal) bool {
	if r.ctx.Err() != nil {
		return false
	}
	r.progress.Refused++
	r.report()
	return r.yield(nil, &no)
}

func (r *reader) no(name string, kind readout.Kind, reason, hint string) bool {
	return r.refuse(readout.Refusal{Name: name, Kind: kind, Reason: reason, Hint: hint})
}

// fail refuses name for err, with the kind, reason and hint that err carries.
func (r *reader) fail(name string, err error) bool {
	var e *readout.Error
	if errors.As(err, &e) {
		return r.no(name, e.Kind, e.Reason, e.Hint)
	}
	return r.refuse(*fileRefusal(name, err))
}

func (r *reader) report() {
	if r.opts.Progress != nil {
		r.opts.Progress(r.progress)
	}
}

// counted counts the bytes that are read through it.
func (r *reader) counted(in io.Reader) io.Reader { return &counter{in, &r.progress.Bytes} }

type counter struct {
	io.Reader
	n *int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	*c.n += int64(n)
	return n, err
}

// all reads the rest of an input, up to limit bytes.
func all(in input, limit int64) ([]byte, error) {
	if in.size > limit && in.at != nil {
		return nil, tooLong(limit)
	}
	data, err := io.ReadAll(io.LimitReader(in.stream, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, tooLong(limit)
	}
	return data, nil
}

func tooLong(limit int64) error {
	return &readout.Error{Kind: readout.KindUnsupported, Reason: fmt.Sprintf("it is longer than the limit of %s", size(limit)),
		Hint: "split it into its articles, or raise the limit on a document's size"}
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<30 && n%(1<<30) == 0:
		return fmt.Sprintf("%d GiB", n>>30)
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
