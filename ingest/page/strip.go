package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent are the elements whose text nobody reads on the page.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Head: true, atom.Iframe: true, atom.Select: true, atom.Textarea: true, atom.Math: true}

// beside are the elements that hold no article: left out when tags are stripped.
var beside = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true}

// Text gives the text of a piece of HTML, without its tags.
func Text(source string) string { return strip(source) }

// strip gives a page's text without its tags, in one pass and in a memory that
// does not depend on how deep they are nested.
func strip(source string) string {
	z := html.NewTokenizer(strings.NewReader(source))
	w := &writer{}
	depth := map[atom.Atom]int{}
	hidden := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return w.String()
		case html.TextToken:
			if hidden == 0 {
				w.text(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if blocks[tag] || tag == atom.Br {
				w.end()
			}
			if !silent[tag] && !beside[tag] || kind == html.SelfClosingTagToken {
				continue
			}
			switch {
			case kind == html.StartTagToken:
				depth[tag]++
				hidden++
			case depth[tag] > 0:
				depth[tag]--
				hidden--
			}
		}
	}
}
