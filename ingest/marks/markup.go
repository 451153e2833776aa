package marks

import (
	"strings"

	"readout"
)

// markup marks what only Markdown needs: the signs before a heading, and lines
// that are nothing but images and links.
func (m *marker) markup() {
	for i := range m.lines {
		l := m.lines[i]
		s := m.str(l)
		hashes := len(s) - len(strings.TrimLeft(s, "#"))
		switch {
		case l.done:
		case hashes > 0 && hashes <= 6 && strings.HasPrefix(s[hashes:], " "):
			m.mark(l.start, l.start+hashes, readout.RegionNavigation, "markup")
		case linksOnly(s):
			m.line(i, readout.RegionNavigation, "links")
		}
	}
}

// linksOnly reports whether s is one or more Markdown links or images with
// nothing but separators between them; one link alone must be an image, for a
// linked sentence is a sentence.
func linksOnly(s string) bool {
	n, image := 0, false
	for s != "" {
		s = strings.TrimLeft(s, blanks+"|·•*-,/»›")
		if s == "" {
			break
		}
		rest, bang := strings.CutPrefix(s, "!")
		label, ok := strings.CutPrefix(rest, "[")
		if strings.HasPrefix(label, "![") { // a linked image
			label, bang = label[len("!["):], true
		}
		at := strings.Index(label, "](")
		if !ok || at < 0 || at > 300 {
			return false
		}
		end := strings.IndexByte(label[at:], ')')
		if end < 0 {
			return false
		}
		s = strings.TrimPrefix(label[at+end+1:], "]")
		if inner, ok := strings.CutPrefix(s, "("); ok && bang { // the address of a linked image
			_, s, _ = strings.Cut(inner, ")")
		}
		n++
		image = image || bang
	}
	return n > 1 || n == 1 && image
}
