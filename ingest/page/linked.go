package page

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
)

// linked is what a page's JSON-LD says of its article.
type linked struct {
	headline, author, publisher, published, modified, url, body string
}

// read takes the first article of a JSON-LD script; a broken one says nothing.
func (l *linked) read(script []byte) {
	script = bytes.TrimSpace(script)
	script = bytes.TrimSuffix(bytes.TrimPrefix(script, []byte("<!--")), []byte("-->"))
	script = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(script), []byte("//<![CDATA[")), []byte("//]]>"))
	script = bytes.TrimSuffix(bytes.TrimSpace(script), []byte(";"))
	var v any
	if json.Unmarshal(script, &v) != nil {
		// Newlines within strings are the commonest fault.
		if json.Unmarshal(bytes.ReplaceAll(script, []byte("\n"), []byte(" ")), &v) != nil {
			return
		}
	}
	l.walk(v, 0)
}

// walk looks for an article in lists and graphs.
func (l *linked) walk(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.walk(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			l.take(v)
			return
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"} {
			if inner, ok := v[k]; ok {
				l.walk(inner, depth+1)
			}
		}
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") || strings.HasSuffix(k, "Report") || strings.HasSuffix(k, "Blog")
	case []any:
		for _, e := range k {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// take reads an article's fields where none were read before.
func (l *linked) take(v map[string]any) {
	for _, f := range []struct {
		into  *string
		value string
	}{
		{&l.headline, label(v["headline"], ", ")}, {&l.headline, label(v["name"], ", ")},
		{&l.author, label(v["author"], ", ")}, {&l.author, label(v["creator"], ", ")},
		{&l.publisher, label(v["publisher"], "")}, {&l.publisher, label(v["sourceOrganization"], "")},
		{&l.published, label(v["datePublished"], "")}, {&l.published, label(v["dateCreated"], "")},
		{&l.modified, label(v["dateModified"], "")},
		{&l.url, label(v["url"], "")}, {&l.url, label(v["mainEntityOfPage"], "")},
	} {
		if *f.into == "" {
			*f.into = clean(html.UnescapeString(f.value))
		}
	}
	if body, ok := v["articleBody"].(string); ok && l.body == "" {
		l.body = html.UnescapeString(body)
	}
}

// label gives a value as a string: itself, its name or address, or a list of
// these with sep between them; without sep the first.
func label(v any, sep string) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		for _, k := range []string{"name", "@value", "@id", "url"} {
			if s, ok := v[k].(string); ok && s != "" {
				return s
			}
			if s := label(v[k], sep); k == "name" && s != "" {
				return s
			}
		}
	case []any:
		var all []string
		for _, e := range v {
			s := label(e, sep)
			if s == "" {
				continue
			}
			if all = append(all, s); sep == "" {
				break
			}
		}
		return strings.Join(all, sep)
	}
	return ""
}
