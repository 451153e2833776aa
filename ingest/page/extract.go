package page

import (
	"strings"
	"unicode"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// article finds the element that holds the article, nil where there is none.
// The date is read elsewhere, so that the library need not look for it.
func article(root *html.Node) *html.Node {
	result, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		ExcludeComments:  true,
		EnableFallback:   true,
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil || result == nil { // the library says so where it finds no article
		return nil
	}
	return result.ContentNode
}

// blocks are the elements that begin a paragraph of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Pre: true, atom.Table: true, atom.Tr: true,
	atom.Section: true, atom.Article: true, atom.Figure: true, atom.Figcaption: true, atom.Hr: true, atom.Dl: true, atom.Dt: true,
	atom.Dd: true, atom.Main: true, atom.Body: true, atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Nav: true,
	atom.Form: true, atom.Address: true, atom.Td: true, atom.Th: true, atom.Details: true, atom.Summary: true, atom.Title: true,
	atom.Button: true,
}

// textOf writes an element's text, a blank line between its paragraphs.
func textOf(n *html.Node) string {
	w := &writer{}
	w.node(n)
	return w.String()
}

func (w *writer) node(n *html.Node) {
	tag := atom.Lookup([]byte(n.Data)) // the library makes elements without DataAtom
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type == html.ElementNode && tag == atom.Br:
		w.end()
		return
	}
	block := n.Type == html.ElementNode && blocks[tag]
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.end()
	}
}

// writer puts paragraphs together, one blank between their words.
type writer struct {
	done, now strings.Builder
	blank     bool // a blank stands before the next word
}

func (w *writer) text(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			w.blank = true
			continue
		}
		if w.blank && w.now.Len() > 0 {
			w.now.WriteByte(' ')
		}
		w.blank = false
		w.now.WriteRune(r)
	}
}

// end ends a paragraph.
func (w *writer) end() {
	if w.now.Len() > 0 {
		if w.done.Len() > 0 {
			w.done.WriteString("\n\n")
		}
		w.done.WriteString(w.now.String())
		w.now.Reset()
	}
	w.blank = false
}

// String ends the last paragraph and gives them all.
func (w *writer) String() string {
	w.end()
	return w.done.String()
}
