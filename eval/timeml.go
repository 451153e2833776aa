package eval

import (
	"html"
	"path"
	"slices"
	"strings"
	"unicode"

	"readout"
)

// GoldTimexes is one TimeML document: its running text, the document time and
// title that are given apart from it, and the time expressions in it.
type GoldTimexes struct {
	Record
	Timexes []readout.Timex // span, type, value and mod only
}

// ReadTimeML reads a .tml file: the TEXT element, with the tags dropped and
// entities decoded. The document time and the title are metadata, not text.
func ReadTimeML(name string, data []byte) (GoldTimexes, error) {
	raw := strings.ReplaceAll(strings.ToValidUTF8(string(data), "\uFFFD"), "\r\n", "\n")
	body, ok := element(raw, "TEXT")
	if !ok {
		return GoldTimexes{}, malformed(name, "TimeML: it has no TEXT element", nil)
	}
	base := strings.TrimSuffix(path.Base(name), ".tml")
	g := GoldTimexes{Record: Record{ID: base, Outlet: leading(base, unicode.IsLetter), Published: creationTime(raw)}}
	if title, ok := element(raw, "TITLE"); ok {
		plain, _ := untag(title)
		g.Title = strings.TrimSpace(plain)
	}
	text, tags := untag(body)
	g.Text = text
	var open []tag
	for _, t := range tags {
		switch {
		case t.name == "TIMEX3" && !t.closed:
			open = append(open, t)
		case t.name == "/TIMEX3" && len(open) == 0:
			return g, malformed(name, "TimeML: a TIMEX3 ends that never began", nil)
		case t.name == "/TIMEX3":
			o := open[len(open)-1]
			open = open[:len(open)-1]
			g.Timexes = append(g.Timexes, readout.Timex{Span: trim(text, readout.Span{Start: o.at, End: t.at}),
				Type: readout.TimexType(o.attrs["type"]), Value: o.attrs["value"], Mod: o.attrs["mod"]})
		}
	}
	slices.SortStableFunc(g.Timexes, func(a, b readout.Timex) int { return a.Span.Compare(b.Span) })
	return g, nil
}

// creationTime is the value of the document's own time.
func creationTime(raw string) string {
	where := raw
	if dct, ok := element(raw, "DCT"); ok {
		where = dct
	}
	_, tags := untag(where)
	for _, t := range tags {
		if t.name == "TIMEX3" && (where != raw || t.attrs["functionInDocument"] == "CREATION_TIME") {
			return t.attrs["value"]
		}
	}
	return ""
}

// element is what stands between the first <name> and the first </name> after it.
func element(raw, name string) (string, bool) {
	_, rest, ok := strings.Cut(raw, "<"+name+">")
	if !ok {
		return "", false
	}
	body, _, ok := strings.Cut(rest, "</"+name+">")
	return body, ok
}

// tag is one tag of a marked-up text, and where in the plain text it stands.
type tag struct {
	name   string // "TIMEX3", "/TIMEX3"
	attrs  map[string]string
	closed bool // <TIMEX3 …/>
	at     int
}

// untag gives the plain text of marked-up text, entities decoded, and its tags.
func untag(marked string) (string, []tag) {
	var text strings.Builder
	var tags []tag
	for marked != "" {
		begin := strings.IndexByte(marked, '<')
		end := -1
		if begin >= 0 {
			end = strings.IndexByte(marked[begin:], '>')
		}
		if end < 0 {
			text.WriteString(html.UnescapeString(marked))
			break
		}
		text.WriteString(html.UnescapeString(marked[:begin]))
		inner := marked[begin+1 : begin+end]
		marked = marked[begin+end+1:]
		t := tag{at: text.Len(), attrs: attributes(inner), closed: strings.HasSuffix(inner, "/")}
		t.name, _, _ = strings.Cut(strings.TrimSuffix(inner, "/"), " ")
		tags = append(tags, t)
	}
	return text.String(), tags
}

// attributes reads name="value" pairs.
func attributes(s string) map[string]string {
	out := map[string]string{}
	for {
		key, rest, ok := strings.Cut(s, "=")
		if !ok {
			return out
		}
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if !strings.HasPrefix(rest, `"`) {
			s = rest
			continue
		}
		value, after, ok := strings.Cut(rest[1:], `"`)
		if !ok {
			return out
		}
		if f := strings.Fields(key); len(f) > 0 {
			out[f[len(f)-1]] = value
		}
		s = after
	}
}

// trim drops white space at the ends of a span.
func trim(text string, s readout.Span) readout.Span {
	inner := text[s.Start:s.End]
	s.Start += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace))
	if s.Start < s.End {
		s.End = s.Start + len(strings.TrimRightFunc(text[s.Start:s.End], unicode.IsSpace))
	}
	return s
}

// leading is the beginning of s whose characters are all so.
func leading(s string, so func(rune) bool) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !so(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
