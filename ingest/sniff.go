package ingest

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"

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

func unsupported(what, hint string) reason {
	return reason{readout.KindUnsupported, "unsupported: " + what, hint}
}

// magic are the first bytes of formats that are not read.
var magic = []struct {
	bytes, what, hint string
}{
	{"%PDF", "PDF", "convert it with pdftotext"},
	{"{\\rtf", "RTF", "save it as plain text"},
	{"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"},
	{"%!PS", "PostScript", "convert it with ps2ascii"},
	{"WARC/", "a WARC file", "extract its pages and give those"},
	{"\x89PNG", "an image", images},
	{"GIF8", "an image", images},
	{"\xff\xd8\xff", "an image", images},
	{"II*\x00", "an image", images},
	{"MM\x00*", "an image", images},
	{"BM", "", ""}, // a bitmap, if what follows is binary
	{"RIFF", "", ""},
	{"OggS", "a sound recording", recordings},
	{"ID3", "a sound recording", recordings},
	{"fLaC", "a sound recording", recordings},
	{"\x1a\x45\xdf\xa3", "a film", recordings},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", archives},
	{"Rar!", "a RAR archive", archives},
	{"BZh", "a bzip2 archive", archives},
	{"\xfd7zXZ", "an xz archive", archives},
	{"\x28\xb5\x2f\xfd", "a zstd archive", archives},
	{"SQLite format 3", "an SQLite database", "give the files that it was made from"},
	{"\x7fELF", "a program", leaveOut},
	{"\xca\xfe\xba\xbe", "a program", leaveOut},
	{"wOFF", "a font", leaveOut},
	{"wOF2", "a font", leaveOut},
}

const (
	images     = "leave it out, or give its text as a .txt file"
	recordings = "give its transcript as a .txt file"
	archives   = "unpack it and give its files, or pack them as zip"
	leaveOut   = "leave it out"
)

// extensions are the endings of text files that hold no report.
var extensions = map[string]reason{
	".csv": unsupported("a table", `write it as JSON Lines with the fields "id", "text", "title", "published"`),
	".tsv": unsupported("a table", `write it as JSON Lines with the fields "id", "text", "title", "published"`),
	".xml": unsupported("XML", "give the pages or texts themselves"), ".rss": unsupported("a feed", "give the pages that it lists"),
	".atom": unsupported("a feed", "give the pages that it lists"), ".svg": unsupported("an image", images),
	".js": unsupported("a script", leaveOut), ".mjs": unsupported("a script", leaveOut), ".css": unsupported("a style sheet", leaveOut),
	".map": unsupported("a script", leaveOut), ".yaml": unsupported("YAML", leaveOut), ".yml": unsupported("YAML", leaveOut),
	".toml": unsupported("TOML", leaveOut), ".ini": unsupported("settings", leaveOut), ".sql": unsupported("SQL", leaveOut),
	".py": unsupported("a program", leaveOut), ".go": unsupported("a program", leaveOut), ".sh": unsupported("a program", leaveOut),
	".c": unsupported("a program", leaveOut), ".h": unsupported("a program", leaveOut), ".java": unsupported("a program", leaveOut),
	".docx": unsupported("a Word document", "save it as plain text"), ".odt": unsupported("an office document", "save it as plain text"),
	".epub": unsupported("an e-book", "save its chapters as plain text or HTML"),
	".xlsx": unsupported("a spreadsheet", "save its articles as plain text"), ".pptx": unsupported("slides", "save them as plain text"),
}

// sniff tells a format from the first bytes, and from the name where the bytes
// leave it open. The bytes are UTF-8 or some 8-bit character set.
func sniff(name string, head []byte) (format, reason) {
	ext := strings.ToLower(path.Ext(name))
	if len(head) == 0 {
		return formatNone, reason{readout.KindInvalid, "the file is empty", "leave it out or fetch it again"}
	}
	for _, m := range magic {
		if m.what != "" && bytes.HasPrefix(head, []byte(m.bytes)) {
			return formatNone, unsupported(m.what, m.hint)
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return formatGzip, reason{}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped(ext, head)
	case len(head) > 12 && string(head[4:8]) == "ftyp":
		return formatNone, unsupported("a film", recordings)
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return formatNone, unsupported("a tar archive", archives)
	case binary(head):
		return formatNone, unsupported("binary data", "give plain text, HTML, Markdown, JSON, JSON Lines, or a zip of these")
	}
	if no, ok := extensions[ext]; ok {
		return formatNone, no
	}
	return textual(ext, head)
}

// textual tells the formats of text apart.
func textual(ext string, head []byte) (format, reason) {
	start := bytes.TrimLeft(head, " \t\r\n\f\v")
	switch ext {
	case ".jsonl", ".ndjson":
		return formatLines, reason{}
	case ".json":
		return formatJSON, reason{}
	case ".html", ".htm", ".xhtml", ".shtml":
		return formatPage, reason{}
	case ".md", ".markdown":
		return formatMarkdown, reason{}
	}
	lower := bytes.ToLower(start[:min(len(start), 1024)])
	switch {
	case hasAnyPrefix(lower, "<!doctype html", "<html", "<head", "<body"):
		return formatPage, reason{}
	case hasAnyPrefix(lower, "<rss", "<feed", "<rdf"), bytes.HasPrefix(lower, []byte("<?xml")) && !bytes.Contains(lower, []byte("<html")):
		return formatNone, unsupported("a feed or other XML", "give the pages that it lists")
	case hasAnyPrefix(lower, "<?xml", "<!--") && bytes.Contains(lower, []byte("<html")), hasAnyPrefix(lower, "<article", "<div", "<p>", "<meta"):
		return formatPage, reason{}
	case bytes.HasPrefix(start, []byte("[")) && hasAnyPrefix(bytes.TrimLeft(start[1:], " \t\r\n"), `{"`, "{\n", "{\r", "{ "):
		return formatJSON, reason{}
	case bytes.HasPrefix(start, []byte("{")) && hasAnyPrefix(bytes.TrimLeft(start[1:], " \t\r\n"), `"`, "}"):
		first, _, broken := bytes.Cut(start, []byte("\n"))
		if !broken || json.Valid(first) {
			return formatLines, reason{}
		}
		return formatJSON, reason{}
	case hasAnyPrefix(start, "---\n", "---\r\n"):
		return formatMarkdown, reason{}
	}
	return formatText, reason{}
}

func hasAnyPrefix(b []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(b, []byte(p)) {
			return true
		}
	}
	return false
}

// zipped tells zip archives from the office documents that are zip inside.
func zipped(ext string, head []byte) (format, reason) {
	if no, ok := extensions[ext]; ok {
		return formatNone, no
	}
	if len(head) > 46 {
		switch first := head[30:min(len(head), 80)]; {
		case hasAnyPrefix(first, "[Content_Types].xml", "_rels/", "word/", "docProps/"):
			return formatNone, unsupported("an office document", "save it as plain text")
		case hasAnyPrefix(first, "mimetype"):
			return formatNone, unsupported("an office document or e-book", "save it as plain text")
		}
	}
	return formatZip, reason{}
}

// binary reports whether the first bytes are no text: a zero byte, or more
// control characters than any text has.
func binary(head []byte) bool { return bytes.IndexByte(head, 0) >= 0 || mostlyControl(head) }

// mostlyControl reports whether more than one byte in twenty is a control
// character that texts do not have.
func mostlyControl(b []byte) bool {
	odd := 0
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != '\b' && c != 0x1b || c == 0x7f {
			odd++
		}
	}
	return odd*20 > len(b)
}
