package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/stamp"
)

// The usual names of a record's fields, without case, hyphens and underscores,
// the one to be preferred first.
var (
	textKeys    = []string{"text", "maintext", "articlebody", "fulltext", "articletext", "bodytext", "textcontent", "contenttext", "body", "content", "article", "story", "html", "contenthtml", "bodyhtml"}
	summaryKeys = []string{"summary", "description", "lead", "abstract", "snippet"}
	idKeys      = []string{"id", "docid", "documentid", "articleid", "guid", "uuid", "key"}
	titleKeys   = []string{"title", "headline", "heading", "articletitle"}
	outletKeys  = []string{"outlet", "source", "publisher", "publication", "sitename", "site", "sourcename", "newspaper", "newssource", "media", "provider", "sourcedomain", "domain"}
	dateKeys    = []string{"published", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate", "datepublish", "webpublicationdate", "publishedon", "date", "datetime", "firstpublished", "timestamp", "created", "createdat"}
	bylineKeys  = []string{"byline", "author", "authors", "by", "creator", "writer"}
	urlKeys     = []string{"url", "link", "canonicalurl", "weburl", "permalink", "sourceurl", "href", "uri"}
	langKeys    = []string{"language", "lang", "inlanguage"}
)

// Record is one JSON record read as a document that is not frozen yet.
type Record struct {
	readout.Document
	Field string // the field that held the text, folded: a "text" is kept byte for byte
}

// Parse reads one JSON object with the usual field names of news collections.
// Its text is kept byte for byte; its id, where it has one, becomes its name.
func Parse(raw []byte) (Record, error) {
	f, err := readFields(raw)
	if err != nil {
		return Record{}, err
	}
	var rec Record
	rec.Notes = f.notes
	if rec.Text, rec.Field = f.text(textKeys); rec.Field == "" {
		if inner := f.object("article", "content", "data", "source", "document", "fields"); inner != nil {
			if in, err := readFields(inner); err == nil {
				f.under(in)
				rec.Text, rec.Field = f.text(textKeys)
			}
		}
	}
	if rec.Field == "" {
		if rec.Text, rec.Field = f.text(summaryKeys); rec.Field != "" {
			rec.Notes = append(rec.Notes, "the record has no text: its "+rec.Field+" was read")
		}
	}
	if rec.Field == "" {
		return Record{}, &readout.Error{Kind: readout.KindUnsupported,
			Reason: "the record has no text: its fields are " + f.names(),
			Hint:   `name the field of the article's words "text" (or body, content, article, maintext)`}
	}
	f.fill(&rec)
	return rec, nil
}

func (f *fields) fill(rec *Record) {
	if id, _ := f.scalar(idKeys); id != "" {
		rec.Names = []string{id}
	}
	rec.Title, _ = f.scalar(titleKeys)
	rec.Outlet, _ = f.scalar(outletKeys)
	rec.Byline, _ = f.scalar(bylineKeys)
	rec.URL, _ = f.scalar(urlKeys)
	rec.Language, _ = f.scalar(langKeys)
	stated := ""
	for _, k := range dateKeys {
		s, _ := f.scalar([]string{k})
		if s == "" {
			continue
		}
		if d, ok := stamp.Parse(s); ok {
			rec.Published = readout.Published{Value: d, Basis: readout.BasisMetadata}
			return
		}
		stated = s
	}
	if stated != "" {
		rec.Notes = append(rec.Notes, fmt.Sprintf("the stated date %q cannot be read", clip(stated, 60)))
	}
}

// fields are the members of one JSON object by folded name.
type fields struct {
	order  []string // folded names as they came, once each
	values map[string]json.RawMessage
	notes  []string
}

func readFields(raw []byte) (*fields, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if tok, err := dec.Token(); err != nil {
		return nil, broken(dec, cut(err))
	} else if tok != json.Delim('{') {
		return nil, &readout.Error{Kind: readout.KindUnsupported, Reason: fmt.Sprintf("the value %q is no record", clip(string(raw), 40)),
			Hint: `give objects such as {"id": "1", "text": "…", "published": "2025-06-05"}`}
	}
	f := &fields{values: map[string]json.RawMessage{}}
	exact := map[string]bool{}
	for dec.More() {
		tok, err := dec.Token()
		if err != nil {
			return nil, broken(dec, cut(err))
		}
		name, _ := tok.(string)
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return nil, broken(dec, cut(err))
		}
		k := fold(name)
		if exact[name] && len(f.notes) < 3 {
			f.notes = append(f.notes, fmt.Sprintf("the field %q is given twice: the last was read", clip(name, 40)))
		}
		if _, ok := f.values[k]; !ok {
			f.order = append(f.order, k)
		} else if !exact[name] && string(v) == "null" {
			continue // another spelling of a name that has a value
		}
		exact[name] = true
		f.values[k] = v
	}
	if _, err := dec.Token(); err != nil {
		return nil, broken(dec, cut(err))
	}
	return f, nil
}

// under adds the members of an inner object where the outer has none.
func (f *fields) under(in *fields) {
	for _, k := range in.order {
		if v, ok := f.values[k]; !ok || len(v) > 0 && v[0] == '{' {
			f.values[k] = in.values[k]
			if !ok {
				f.order = append(f.order, k)
			}
		}
	}
	f.notes = append(f.notes, in.notes...)
}

// text gives the first field of keys that holds words: a string, or a list of
// strings as paragraphs.
func (f *fields) text(keys []string) (text, field string) {
	for _, k := range keys {
		v := f.values[k]
		var s string
		if json.Unmarshal(v, &s) == nil && s != "" {
			return s, k
		}
		var list []string
		if json.Unmarshal(v, &list) == nil && len(list) > 0 {
			return strings.Join(list, "\n\n"), k
		}
	}
	return "", ""
}

// scalar gives the first field of keys that can be read as a short string: a
// string, a number, an object's name or value, a list of these.
func (f *fields) scalar(keys []string) (value, field string) {
	for _, k := range keys {
		if s := strings.TrimSpace(plain(f.values[k], 0)); s != "" {
			return s, k
		}
	}
	return "", ""
}

func plain(v json.RawMessage, depth int) string {
	if len(v) == 0 || depth > 2 {
		return ""
	}
	switch v[0] {
	case '"':
		var s string
		_ = json.Unmarshal(v, &s) // a value that the decoder gave is well formed
		return s
	case '{':
		in, err := readFields(v)
		if err != nil {
			return ""
		}
		for _, k := range []string{"name", "value", "title", "$oid", "$date", "id", "url"} {
			if s := plain(in.values[k], depth+1); s != "" {
				return s
			}
		}
	case '[':
		var list []json.RawMessage
		_ = json.Unmarshal(v, &list)
		var names []string
		for _, e := range list {
			if s := plain(e, depth+1); s != "" && !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	default:
		if c := v[0]; c == '-' || '0' <= c && c <= '9' {
			return string(v)
		}
	}
	return ""
}

// object gives the first of keys that holds an object.
func (f *fields) object(keys ...string) json.RawMessage {
	for _, k := range keys {
		if v := f.values[k]; len(v) > 0 && v[0] == '{' {
			return v
		}
	}
	return nil
}

func (f *fields) names() string {
	names := slices.Clone(f.order)
	if len(names) > 12 {
		names = append(names[:12], "…")
	}
	for i, n := range names {
		names[i] = clip(n, 30)
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// fold drops case, hyphens, underscores and the like from a field's name.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == ' ' || r == ':' || r == '.' || r == '@':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

// clip cuts s for a message.
func clip(s string, n int) string {
	for i := range s {
		if i >= n {
			return s[:i] + "…"
		}
	}
	return s
}
