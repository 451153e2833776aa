// Package page reads saved web pages: the words of the article by
// go-trafilatura, and title, outlet, byline, address and date from what the
// page states of itself: JSON-LD, meta elements, <time>.
//
// Pages made to exhaust a parser, nested too deep or of too many elements, are
// not parsed: their text is taken with the tags stripped.
package page

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout"
)

// Limits of what is parsed into a tree; the parser itself gives up at 512 open
// elements.
const (
	maxElements = 30_000
	maxDepth    = 400
	maxText     = 1 << 20 // bytes between the tags, scripts and styles left out
)

// shortArticle is the length under which an extraction is doubted, in characters.
const shortArticle = 160

// Read reads the page into a draft: its text begins with the page's headline,
// where it states one, as a title region. What the draft has already stays.
func Read(d *readout.Document, source string) error {
	facts := scan(source)
	body := ""
	parsed := facts.elements <= maxElements && facts.depth <= maxDepth && facts.text <= maxText
	if parsed {
		extracted, err := extract(source)
		if err != nil {
			return err
		}
		body = extracted
	} else {
		d.Notes = append(d.Notes, "the page is nested too deep or too large to be parsed: its tags were stripped")
	}
	if stated := paragraphs(facts.article.body); runes(body) < shortArticle && runes(stated) > runes(body) {
		body = stated
	}
	if runes(body) < shortArticle {
		// A short extraction is a short article, a wrong one, or a broken one.
		if all := strip(source); runes(all) > runes(body) || !strings.Contains(fold(all), fold(body)) {
			if parsed && runes(all) > 2*runes(body) {
				d.Notes = append(d.Notes, "the article could not be told from the rest of the page: all of its text was read")
			}
			body = all
		}
	}
	if strings.TrimSpace(body) == "" {
		return &readout.Error{Kind: readout.KindInvalid, Reason: "the page holds no text",
			Hint: "it may be filled in by a script: save it from the browser after it has loaded"}
	}
	facts.fill(d)
	d.Text = body
	if d.Title != "" {
		headline(d)
	}
	return nil
}

// headline puts the title before the text, or marks it where the text begins
// with it.
func headline(d *readout.Document) {
	first, rest, _ := strings.Cut(d.Text, "\n")
	if fold(first) == fold(d.Title) {
		d.Text = first + "\n" + rest
	} else {
		first = d.Title
		d.Text = first + "\n\n" + d.Text
	}
	if first != "" {
		d.Regions = append(d.Regions, readout.Region{Span: readout.Span{Start: 0, End: len(first)}, Kind: readout.RegionTitle, By: "page title"})
	}
}

// extract gives the article's words as paragraphs. A panic in the library is a
// refusal of the page.
func extract(source string) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &readout.Error{Kind: readout.KindInvalid, Reason: fmt.Sprintf("the page cannot be taken apart: %v", p),
				Hint: "save the article as plain text and report the page"}
		}
	}()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return "", nil // the tags are stripped instead
	}
	divide(root)
	node := article(root)
	if node == nil {
		return "", nil
	}
	return textOf(node), nil
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// paragraphs tidies a text that a page states in one piece.
func paragraphs(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n\n")
}
