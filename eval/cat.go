package eval

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"readout"
)

// catDocument is one file of the CAT annotation tool, as MEANTIME and the
// TimeLine task have them: numbered tokens in numbered sentences, and marks on
// them.
type catDocument struct {
	Record
	Name   string // doc_id, the number of the article
	Tokens []catToken
	marks  []catMark
	links  []catLink
}

// catToken is one token, and where it stands in the text made of the tokens.
type catToken struct {
	ID       string
	Sentence int
	Form     string
	Span     readout.Span
}

// catMark is a markable: a mention, with its tokens, or an instance without any.
type catMark struct {
	kind   string
	attrs  map[string]string
	tokens []string
}

// catLink ties mentions to instances.
type catLink struct {
	kind             string
	sources, targets []string
}

type catXML struct {
	ID     string `xml:"doc_id,attr"`
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence string `xml:"sentence,attr"`
		Form     string `xml:",chardata"`
	} `xml:"token"`
	Marks struct {
		List []struct {
			XMLName xml.Name
			Attrs   []xml.Attr `xml:",any,attr"`
			Anchors []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:",any"`
	} `xml:"Markables"`
	Links struct {
		List []struct {
			XMLName xml.Name
			Sources []catEnd `xml:"source"`
			Targets []catEnd `xml:"target"`
		} `xml:",any"`
	} `xml:"Relations"`
}

type catEnd struct {
	ID string `xml:"m_id,attr"`
}

// readCAT reads one file. Sentence 0 is the headline and sentence 1 the date
// line; both are paragraphs of their own in the text.
func readCAT(name string, data []byte) (catDocument, error) {
	var in catXML
	d := xml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&in); err != nil {
		return catDocument{}, malformed(name, "CAT annotation", err)
	}
	doc := catDocument{Name: in.ID, Record: Record{ID: in.ID, Outlet: "Wikinews"}}
	for _, t := range in.Tokens {
		n, err := strconv.Atoi(t.Sentence)
		if err != nil {
			return doc, malformed(name, "CAT annotation", fmt.Errorf("token %s: %w", t.ID, err))
		}
		doc.Tokens = append(doc.Tokens, catToken{ID: t.ID, Sentence: n, Form: t.Form})
	}
	for _, m := range in.Marks.List {
		mark := catMark{kind: m.XMLName.Local, attrs: map[string]string{}}
		for _, a := range m.Attrs {
			mark.attrs[a.Name.Local] = a.Value
		}
		for _, a := range m.Anchors {
			mark.tokens = append(mark.tokens, a.ID)
		}
		doc.marks = append(doc.marks, mark)
	}
	for _, l := range in.Links.List {
		link := catLink{kind: l.XMLName.Local}
		for _, e := range l.Sources {
			link.sources = append(link.sources, e.ID)
		}
		for _, e := range l.Targets {
			link.targets = append(link.targets, e.ID)
		}
		doc.links = append(doc.links, link)
	}
	doc.Text = joinTokens(doc.Tokens)
	doc.Title, doc.Published = doc.headline(), doc.date()
	return doc, nil
}

// headline is the text of sentence 0 alone.
func (d *catDocument) headline() string {
	var title []catToken
	for _, t := range d.Tokens {
		if t.Sentence == 0 {
			title = append(title, t)
		}
	}
	return joinTokens(title)
}

var (
	dateLine = regexp.MustCompile(`([A-Za-z]+)\s+(\d{1,2})\s*,?\s*(\d{4})`)
	months   = strings.Fields("january february march april may june july august september october november december")
)

// date is the day that the date line gives, else the creation time that is
// annotated.
func (d *catDocument) date() string {
	var line []string
	for _, t := range d.Tokens {
		if t.Sentence == 1 {
			line = append(line, t.Form)
		}
	}
	if m := dateLine.FindStringSubmatch(strings.Join(line, " ")); m != nil {
		for i, name := range months {
			if strings.EqualFold(m[1], name) {
				day, _ := strconv.Atoi(m[2]) // two digits
				return fmt.Sprintf("%s-%02d-%02d", m[3], i+1, day)
			}
		}
	}
	for _, m := range d.marks {
		if m.kind == "TIMEX3" && m.attrs["functionInDocument"] == "CREATION_TIME" && len(m.tokens) > 0 {
			return m.attrs["value"]
		}
	}
	return ""
}

// span is where tokens stand in the text, as runs of neighbours.
func (d *catDocument) spans(ids []string) []readout.Span {
	want := map[string]bool{}
	for _, id := range ids {
		want[id] = true
	}
	var out []readout.Span
	last := -2
	for i, t := range d.Tokens {
		if !want[t.ID] {
			continue
		}
		if last == i-1 {
			out[len(out)-1].End = t.Span.End
		} else {
			out = append(out, t.Span)
		}
		last = i
	}
	return out
}

// Tokens that stand close to the one before, and to the one behind.
var (
	closeBefore = set(`, . ; : ! ? % ) ] } ... 's 'S n't N'T 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m '' ’ '`)
	closeBehind = set("( [ { $ # US$ C$ A$ HK$ NZ$ £ € ``")
	clitics     = set("s ll re ve m d t")
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// joinTokens makes running text of tokens and notes where each stands in it.
// Treebank quotation marks become plain ones.
func joinTokens(tokens []catToken) string {
	var b strings.Builder
	inQuote := false
	for i := range tokens {
		t := &tokens[i]
		form := t.Form
		shown := form
		if form == "``" || form == "''" {
			shown = `"`
		}
		if i > 0 {
			b.WriteString(between(tokens[i-1], *t, inQuote))
		}
		if form == `"` {
			inQuote = !inQuote
		}
		start := b.Len()
		b.WriteString(shown)
		t.Span = readout.Span{Start: start, End: b.Len()}
	}
	return b.String()
}

// between is what stands between two tokens.
func between(a, b catToken, inQuote bool) string {
	switch {
	case a.Sentence != b.Sentence && a.Sentence <= 1 && a.Sentence >= 0:
		return "\n\n"
	case a.Sentence != b.Sentence:
		return " "
	case closeBefore[b.Form], closeBehind[a.Form],
		b.Form == `"` && inQuote, a.Form == `"` && inQuote,
		len(a.Form) > 1 && strings.HasSuffix(a.Form, "'") && clitics[b.Form]:
		return ""
	}
	return " "
}
