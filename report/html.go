package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"readout"
)

//go:embed page/*.tmpl
var pages embed.FS

//go:embed page/style.css
var style string

//go:embed page/script.js
var script string

// longestCell is how much of a wording a table shows.
const longestCell = 120

var pageTemplate = template.Must(template.New("page.tmpl").Funcs(template.FuncMap{
	"say":     say,
	"sayKind": func(kind string) string { return sayKind(readout.FindingKind(kind)) },
	"count":   count,
	"clip":    func(s string) string { return clip(s, longestCell) },
}).ParseFS(pages, "page/*.tmpl"))

// page is what the template of a page reads.
type page struct {
	View   *View
	Title  string
	Policy string
	Style  template.CSS
	Script template.JS
}

// HTML writes the view as one page that needs nothing else: no other file, no
// network. Its policy forbids all but its own style and script. Every text of
// a document goes through html/template.
func HTML(w io.Writer, v *View) error {
	p := page{View: v, Title: v.Title(), Style: template.CSS(style), Script: template.JS(script)}
	p.Policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digest(style), digest(script))
	if err := pageTemplate.Execute(w, p); err != nil {
		return fmt.Errorf("report: write HTML: %w", err)
	}
	return nil
}

// digest names a style or script in a content security policy.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Only is the story of a view that has no other, nil for none.
func (v *View) Only() *Story {
	if len(v.Stories) == 1 && len(v.More) == 0 && v.Stories[0].Title != "" {
		return v.Stories[0]
	}
	return nil
}

// Title is the title of the view: that of its story, or how many there are.
func (v *View) Title() string {
	if s := v.Only(); s != nil {
		return s.Title
	}
	return count(v.Counts.Stories, "story", "stories")
}
