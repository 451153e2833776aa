package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/transform"

	"readout"
	"readout/ingest/archive"
	"readout/ingest/page"
)

// input tells what an input is and reads it so.
func (r *reader) input(in input) bool {
	head, err := in.stream.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return r.fail(in.place, err)
	}
	if enc, note := wide(head); enc != nil {
		in.stream = bufio.NewReaderSize(transform.NewReader(in.stream, enc.NewDecoder()), sniffed)
		in.at = nil
		if note != "" {
			in.notes = append(in.notes, note)
		}
		head, _ = in.stream.Peek(sniffed) // an error comes again when the stream is read
	}
	if bytes.HasPrefix(head, utf8Mark) {
		_, _ = in.stream.Discard(len(utf8Mark)) // the bytes were peeked at
		in.at = nil
		head = head[len(utf8Mark):]
	}
	format, reason := sniff(in.name, head)
	switch format {
	case formatNone:
		return r.refuse(readout.Refusal{Name: in.place, Kind: reason.kind, Reason: reason.reason, Hint: reason.hint})
	case formatZip:
		return r.zip(in)
	case formatGzip:
		return r.gzip(in)
	case formatLines:
		return r.lines(in)
	case formatJSON:
		return r.json(in)
	}
	data, err := all(in, r.opts.MaxDocument)
	if err != nil {
		return r.fail(in.place, err)
	}
	return r.whole(in, format, data)
}

// gzip reads what a gzip stream holds, once.
func (r *reader) gzip(in input) bool {
	if in.packed {
		return r.no(in.place, readout.KindUnsupported, "it is an archive within an archive", "unpack the outer one first")
	}
	z, err := gzip.NewReader(in.stream)
	if err != nil {
		return r.no(in.place, readout.KindInvalid, "the gzip header is broken: "+err.Error(), "check that the file was saved in full")
	}
	inner := in
	inner.name = strings.TrimSuffix(in.name, path.Ext(in.name))
	if ext := strings.ToLower(path.Ext(in.name)); ext != ".gz" && ext != ".gzip" {
		inner.name = in.name
	}
	inner.at, inner.packed = nil, true
	inner.stream = bufio.NewReaderSize(&capped{r: z, left: r.opts.MaxTotal}, sniffed)
	return r.input(inner)
}

func overTotal() error {
	return &readout.Error{Kind: readout.KindUnsupported, Reason: "it unpacks to more than the limit", Hint: "unpack it and give its files"}
}

// capped ends with an error once more than left bytes were unpacked.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, overTotal()
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &readout.Error{Kind: readout.KindInvalid, Reason: "the archive is damaged or cut off", Hint: "fetch it again; what came before was read"}
	}
	return n, err
}

// zip reads the members of a zip archive in their order, each as an input of
// its own. An archive that cannot be read in any order is held in memory first.
func (r *reader) zip(in input) bool {
	if in.packed {
		return r.no(in.place, readout.KindUnsupported, "it is an archive within an archive", "unpack the outer one first")
	}
	if in.at == nil {
		data, err := all(in, r.opts.MaxMember)
		if err != nil {
			return r.fail(in.place, err)
		}
		in.at, in.size = bytes.NewReader(data), int64(len(data))
	}
	left, members := r.opts.MaxTotal, 0
	for m, err := range archive.Zip(in.at, in.size, r.opts.MaxMembers) {
		members++
		place := in.place
		if m.Name != "" {
			place += "/" + m.Name
		}
		if err != nil {
			if !r.fail(place, err) {
				return false
			}
			continue
		}
		if left <= 0 {
			return r.fail(in.place, overTotal())
		}
		if !r.member(in, m, place, &left) {
			return false
		}
	}
	if members == 0 {
		return r.no(in.place, readout.KindInvalid, "the archive holds no files", leaveOut)
	}
	return true
}

// member reads one member of a zip archive and takes what it unpacked from left.
func (r *reader) member(in input, m archive.Member, place string, left *int64) bool {
	f, err := m.Open()
	if err != nil {
		return r.fail(place, err)
	}
	defer f.Close()
	limited := &capped{r: f, left: min(r.opts.MaxMember, *left)}
	had := limited.left
	more := r.input(input{name: in.name + "/" + m.Name, place: place, packed: true, notes: in.notes,
		stream: bufio.NewReaderSize(limited, sniffed)})
	*left -= had - limited.left
	return more
}

// lines reads JSON Lines: each good line is a document, each bad one a refusal.
func (r *reader) lines(in input) bool {
	lines := 0
	for line, err := range archive.Lines(in.stream, 2*r.opts.MaxDocument) {
		lines++
		place := fmt.Sprintf("%s:%d", in.place, line.Number)
		switch {
		case err != nil:
			return r.fail(place, err)
		case line.Long:
			if !r.fail(place, tooLong(2*r.opts.MaxDocument)) {
				return false
			}
			continue
		}
		for raw, err := range archive.Values(line.Data) {
			ok := false
			if err != nil {
				ok = r.fail(place, err)
			} else {
				ok = r.record(in, raw, place, fmt.Sprintf("%s#%d", in.name, line.Number))
			}
			if !ok {
				return false
			}
		}
	}
	if lines == 0 {
		return r.no(in.place, readout.KindInvalid, "there are no words in it", leaveOut)
	}
	return true
}

// json reads a JSON file: one record, an array of them, or a list within.
func (r *reader) json(in input) bool {
	data, err := all(in, r.opts.MaxMember)
	if err != nil {
		return r.fail(in.place, err)
	}
	n := 0
	for raw, err := range archive.Values(data) {
		n++
		ok := false
		if err != nil {
			ok = r.fail(in.place, err)
		} else {
			ok = r.record(in, raw, fmt.Sprintf("%s#%d", in.place, n), fmt.Sprintf("%s#%d", in.name, n))
		}
		if !ok {
			return false
		}
	}
	if n == 0 {
		return r.no(in.place, readout.KindInvalid, "the list of records is empty", leaveOut)
	}
	return true
}

// record reads one JSON record, called name where it has no id.
func (r *reader) record(in input, raw []byte, place, name string) bool {
	rec, err := archive.Parse(raw)
	if err != nil {
		return r.fail(place, err)
	}
	if len(rec.Names) == 0 {
		rec.Names = []string{name}
	}
	rec.Notes = append(rec.Notes, in.notes...)
	if rec.Field != "text" && marked(rec.Text) {
		rec.Text = page.Text(rec.Text)
		rec.Notes = append(rec.Notes, "the record's "+rec.Field+" held HTML: its tags were taken off")
	}
	return r.freeze(rec.Document, place)
}

// marked reports whether a text is HTML.
func marked(text string) bool {
	return strings.Contains(text, "</p>") || strings.Contains(text, "</div>") || strings.Contains(text, "<br")
}

// whole reads an input that is one document.
func (r *reader) whole(in input, format format, data []byte) bool {
	if mostlyControl(data) { // the first bytes were text
		no := unsupported("binary data", "give plain text, HTML, Markdown, JSON, JSON Lines, or a zip of these")
		return r.no(in.place, no.kind, no.reason, no.hint)
	}
	text, note := decode(data, format == formatPage)
	draft := readout.Document{Names: []string{in.name}, Notes: in.notes}
	if note != "" {
		draft.Notes = append(draft.Notes, note)
	}
	if strings.Contains(text, "\x00") {
		text = strings.ReplaceAll(text, "\x00", "\ufffd")
		draft.Notes = append(draft.Notes, "zero bytes were replaced")
	}
	switch format {
	case formatPage:
		if err := page.Read(&draft, text); err != nil {
			return r.fail(in.place, err)
		}
	case formatMarkdown:
		draft.Text = newlines(text)
		archive.FrontMatter(&draft)
	default:
		draft.Text = newlines(text)
	}
	return r.freeze(draft, in.place)
}

// newlines writes every line end as "\n": the ends of lines differ from
// system to system, and spans should not.
func newlines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
