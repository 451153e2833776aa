package page

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout"
	"readout/internal/stamp"
)

// facts are what a page states of itself.
type facts struct {
	elements, depth int
	text            int               // bytes of text
	meta            map[string]string // first content by lower-case name, property or itemprop
	article         linked            // from JSON-LD
	title, h1       string
	canonical, lang string
	times           []string // the datetime of <time>, the article's own first
}

// void are the elements that never hold others.
var void = map[atom.Atom]bool{atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true,
	atom.Img: true, atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true}

// loose are the elements whose end tags pages leave out; they do not count as nesting.
var loose = map[atom.Atom]bool{atom.P: true, atom.Li: true, atom.Td: true, atom.Tr: true, atom.Th: true, atom.Option: true,
	atom.Dt: true, atom.Dd: true, atom.Tbody: true, atom.Thead: true}

// scan reads a page's facts in one pass over its tags.
func scan(source string) *facts {
	f := &facts{meta: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(source))
	open := 0
	hidden := false // in a script or style, whose text is one token
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return f
		case html.CommentToken:
			f.elements++ // they weigh on the tree as elements do
		case html.TextToken:
			if !hidden {
				f.text += len(z.Raw())
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if tag := atom.Lookup(name); !loose[tag] && open > 0 {
				open--
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			f.elements++
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if kind == html.StartTagToken && !void[tag] && !loose[tag] {
				open++
				f.depth = max(f.depth, open)
			}
			f.element(z, tag, more)
			hidden = tag == atom.Script || tag == atom.Style
			continue
		}
		hidden = false
	}
}

// maxAttributes is how many attributes of one element are looked at.
const maxAttributes = 50

// element takes what one start tag states.
func (f *facts) element(z *html.Tokenizer, tag atom.Atom, more bool) {
	switch tag {
	case atom.Html, atom.Meta, atom.Link, atom.Time, atom.Script, atom.Title, atom.H1:
	default:
		return
	}
	attr := map[string]string{}
	for n := 0; more && n < maxAttributes; n++ {
		var k, v []byte
		k, v, more = z.TagAttr()
		if _, ok := attr[string(k)]; !ok {
			attr[string(k)] = strings.TrimSpace(string(v))
		}
	}
	switch tag {
	case atom.Html:
		f.lang = attr["lang"]
	case atom.Meta:
		f.metaOf(attr)
	case atom.Link:
		if strings.EqualFold(attr["rel"], "canonical") && f.canonical == "" {
			f.canonical = attr["href"]
		}
	case atom.Time:
		if when := attr["datetime"]; when != "" && len(f.times) < 20 {
			if _, own := attr["pubdate"]; own || strings.EqualFold(attr["itemprop"], "datePublished") {
				f.times = append([]string{when}, f.times...)
			} else {
				f.times = append(f.times, when)
			}
		}
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(attr["type"]), "application/ld+json") && z.Next() == html.TextToken {
			f.article.read(z.Raw())
		}
	case atom.Title:
		if f.title == "" && z.Next() == html.TextToken {
			f.text += len(z.Raw())
			f.title = clean(html.UnescapeString(string(z.Raw())))
		}
	case atom.H1:
		if f.h1 == "" {
			f.h1 = heading(z)
			f.text += len(f.h1)
		}
	}
}

// heading reads the text up to the end of the heading.
func heading(z *html.Tokenizer) string {
	var b strings.Builder
	for n := 0; n < 40; n++ {
		switch z.Next() {
		case html.TextToken:
			if raw := z.Raw(); len(raw) <= 4*maxFact {
				b.WriteString(html.UnescapeString(string(raw)))
			}
		case html.ErrorToken:
			return clean(b.String())
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "h1" {
				return clean(b.String())
			}
		}
	}
	return clean(b.String())
}

func (f *facts) metaOf(attr map[string]string) {
	if attr["content"] == "" {
		return
	}
	for _, k := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(attr[k]); name != "" && f.meta[name] == "" {
			f.meta[name] = attr["content"]
		}
	}
}

// first gives the first of the meta elements that is there.
func (f *facts) first(names ...string) string {
	for _, n := range names {
		if v := clean(f.meta[n]); v != "" {
			return v
		}
	}
	return ""
}

// fill writes the facts into a draft where it has none.
func (f *facts) fill(d *readout.Document) {
	set := func(into *string, values ...string) {
		for _, v := range values {
			if *into == "" {
				*into = v
			}
		}
	}
	set(&d.Outlet, f.article.publisher, f.first("og:site_name", "publisher", "article:publisher_name", "dc.publisher", "citation_journal_title", "application-name"))
	set(&d.Title, f.article.headline, without(f.first("og:title", "parsely-title", "dc.title", "headline", "twitter:title", "sailthru.title"), d.Outlet), f.h1, without(f.title, d.Outlet))
	author := f.first("author", "byl", "parsely-author", "sailthru.author", "article:author", "dc.creator", "citation_author")
	if strings.Contains(author, "://") {
		author = ""
	}
	set(&d.Byline, f.article.author, author)
	d.Byline = trimBy(d.Byline)
	set(&d.URL, address(f.canonical), address(f.first("og:url", "twitter:url")), address(f.article.url))
	set(&d.Language, f.lang, f.first("og:locale", "language"))
	f.date(d)
}

// publishedNames are the meta elements that state when a page appeared.
var publishedNames = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
	"sailthru.date", "publishdate", "publish-date", "publish_date", "published-date", "published_time", "pubdate", "publication_date", "cxenseparse:recs:publishtime",
	"dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "citation_publication_date", "article.published", "displaydate", "timestamp", "date"}

// date takes the first stated time of publication that can be read. The time of
// the last change stands in for it where there is none.
func (f *facts) date(d *readout.Document) {
	if d.Published.Value.Known() {
		return
	}
	stated := []string{f.article.published}
	for _, n := range publishedNames {
		stated = append(stated, f.meta[n])
	}
	stated = append(stated, f.times...)
	changed := len(stated)
	stated = append(stated, f.article.modified, f.meta["article:modified_time"], f.meta["og:updated_time"], f.meta["datemodified"], f.meta["last-modified"])
	for i, s := range stated {
		if when, ok := stamp.Parse(s); ok {
			d.Published = readout.Published{Value: when, Basis: readout.BasisMetadata}
			if i >= changed {
				d.Notes = append(d.Notes, "the page states only when it was last changed: that date was taken")
			}
			return
		}
	}
}

// without takes the outlet's name off the end of a page title.
func without(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		at := strings.LastIndex(title, sep)
		if at <= 0 {
			continue
		}
		if tail := fold(title[at+len(sep):]); outlet != "" && (tail == fold(outlet) || strings.HasPrefix(fold(outlet), tail) || strings.HasPrefix(tail, fold(outlet))) {
			return strings.TrimSpace(title[:at])
		}
	}
	return title
}

// address gives a web address, empty for anything else.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func trimBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}

// maxFact is how many bytes of one stated fact are read.
const maxFact = 1 << 10

// clean puts one blank between the words of s, and cuts it where it is no
// title or name any more.
func clean(s string) string {
	if len(s) > 4*maxFact {
		s = strings.ToValidUTF8(s[:4*maxFact], "")
	}
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxFact {
		s = strings.ToValidUTF8(s[:maxFact], "")
	}
	return s
}

// fold drops everything but letters and digits, and case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
