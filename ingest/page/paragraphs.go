package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// containers are the elements in which text stands beside blocks on pages that
// divide their paragraphs with line breaks.
var containers = map[atom.Atom]bool{atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Body: true, atom.Td: true}

// divide gives every stretch of bare text in a container a paragraph element of
// its own, for extraction looks for paragraphs and loses what is in none.
func divide(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			divide(c)
		}
		c = next
	}
	if n.Type != html.ElementNode || !containers[n.DataAtom] || !bare(n) {
		return
	}
	var p *html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && c.DataAtom == atom.Br:
			n.RemoveChild(c)
			p = nil
		case c.Type == html.ElementNode && blocks[c.DataAtom] || c.Type == html.ElementNode && silent[c.DataAtom]:
			p = nil
		case c.Type == html.TextNode || c.Type == html.ElementNode:
			if p == nil {
				if blank(c) {
					break
				}
				p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
				n.InsertBefore(p, c)
			}
			n.RemoveChild(c)
			p.AppendChild(c)
		}
		c = next
	}
}

// bare reports whether text stands in n itself, more than a label.
func bare(n *html.Node) bool {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size > 40
}

func blank(n *html.Node) bool { return n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" }
