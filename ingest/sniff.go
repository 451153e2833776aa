package ingest

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"readout"
)

// format is what an input is.
type format string

const (
	formatNone     format = "" // not read
	formatText     format = "text"
	formatMarkdown format = "markdown"
	formatPage     format = "page"
	formatJSON     format = "json"
	formatLines    format = "json lines"
	formatZip      format = "zip"
	formatGzip     format = "gzip"
)

// reason is why an input is not read.
type reason struct {
	kind         readout.Kind
	reason, hint string
}

// sniff tells a format from the first bytes, and from the name where the bytes
// leave it open.
func sniff(name string, head []byte) (format, reason) {
	trimmed := bytes.TrimLeft(head, " \t\r\n\f\v")
	ext := strings.ToLower(path.Ext(name))
	switch {
	case len(head) == 0:
		return formatNone, reason{readout.KindInvalid, "the file is empty", "leave it out or fetch it again"}
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return formatGzip, reason{}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return formatZip, reason{}
	}
	switch ext {
	case ".jsonl", ".ndjson":
		return formatLines, reason{}
	case ".json":
		return formatJSON, reason{}
	case ".md", ".markdown":
		return formatMarkdown, reason{}
	case ".html", ".htm", ".xhtml":
		return formatPage, reason{}
	}
	if len(trimmed) > 0 && trimmed[0] == '{' && ext != ".txt" {
		return formatLines, reason{}
	}
	return formatText, reason{}
}

var utf8Mark = []byte("\ufeff")

// wide recognises UTF-16, with or without a mark.
func wide(head []byte) (enc encoding.Encoding, name string) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), ""
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), ""
	}
	return nil, ""
}
