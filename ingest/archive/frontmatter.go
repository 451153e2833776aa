package archive

import (
	"strings"

	"readout"
	"readout/internal/stamp"
)

// FrontMatter reads the "---" block at the head of a Markdown draft: its lines
// "key: value" give title, date, outlet, byline and address, and the block
// becomes a header region. A text that has none is left as it is.
func FrontMatter(d *readout.Document) {
	body, ok := strings.CutPrefix(d.Text, "---\n")
	if !ok {
		return
	}
	end := strings.Index("\n"+body, "\n---\n")
	if end < 0 {
		if !strings.HasSuffix(body, "\n---") {
			return
		}
		end = len(body) - len("---")
	}
	known := false
	for line := range strings.Lines(body[:end]) {
		key, value, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(key, " ") || strings.HasPrefix(key, "-") {
			continue
		}
		known = known || strings.TrimSpace(key) != ""
		matter(d, fold(strings.TrimSpace(key)), unquote(strings.TrimSpace(value)))
	}
	if !known {
		return
	}
	span := readout.Span{Start: 0, End: len("---\n") + end + len("---")}
	d.Regions = append(d.Regions, readout.Region{Span: span, Kind: readout.RegionHeader, By: "front matter"})
}

// matter takes one field of the front matter.
func matter(d *readout.Document, key, value string) {
	set := func(into *string, keys []string) {
		for _, k := range keys {
			if k == key && *into == "" {
				*into = value
			}
		}
	}
	set(&d.Title, titleKeys)
	set(&d.Outlet, outletKeys)
	set(&d.Byline, bylineKeys)
	set(&d.URL, urlKeys)
	set(&d.Language, langKeys)
	stated := ""
	set(&stated, dateKeys)
	if date, ok := stamp.Parse(stated); ok && !d.Published.Value.Known() {
		d.Published = readout.Published{Value: date, Basis: readout.BasisMetadata}
	}
}

// unquote takes off YAML's quotes and list brackets.
func unquote(s string) string {
	s = strings.Trim(s, "[]")
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return s
}
