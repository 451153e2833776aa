// Package ingest turns bytes into documents: files, folders, patterns, zip and
// gzip archives and standard input, holding plain text, Markdown, saved web
// pages, JSON or JSON Lines. It freezes each text, marks what in it is not
// news, and says of every input that it does not read why and what to do.
//
// A text keeps the bytes of its file, decoded to UTF-8 where they were not, with
// three exceptions: a byte order mark is dropped, line ends are written as "\n",
// and bytes that mean nothing are replaced, with a note. The text of a JSON
// record is kept byte for byte. A web page gives its headline and the paragraphs
// of its article, a blank line between them.
//
// A document is called by its file's base name, "archive.zip/inner/path.txt" for
// a member of an archive, a record's id where it has one and otherwise the file
// and the number of its line or place: "reports.jsonl#7".
//
// A bad input never stops the others. The same bytes under the same name give
// the same documents: nothing depends on the clock or on the order of reading.
package ingest

import (
	"context"
	"io"
	"iter"

	"readout"
)

// Limits on what is read, against inputs made to exhaust the machine.
const (
	DefaultMaxDocument = 8 << 20  // bytes of one line or page
	DefaultMaxText     = 2 << 20  // bytes of one text: what is analysed takes five hundred times as much memory
	DefaultMaxMember   = 64 << 20 // bytes of one archive member or JSON file, unpacked
	DefaultMaxTotal    = 2 << 30  // bytes unpacked from one archive
	DefaultMaxMembers  = 100_000  // members of one archive
)

// Options say where to read from and how much. The zero value is ready to use.
type Options struct {
	Stdin       io.Reader // what the path "-" names
	Progress    func(Progress)
	MaxDocument int64 // bytes of one line or page; 0: DefaultMaxDocument
	MaxText     int64 // bytes of one text; 0: DefaultMaxText
	MaxMember   int64 // bytes of one unpacked member; 0: DefaultMaxMember
	MaxTotal    int64 // bytes unpacked from one archive; 0: DefaultMaxTotal
	MaxMembers  int   // members of one archive; 0: DefaultMaxMembers
}

func (o Options) withDefaults() Options {
	if o.MaxDocument <= 0 {
		o.MaxDocument = DefaultMaxDocument
	}
	if o.MaxText <= 0 {
		o.MaxText = min(DefaultMaxText, o.MaxDocument)
	}
	if o.MaxMember <= 0 {
		o.MaxMember = DefaultMaxMember
	}
	if o.MaxTotal <= 0 {
		o.MaxTotal = DefaultMaxTotal
	}
	if o.MaxMembers <= 0 {
		o.MaxMembers = DefaultMaxMembers
	}
	return o
}

// Progress is how far a reading has come. It is reported after each document
// and each refusal.
type Progress struct {
	Files     int    // files begun
	Of        int    // files there are, as far as the paths were looked through
	Documents int    // documents given
	Refused   int    // inputs refused
	Bytes     int64  // bytes read from files and standard input
	Name      string // the file being read
}

// Read reads every path in turn: a file, a folder with all below it in order
// of name, a pattern such as "reports/*.txt", or "-" for standard input. It
// gives one document or one refusal at a time, never both and never neither,
// and ends early only when ctx is done or the caller stops.
func Read(ctx context.Context, opts Options, paths ...string) iter.Seq2[*readout.Document, *readout.Refusal] {
	return func(yield func(*readout.Document, *readout.Refusal) bool) {
		r := &reader{ctx: ctx, opts: opts.withDefaults(), yield: yield}
		sources := expand(paths)
		r.progress.Of = len(sources)
		for _, s := range sources {
			r.progress.Files++
			r.progress.Name = s.path
			if !r.source(s) {
				return
			}
		}
	}
}

// Bytes reads one input that is in memory already, under a file name. It does
// no input or output: what it gives depends on its arguments alone.
func Bytes(name string, data []byte, opts Options) (docs []*readout.Document, refused []readout.Refusal) {
	r := &reader{ctx: context.Background(), opts: opts.withDefaults()}
	r.yield = func(d *readout.Document, no *readout.Refusal) bool {
		if d != nil {
			docs = append(docs, d)
		} else {
			refused = append(refused, *no)
		}
		return true
	}
	r.bytes(name, data)
	return docs, refused
}
